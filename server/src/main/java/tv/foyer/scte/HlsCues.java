package tv.foyer.scte;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.foyer.scte.BreakSignal.Moment;

/**
 * Cues in HLS playlists: {@code EXT-X-DATERANGE} with {@code SCTE35-OUT}, {@code -IN} and {@code
 * -CMD} (RFC 8216, 4.3.2.7), and the older tags {@code EXT-X-CUE-OUT}, {@code -CUE-OUT-CONT},
 * {@code -CUE-IN} and {@code EXT-OATCLS-SCTE35} that packagers write by custom.
 */
public final class HlsCues {
    private static final String LEGACY_ID = "cue";
    private static final String DATE_RANGE = "#EXT-X-DATERANGE:";
    private static final String CUE_OUT = "#EXT-X-CUE-OUT";
    private static final String CUE_CONT = "#EXT-X-CUE-OUT-CONT";
    private static final String CUE_IN = "#EXT-X-CUE-IN";
    private static final String OATCLS = "#EXT-OATCLS-SCTE35:";
    private static final int MAX_LINE = 32_768;

    /** RFC 3339 with «Z», «+08:00» or «+0800». */
    private static final DateTimeFormatter DATE =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendPattern("[XXX][XX]")
                    .toFormatter(Locale.ROOT);

    private HlsCues() {}

    /** Reads one line of a playlist. Never throws. */
    public static CueReading read(String line) {
        String text = line.strip();
        if (!text.startsWith("#EXT")) {
            return new CueReading.NotACue();
        }
        if (text.length() > MAX_LINE) {
            return new CueReading.Bad("line: at most " + MAX_LINE + " characters expected");
        }
        if (text.startsWith(DATE_RANGE)) {
            return dateRange(text.substring(DATE_RANGE.length()));
        }
        if (text.startsWith(OATCLS)) {
            return section(Scte35.fromBase64(text.substring(OATCLS.length())), Optional.empty());
        }
        return argument(text, CUE_CONT)
                .map(HlsCues::goesOn)
                .or(() -> argument(text, CUE_OUT).map(HlsCues::out))
                .or(() -> argument(text, CUE_IN).map(_ -> in()))
                .orElse(new CueReading.NotACue());
    }

    /** The tag of a break that begins. The id is unique in the playlist, without quotes. */
    public static String out(String id, Instant start, Optional<Duration> planned, SpliceInfo cue) {
        return head(id, start)
                + planned.map(length -> ",PLANNED-DURATION=" + seconds(length)).orElse("")
                + ",SCTE35-OUT="
                + Scte35.toHex(cue);
    }

    /** The tag of the same break when it is over. */
    public static String in(String id, Instant start, Instant end, SpliceInfo cue) {
        return head(id, start)
                + ",END-DATE=\""
                + date(end)
                + "\",DURATION="
                + seconds(Duration.between(start, end))
                + ",SCTE35-IN="
                + Scte35.toHex(cue);
    }

    public static String legacyOut(Duration planned) {
        return CUE_OUT + ":DURATION=" + seconds(planned);
    }

    /** Before each segment of the break but the first. */
    public static String legacyGoesOn(Duration elapsed, Duration planned) {
        return CUE_CONT + ":ElapsedTime=" + seconds(elapsed) + ",Duration=" + seconds(planned);
    }

    public static String legacyIn() {
        return CUE_IN;
    }

    private static String head(String id, Instant start) {
        if (id.chars().anyMatch(c -> c < ' ' || c == '"')) {
            throw new IllegalArgumentException("id: quotes and line breaks are not allowed");
        }
        return DATE_RANGE + "ID=\"" + id + "\",START-DATE=\"" + date(start) + "\"";
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    private static String seconds(Duration length) {
        return String.format(Locale.ROOT, "%d.%03d", length.toSeconds(), length.toMillisPart());
    }

    private static Optional<String> argument(String text, String tag) {
        if (text.equals(tag)) {
            return Optional.of("");
        }
        return text.startsWith(tag + ":")
                ? Optional.of(text.substring(tag.length() + 1).strip())
                : Optional.empty();
    }

    private static CueReading out(String argument) {
        Optional<Duration> planned =
                Attributes.length(argument)
                        .or(() ->
                                Attributes.of(argument)
                                        .flatMap(list -> either(list, "DURATION", "Duration")));
        return legacy(new BreakSignal.Out(LEGACY_ID, Optional.empty(), planned));
    }

    /** «10/30», «ElapsedTime=10,Duration=30», «10» or nothing. */
    private static CueReading goesOn(String argument) {
        Optional<Attributes> list = Attributes.of(argument);
        int slash = argument.indexOf('/');
        Optional<Duration> total =
                slash < 0 ? Optional.empty() : Attributes.length(argument.substring(slash + 1));
        Optional<Duration> elapsed =
                Attributes.length(total.isPresent() ? argument.substring(0, slash) : argument)
                        .or(() -> list.flatMap(all -> either(all, "ElapsedTime", "ELAPSED")));
        Optional<Duration> planned =
                total.or(() -> list.flatMap(all -> either(all, "Duration", "DURATION")));
        Optional<Moment> at = elapsed.map(BreakSignal.Ago::new);
        return legacy(new BreakSignal.Out(LEGACY_ID, at, planned));
    }

    private static CueReading in() {
        return legacy(new BreakSignal.In(Optional.empty(), Optional.empty()));
    }

    private static CueReading legacy(BreakSignal signal) {
        return new CueReading.Signals(List.of(signal), List.of());
    }

    private static Optional<Duration> either(Attributes list, String one, String other) {
        return list.seconds(one).or(() -> list.seconds(other));
    }

    /** A playlist's place tells the moment, not the section's clock, which HLS does not show. */
    private static CueReading section(Decoded decoded, Optional<Moment> at) {
        return switch (decoded) {
            case Decoded.Bad(var reason, var offset) ->
                    new CueReading.Bad(reason + " (byte " + offset + ")");
            case Decoded.Cue(var info) ->
                    new CueReading.Signals(
                            BreakSignal.of(info).stream()
                                    .map(signal -> signal.movedTo(at))
                                    .toList(),
                            List.of());
        };
    }

    private static CueReading dateRange(String list) {
        Optional<Attributes> attributes = Attributes.of(list);
        if (attributes.isEmpty()) {
            return new CueReading.Bad("EXT-X-DATERANGE: names and values expected");
        }
        Attributes all = attributes.get();
        Optional<String> out = all.get("SCTE35-OUT");
        Optional<String> in = all.get("SCTE35-IN");
        Optional<String> command = all.get("SCTE35-CMD");
        if (out.isEmpty() && in.isEmpty() && command.isEmpty()) {
            return new CueReading.NotACue();
        }
        Optional<String> id = all.get("ID").filter(name -> !name.isEmpty());
        if (id.isEmpty()) {
            return new CueReading.Bad("ID: is required");
        }
        Optional<Instant> start = all.get("START-DATE").flatMap(HlsCues::instant);
        if (command.isPresent()) {
            return section(Scte35.fromHex(command.get()), start.map(BreakSignal.OnClock::new));
        }
        return range(id.get(), start, all, out, in.isPresent());
    }

    private static CueReading range(
            String id, Optional<Instant> start, Attributes all, Optional<String> out, boolean in) {
        List<BreakSignal> signals = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        if (start.isEmpty()) {
            problems.add("START-DATE: a date and time of RFC 3339 expected");
        }
        if (out.isPresent()) {
            Optional<Duration> planned =
                    either(all, "DURATION", "PLANNED-DURATION")
                            .or(() -> ofCue(out.get(), problems));
            signals.add(new BreakSignal.Out(id, start.map(BreakSignal.OnClock::new), planned));
        }
        if (in) {
            Optional<Instant> end =
                    all.get("END-DATE")
                            .flatMap(HlsCues::instant)
                            .or(() ->
                                    start.flatMap(
                                            begin -> all.seconds("DURATION").map(begin::plus)))
                            .or(() -> out.isPresent() ? Optional.empty() : start);
            signals.add(new BreakSignal.In(Optional.of(id), end.map(BreakSignal.OnClock::new)));
        }
        return new CueReading.Signals(signals, problems);
    }

    /** The tag's name says «out»; a section that cannot be read takes nothing from that. */
    private static Optional<Duration> ofCue(String hex, List<String> problems) {
        return switch (Scte35.fromHex(hex)) {
            case Decoded.Cue(var info) -> BreakSignal.plannedDuration(info);
            case Decoded.Bad(var reason, _) -> {
                problems.add("SCTE35-OUT: " + reason);
                yield Optional.empty();
            }
        };
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, DATE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
