package tv.foyer.playback;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lindstrom.mpd.MPDParser;
import io.lindstrom.mpd.data.AdaptationSet;
import io.lindstrom.mpd.data.MPD;
import io.lindstrom.mpd.data.Period;
import io.lindstrom.mpd.data.Representation;
import io.lindstrom.mpd.data.Segment;
import io.lindstrom.mpd.data.SegmentList;
import io.lindstrom.mpd.data.SegmentURL;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import tv.foyer.media.Asset;
import tv.foyer.xml.Xml;

/** The invariants of a DASH presentation over random shapes, as somebody else's parser reads it. */
class DashManifestTest {
    private static final int SHAPES = 200;

    @Test
    void periodsFollowOneAnotherAndLastAsLongAsContentAndAds() throws IOException {
        for (long seed = 0; seed < SHAPES; seed++) {
            Shape shape = Shape.random(seed);
            MPD mpd = read(shape);
            Duration at = Duration.ZERO;
            for (Period period : mpd.getPeriods()) {
                assertThat(period.getStart()).as("seed %d", seed).isEqualTo(at);
                at = at.plus(period.getDuration());
            }
            long ads =
                    shape.pods().stream()
                            .flatMap(pod -> pod.ads().stream())
                            .mapToLong(ad -> ad.ad().durationMicros())
                            .sum();
            assertThat(micros(at)).isEqualTo(shape.content().durationMicros() + ads);
            assertThat(mpd.getMediaPresentationDuration()).isEqualTo(at);
        }
    }

    @Test
    void everyTrackHasTheSegmentsOfItsHlsPlaylistInTheSameOrder() throws IOException {
        for (long seed = 0; seed < SHAPES; seed++) {
            Shape shape = Shape.random(seed);
            Map<String, List<String>> dash = new LinkedHashMap<>();
            for (Period period : read(shape).getPeriods()) {
                for (Representation track : tracks(period)) {
                    track.getSegmentList().getSegmentURLs().stream()
                            .map(SegmentURL::getMedia)
                            .forEach(
                                    dash.computeIfAbsent(track.getId(), _ -> new ArrayList<>())
                                            ::add);
                }
            }
            Map<String, List<String>> hls = new LinkedHashMap<>();
            shape.content()
                    .asset()
                    .tracks()
                    .forEach(track ->
                            hls.put(
                                    track.name(),
                                    shape.stitched(track).entries().stream()
                                            .map(StrictPlaylist.Entry::address)
                                            .toList()));
            assertThat(dash).as("seed %d", seed).isEqualTo(hls);
        }
    }

    @Test
    void aBreakStandsAtTheSameInstantAsInHls() throws IOException {
        for (long seed = 0; seed < SHAPES; seed++) {
            Shape shape = Shape.random(seed);
            List<Long> periods = new ArrayList<>();
            for (Period period : read(shape).getPeriods()) {
                periods.add(micros(period.getStart()));
            }
            List<Long> discontinuities = new ArrayList<>(List.of(0L));
            long at = 0;
            int number = 0;
            for (StrictPlaylist.Entry entry :
                    shape.stitched(shape.content().asset().rungs().getFirst()).entries()) {
                if (entry.discontinuity() > number) {
                    discontinuities.add(at);
                    number = entry.discontinuity();
                }
                at += entry.micros();
            }
            assertThat(periods).as("seed %d", seed).isEqualTo(discontinuities);
        }
    }

    @Test
    void withoutItsAdPeriodsAPresentationIsTheContent() throws IOException {
        for (long seed = 0; seed < SHAPES; seed++) {
            Shape shape = Shape.random(seed);
            Map<String, List<Placed>> all = new LinkedHashMap<>();
            for (Period period : read(shape).getPeriods()) {
                if (period.getId().startsWith("content-")) {
                    place(period, all);
                }
            }
            Map<String, List<Placed>> content = new LinkedHashMap<>();
            Shape plain = new Shape(shape.content(), List.of());
            place(read(plain).getPeriods().getFirst(), content);
            assertThat(all).as("seed %d", seed).isEqualTo(content);
        }
    }

    @Test
    void aPeriodBeginsWhereItsPicturesDoAndItsSoundsWithinAFrameOfThem() throws IOException {
        for (long seed = 0; seed < SHAPES; seed++) {
            for (Period period : read(Shape.random(seed)).getPeriods()) {
                for (AdaptationSet set : period.getAdaptationSets()) {
                    for (Representation track : set.getRepresentations()) {
                        SegmentList list = track.getSegmentList();
                        long first =
                                requireNonNull(list.getSegmentTimeline().getFirst().getT())
                                        - list.getPresentationTimeOffset();
                        boolean sound = set.getContentType().equals("audio");
                        assertThat(first * 1_000_000 / list.getTimescale())
                                .as("seed %d %s %s", seed, period.getId(), track.getId())
                                .isBetween(0L, sound ? 21_334L : 0L);
                    }
                }
            }
        }
    }

    @Test
    void everyPeriodOffersTheContentsLanguagesAndCodecs() throws IOException {
        Asset film = Ladders.with(Ladders.even("film", 3, 4_000_000, 360, 720), "zh en", "zh");
        Asset spot = Ladders.with(Ladders.even("spot", 2, 4_000_000, 720), "zxx", "");
        ManifestChunks content = ManifestChunks.cut(film);
        Stitcher.Fitted ad = Stitcher.fit(content, ManifestChunks.cut(spot)).orElseThrow();
        MPD mpd = read(new Shape(content, List.of(new Stitcher.Pod(1, List.of(ad)))));

        assertThat(mpd.getPeriods())
                .extracting(Period::getId)
                .containsExactly("content-0", "ad-1-1", "content-1");
        for (Period period : mpd.getPeriods()) {
            assertThat(period.getAdaptationSets())
                    .extracting(set -> set.getContentType() + " " + set.getLang())
                    .containsExactly("video null", "audio zh", "audio en", "text zh");
            assertThat(period.getAdaptationSets())
                    .extracting(set -> set.getRepresentations().getFirst().getCodecs())
                    .containsExactly("avc1.64001f", "mp4a.40.2", "mp4a.40.2", null);
        }
        assertThat(mpd.getPeriods().get(1).getAdaptationSets().getLast().getRepresentations())
                .singleElement()
                .satisfies(text ->
                        assertThat(text.getSegmentList().getSegmentURLs())
                                .extracting(SegmentURL::getMedia)
                                .containsOnly(tv.foyer.media.Media.NO_WORDS));
    }

    /** A tag of a film may hold anything; what XML has no character for is replaced. */
    @Test
    void whateverALabelHoldsThePresentationIsWellFormed() throws Exception {
        Random random = new Random(9);
        String odd = "a\u4e2d&<>\"'\t]\u0000\u0008\u001f\ud800\udc00\ud800\ufffe\uffff\u0085";
        for (int round = 0; round < 500; round++) {
            StringBuilder label = new StringBuilder("x");
            for (int i = random.nextInt(12); i > 0; i--) {
                label.append(odd.charAt(random.nextInt(odd.length())));
            }
            Asset film = Ladders.with(Ladders.even("film", 2, 4_000_000, 360), "zh", "");
            Asset.Sound sound = film.sounds().getFirst();
            Asset named =
                    new Asset(
                            "film",
                            film.rungs(),
                            List.of(
                                    new Asset.Sound(
                                            sound.name(),
                                            sound.language(),
                                            label.append('y').toString(),
                                            sound.channels(),
                                            sound.sampleRate(),
                                            sound.bandwidth(),
                                            sound.codecs(),
                                            sound.init(),
                                            sound.segments())),
                            List.of());
            Shape shape = new Shape(ManifestChunks.cut(named), List.of());
            byte[] xml = new DashManifest(shape.content(), shape.pods(), 24).print();

            assertThat(labelIn(xml))
                    .isEqualTo(
                            label.codePoints()
                                    .map(c ->
                                            Character.isValidCodePoint(c) && inXml(c) ? c : 0xFFFD)
                                    .collect(
                                            StringBuilder::new,
                                            StringBuilder::appendCodePoint,
                                            StringBuilder::append)
                                    .toString());
        }
    }

    /** XML 1.0 production 2. */
    private static boolean inXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    /** Reads to the end, so that all of it is well-formed, by the strict reader of the house. */
    private static String labelIn(byte[] xml) throws XMLStreamException {
        XMLStreamReader in = Xml.reader(new ByteArrayInputStream(xml));
        String label = "";
        while (in.hasNext()) {
            if (in.next() == XMLStreamConstants.START_ELEMENT
                    && in.getLocalName().equals("Label")) {
                label = in.getElementText();
            }
        }
        return label;
    }

    /** A segment and when it is shown, by its own time stamps, in ticks. */
    private record Placed(String media, long at, long length) {}

    private static void place(Period period, Map<String, List<Placed>> tracks) {
        for (Representation track : tracks(period)) {
            SegmentList list = track.getSegmentList();
            List<Placed> placed = tracks.computeIfAbsent(track.getId(), _ -> new ArrayList<>());
            int next = 0;
            long at = 0;
            for (Segment run : list.getSegmentTimeline()) {
                at = run.getT() == null ? at : run.getT();
                long repeats = run.getR() == null ? 0 : run.getR();
                for (long i = 0; i <= repeats; i++) {
                    String media = list.getSegmentURLs().get(next++).getMedia();
                    placed.add(new Placed(media, at, run.getD()));
                    at += run.getD();
                }
            }
            assertThat(next).isEqualTo(list.getSegmentURLs().size());
        }
    }

    private static List<Representation> tracks(Period period) {
        return period.getAdaptationSets().stream()
                .flatMap(set -> set.getRepresentations().stream())
                .toList();
    }

    private static MPD read(Shape shape) throws IOException {
        byte[] xml = new DashManifest(shape.content(), shape.pods(), 24).print();
        return new MPDParser().parse(new ByteArrayInputStream(xml));
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }
}
