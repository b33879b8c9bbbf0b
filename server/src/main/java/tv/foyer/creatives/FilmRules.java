package tv.foyer.creatives;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import tv.foyer.media.Footage;

/**
 * What a film must be, as data, and the pure look at one. A film is judged twice: by its headers,
 * which cost nothing to read, and by what really came out when it was decoded.
 *
 * @param lengths in seconds, as they are sold
 * @param slack by how many seconds a film may be off its length
 * @param aspectOff by which share a picture may be off 16:9
 * @param quietest loudness that can be raised without raising its noise, in LUFS
 */
record FilmRules(
        List<Integer> lengths,
        double slack,
        Size least,
        Size most,
        double aspectOff,
        double leastFrames,
        double mostFrames,
        int mostChannels,
        double quietest) {
    static final FilmRules STANDARD =
            new FilmRules(
                    List.of(1, 2, 3, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 45, 60, 75, 90, 120),
                    0.5,
                    new Size(640, 360),
                    new Size(4_096, 2_304),
                    0.02,
                    10,
                    120,
                    8,
                    -53);

    private static final double WIDE = 16.0 / 9;

    FilmRules {
        lengths = List.copyOf(lengths);
    }

    record Size(int width, int height) {}

    /** What the advertiser and its line item say about the film. */
    record Said(boolean silent, OptionalInt seconds) {}

    /** Returns how much of a film is looked at; a longer one is refused by its header. */
    int horizon() {
        return lengths.getLast() + 5;
    }

    /** Returns the sold length that a film has, if it has one. */
    OptionalInt length(double seconds, Said said) {
        return said.seconds().isPresent()
                ? near(seconds, said.seconds().getAsInt()) ? said.seconds() : OptionalInt.empty()
                : lengths.stream()
                        .filter(length -> near(seconds, length))
                        .mapToInt(length -> length)
                        .findFirst();
    }

    /** Returns every rule that the headers break. */
    List<Reason> headers(Footage.Probe probe, Said said) {
        List<Reason> broken = new ArrayList<>();
        probe.picture()
                .ifPresentOrElse(
                        picture -> picture(picture, broken),
                        () -> broken.add(new Reason("picture", "a moving picture", "none")));
        if (probe.seconds().isEmpty()) {
            broken.add(new Reason("duration", "a length in its header", "none"));
        } else {
            duration(probe.seconds().getAsDouble(), said).ifPresent(broken::add);
        }
        Optional<Footage.Sound> sound = probe.sound();
        if (sound.isEmpty() && !said.silent()) {
            broken.add(new Reason("sound", "a sound track, or declared silent", "none"));
        }
        sound.filter(s -> s.channels() < 1 || s.channels() > mostChannels)
                .ifPresent(s ->
                        broken.add(
                                new Reason(
                                        "sound.channels",
                                        "1 to " + mostChannels,
                                        Integer.toString(s.channels()))));
        return broken;
    }

    /** Returns every rule that a film breaks once it was decoded. */
    List<Reason> content(Footage.Probe probe, Footage.Inspection.Whole whole, Said said) {
        List<Reason> broken = new ArrayList<>();
        double declared = probe.seconds().orElse(0);
        double rate = probe.picture().map(Footage.Picture::framesPerSecond).orElse(0.0);
        double shown = rate > 0 ? whole.frames() / rate : 0;
        if (!near(shown, declared)) {
            broken.add(
                    new Reason(
                            "duration",
                            "pictures for the " + tenths(declared) + " s that its header says",
                            tenths(shown) + " s"));
        }
        whole.loudness()
                .filter(heard -> !said.silent() && heard.integratedLufs() < quietest)
                .ifPresent(heard ->
                        broken.add(
                                new Reason(
                                        "sound.loudness",
                                        "at least "
                                                + tenths(quietest)
                                                + " LUFS, or declared silent",
                                        tenths(heard.integratedLufs()) + " LUFS")));
        return broken;
    }

    private void picture(Footage.Picture picture, List<Reason> broken) {
        String found = picture.width() + "x" + picture.height();
        if (picture.width() < least.width() || picture.height() < least.height()) {
            broken.add(
                    new Reason(
                            "picture.size",
                            "at least " + least.width() + "x" + least.height(),
                            found));
        }
        if (picture.width() > most.width() || picture.height() > most.height()) {
            broken.add(
                    new Reason(
                            "picture.size",
                            "at most " + most.width() + "x" + most.height(),
                            found));
        }
        double aspect = picture.width() / (double) Math.max(1, picture.height());
        if (Math.abs(aspect / WIDE - 1) > aspectOff) {
            broken.add(
                    new Reason(
                            "picture.aspect",
                            "16:9, off by at most " + Math.round(aspectOff * 100) + " %",
                            found));
        }
        if (picture.framesPerSecond() < leastFrames || picture.framesPerSecond() > mostFrames) {
            broken.add(
                    new Reason(
                            "picture.frameRate",
                            "from "
                                    + tenths(leastFrames)
                                    + " to "
                                    + tenths(mostFrames)
                                    + " a second",
                            tenths(picture.framesPerSecond())));
        }
        if (picture.highDynamicRange()) {
            broken.add(new Reason("picture.colour", "standard dynamic range", "PQ or HLG"));
        }
    }

    private Optional<Reason> duration(double seconds, Said said) {
        if (length(seconds, said).isPresent()) {
            return Optional.empty();
        }
        String expected =
                said.seconds().isPresent()
                        ? Integer.toString(said.seconds().getAsInt())
                        : lengths.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return Optional.of(
                new Reason(
                        "duration",
                        expected + " s, off by at most " + tenths(slack) + " s",
                        tenths(seconds) + " s"));
    }

    private boolean near(double seconds, double length) {
        return Math.abs(seconds - length) <= slack + 1e-6;
    }

    private static String tenths(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
