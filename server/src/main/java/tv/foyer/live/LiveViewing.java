package tv.foyer.live;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.foyer.crypto.Signer;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.ViewingClaim;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.TitleId;

/**
 * The viewing of a live channel: who may report it, and of which stretches. What is on has no title
 * in the catalogue, so it counts under the channel's own id, for the channel's provider.
 *
 * @param life of a session
 * @param behind how far behind its opening a session's picture begins at most
 * @param views signs view tokens
 */
record LiveViewing(Duration life, Duration behind, Signer views) {
    /** Shorter than any segment: what dates are off by when they are rounded. */
    private static final Duration ROUNDING = Duration.ofMillis(500);

    /**
     * A stretch of the channel without ads.
     *
     * @param contentAt second of the session at {@code start}
     * @param token goes into the beacons of its viewing
     */
    record Stretch(Instant start, Instant end, double contentAt, String token) {}

    /** What a set may report of its playlist; nothing where nobody said who watches. */
    List<Stretch> of(Stitched seen, LiveClaim session, Optional<PartnerId> provider) {
        return provider.flatMap(owner -> claim(session, owner))
                .map(claim -> stretches(seen, claim))
                .orElse(List.of());
    }

    /** One for each opening of the channel on a set. */
    Optional<ViewingClaim> claim(LiveClaim session, PartnerId provider) {
        Instant opened = session.expires().minus(life).truncatedTo(ChronoUnit.SECONDS);
        String name = "live/" + session.channel() + "/" + session.device() + "/" + opened;
        return session.watcher()
                .map(who ->
                        new ViewingClaim(
                                new SessionId(Ids.named(name)),
                                session.device(),
                                who.household(),
                                who.profile(),
                                session.brand(),
                                who.maker(),
                                new TitleId(session.channel().value()),
                                provider,
                                Math.toIntExact(life.plus(behind).toSeconds()),
                                opened,
                                session.expires(),
                                Optional.of(session.channel())));
    }

    private List<Stretch> stretches(Stitched seen, ViewingClaim claim) {
        Instant zero = claim.started().minus(behind);
        String token = views.sign(ClaimBytes.of(claim));
        List<Stretch> all = new ArrayList<>();
        for (Stitched.Entry entry : seen.entries()) {
            if (entry instanceof Stitched.Entry.Content && !entry.start().isBefore(zero)) {
                Instant end = entry.start().plus(entry.micros(), ChronoUnit.MICROS);
                double at = Duration.between(zero, entry.start()).toMillis() / 1e3;
                add(all, new Stretch(entry.start(), end, at, token));
            }
        }
        return all;
    }

    private static void add(List<Stretch> all, Stretch next) {
        boolean goesOn =
                !all.isEmpty() && !next.start().isAfter(all.getLast().end().plus(ROUNDING));
        Stretch last = goesOn ? all.removeLast() : next;
        all.add(new Stretch(last.start(), next.end(), last.contentAt(), next.token()));
    }
}
