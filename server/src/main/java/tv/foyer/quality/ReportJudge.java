package tv.foyer.quality;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import tv.foyer.crypto.Secrets;
import tv.foyer.events.Event;
import tv.foyer.events.Event.Begun;
import tv.foyer.http.Caller;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.TitleId;

/**
 * Turns a set's report into a fact without anyone in it, or says why not. Pure.
 *
 * <p>The report's own id names the fact only together with the word "quality": no set can take the
 * id of a fact that is worth money.
 */
final class ReportJudge {
    static final String OWN_HOST = "house";
    static final String OTHER_HOST = "other";
    private static final Duration OLDEST = Duration.ofDays(2);
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final int MOST_START = 120_000;
    private static final int MOST_STALL = 300_000;
    private static final int MOST_STALLS = 32;
    private static final int MOST_PLAYED = 120_000;
    private static final int MOST_KBPS = 200_000;
    private static final int MOST_DROPPED = 100_000;

    private final Set<String> hosts;
    private final Function<TitleId, Optional<PartnerId>> providers;

    /**
     * @param hosts that are known by name
     * @param providers whose title it is
     */
    ReportJudge(Set<String> hosts, Function<TitleId, Optional<PartnerId>> providers) {
        this.hosts = hosts;
        this.providers = providers;
    }

    /**
     * Who reports, and when.
     *
     * @param consent whether the household allows ids
     * @param own name of the host that was called
     */
    record Source(Caller.TvSet set, boolean consent, String own, Instant now) {}

    /** What becomes of a report. */
    sealed interface Verdict {
        record Fact(Event.PlaybackMeasured event) implements Verdict {}

        record Refused(String field, String rule) implements Verdict {}
    }

    Verdict judge(Cmcd report, Source source) {
        Optional<UUID> id = report.words(CmcdKey.REPORT).flatMap(ReportJudge::uuid);
        OptionalLong ts = report.whole(CmcdKey.TS);
        if (id.isEmpty()) {
            return refused(CmcdKey.REPORT, "a UUID of the report's own expected");
        }
        if (ts.isEmpty() || ts.getAsLong() > source.now().plus(AHEAD).toEpochMilli()) {
            return refused(CmcdKey.TS, "milliseconds since 1970, not of the future, expected");
        }
        Instant at = Instant.ofEpochMilli(ts.getAsLong());
        if (at.isBefore(source.now().minus(OLDEST))) {
            return refused(CmcdKey.TS, "at most 48 hours ago expected");
        }
        return impossible(report)
                .orElseGet(() -> new Verdict.Fact(fact(report, source, idAt(at, id.get()), at)));
    }

    private Event.PlaybackMeasured fact(Cmcd report, Source source, EventId id, Instant at) {
        Optional<TitleId> title =
                report.words(CmcdKey.CID)
                        .filter(_ -> source.consent())
                        .flatMap(ReportJudge::uuid)
                        .map(TitleId::new);
        Optional<PartnerId> provider = title.flatMap(providers);
        boolean live = report.words(CmcdKey.ST).filter(type -> !type.equals("v")).isPresent();
        return new Event.PlaybackMeasured(
                id,
                at,
                source.set().maker(),
                source.set().brand(),
                source.set().model(),
                host(report, source.own()),
                live,
                title.filter(_ -> provider.isPresent()),
                provider,
                measure(report),
                report.misread().stream().map(CmcdKey::wire).sorted().toList());
    }

    /**
     * Returns a name that the house knows: what a set sends must not grow the tables. Media of the
     * house that was called, by whatever name, is {@code house}.
     */
    private String host(Cmcd report, String own) {
        Optional<String> named =
                report.words(CmcdKey.H)
                        .or(() -> report.words(CmcdKey.CDN))
                        .map(host -> host.toLowerCase(Locale.ROOT));
        if (named.isPresent() && hosts.contains(named.get())) {
            return named.get();
        }
        return named.isEmpty() || named.get().equals(own) ? OWN_HOST : OTHER_HOST;
    }

    private static Event.Measure measure(Cmcd report) {
        List<Long> stalls = report.wholes(CmcdKey.BSD);
        int played = (int) report.whole(CmcdKey.PLAYED).orElse(0);
        return new Event.Measure(
                begun(report),
                (int) report.whole(CmcdKey.MSD).orElse(0),
                stalls.size(),
                (int) stalls.stream().mapToLong(Long::longValue).sum(),
                played,
                played == 0 ? 0 : report.wholes(CmcdKey.BR).stream().mapToInt(Long::intValue).sum(),
                (int) report.whole(CmcdKey.DF).orElse(0),
                ErrorCodes.known(report.strings(CmcdKey.EC)));
    }

    /** With a start delay pictures came; startup that ended broke, or was left. */
    private static Optional<Begun> begun(Cmcd report) {
        if (report.whole(CmcdKey.MSD).isPresent()) {
            return Optional.of(Begun.STARTED);
        }
        if (!report.flag(CmcdKey.SU)) {
            return Optional.empty();
        }
        return switch (report.words(CmcdKey.STA).orElse("")) {
            case "f" -> Optional.of(Begun.FAILED);
            case "q" -> Optional.of(Begun.LEFT);
            default -> Optional.empty();
        };
    }

    private static Optional<Verdict> impossible(Cmcd report) {
        List<Long> stalls = report.wholes(CmcdKey.BSD);
        if (stalls.size() > MOST_STALLS) {
            return Optional.of(refused(CmcdKey.BSD, "at most " + MOST_STALLS + " expected"));
        }
        return most(CmcdKey.MSD, report.whole(CmcdKey.MSD), MOST_START)
                .or(() -> most(CmcdKey.BSD, max(stalls), MOST_STALL))
                .or(() -> most(CmcdKey.PLAYED, report.whole(CmcdKey.PLAYED), MOST_PLAYED))
                .or(() -> most(CmcdKey.BR, sum(report.wholes(CmcdKey.BR)), MOST_KBPS))
                .or(() -> most(CmcdKey.DF, report.whole(CmcdKey.DF), MOST_DROPPED));
    }

    private static Optional<Verdict> most(CmcdKey key, OptionalLong value, int most) {
        return value.isPresent() && value.getAsLong() > most
                ? Optional.of(refused(key, "at most " + most + " expected"))
                : Optional.empty();
    }

    private static OptionalLong max(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).max();
    }

    /** Each part is cut first, so that no sum of theirs runs over. */
    private static OptionalLong sum(List<Long> values) {
        return OptionalLong.of(
                values.stream().mapToLong(each -> Math.min(each, MOST_KBPS + 1L)).sum());
    }

    private static Verdict.Refused refused(CmcdKey key, String rule) {
        return new Verdict.Refused(key.wire(), rule);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static EventId idAt(Instant at, UUID report) {
        String hash = Secrets.sha256(("quality/" + report).getBytes(StandardCharsets.UTF_8));
        long seed = ByteBuffer.wrap(HexFormat.of().parseHex(hash)).getLong();
        return new EventId(Ids.at(at, seed));
    }
}
