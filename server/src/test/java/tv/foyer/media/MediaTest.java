package tv.foyer.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.scenery.ArtSpec;
import tv.foyer.scenery.LogoSpec;
import tv.foyer.scenery.Production;

class MediaTest {
    @TempDir Path folder;

    @Test
    void theDurationsOfAFilmsSegmentsSumToItsLength() {
        Media media = SmallProduction.media();

        assertThat(media.asset("clip-1").orElseThrow().durationMicros()).isEqualTo(20_000_000);
        assertThat(media.asset("pedalfox-dawn").orElseThrow().durationMicros())
                .isEqualTo(5_000_000);
        assertThat(media.assets())
                .extracting(Asset::key)
                .containsExactly("brightwok-noodles", "clip-1", "pedalfox-dawn");
    }

    @Test
    void everyRungIsCutAtTheSameInstants() {
        for (Asset asset : SmallProduction.media().assets()) {
            List<Long> first = lengths(asset.rungs().getFirst());
            assertThat(asset.rungs())
                    .extracting(Asset.Rung::name)
                    .containsExactly("360p", "480p", "720p");
            assertThat(asset.rungs()).allSatisfy(r -> assertThat(lengths(r)).isEqualTo(first));
        }
    }

    @Test
    void aSpotHasTheCodecsOfTheFilmItIsCutInto() {
        Asset film = SmallProduction.media().asset("clip-1").orElseThrow();
        Asset spot = SmallProduction.media().asset("brightwok-noodles").orElseThrow();

        assertThat(spot.rungs())
                .extracting(Asset.Rung::codecs)
                .isEqualTo(film.rungs().stream().map(Asset.Rung::codecs).toList());
        assertThat(film.rungs().getLast().codecs()).isEqualTo("avc1.64001f");
        assertThat(spot.sounds()).extracting(Asset.Sound::codecs).containsExactly("mp4a.40.2");
        assertThat(film.sounds()).extracting(Asset.Sound::codecs).containsOnly("mp4a.40.2");
    }

    @Test
    void aSoundIsAsLongAsThePictureAndCutWithinOneOfItsFramesOfEachCut() {
        for (Asset asset : SmallProduction.media().assets()) {
            for (Asset.Sound sound : asset.sounds()) {
                List<Long> picture = starts(asset.rungs().getFirst());
                List<Long> heard = starts(sound);
                assertThat(heard).hasSameSizeAs(picture);
                assertThat(heard.getLast()).as(asset.key()).isEqualTo(picture.getLast());
                for (int i = 0; i < picture.size(); i++) {
                    assertThat(heard.get(i) - picture.get(i)).isBetween(0L, 21_333L);
                }
            }
        }
    }

    @Test
    void theTimeStampInEachSegmentOfSoundIsTheSumOfThoseBefore() throws IOException {
        for (Asset.Sound sound : SmallProduction.media().asset("clip-1").orElseThrow().sounds()) {
            List<Long> starts = starts(sound);
            for (int i = 0; i < sound.segments().size(); i++) {
                long samples = Math.round(starts.get(i) * (double) sound.sampleRate() / 1_000_000);
                assertThat(decodeTime(onDisk(sound.segments().get(i).path()))).isEqualTo(samples);
                assertThat(samples % 1024).isZero();
            }
        }
    }

    /** {@code tfdt} (ISO/IEC 14496-12 section 8.8.12), version 1. */
    private static long decodeTime(Path segment) throws IOException {
        byte[] bytes = Files.readAllBytes(segment);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return ByteBuffer.wrap(bytes).getLong(text.indexOf("tfdt") + 8);
    }

    @Test
    void aFilmInTwoLanguagesHasTwoSoundsAndTheWordsOfItsScenesInBoth() throws IOException {
        Asset film = SmallProduction.media().asset("clip-1").orElseThrow();

        assertThat(film.sounds()).extracting(Asset.Sound::language).containsExactly("zh", "en");
        assertThat(film.captions()).extracting(Asset.Caption::language).containsExactly("zh", "en");
        assertThat(film.captions())
                .allSatisfy(c -> assertThat(lengths(c)).isEqualTo(lengths(film.rungs().getLast())));
        assertThat(Files.readString(onDisk(film.captions().getLast().segments().getFirst().path())))
                .startsWith("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:10.000\n")
                .contains("00:00:00.800 --> 00:00:04.600\nOne small boat carries");
        assertThat(film.sounds().getFirst().segments().getFirst().path())
                .isNotEqualTo(film.sounds().getLast().segments().getFirst().path());
    }

    @Test
    void theStatedBandwidthIsThePeakOfTheSegments() throws IOException {
        Asset film = SmallProduction.media().asset("clip-1").orElseThrow();
        for (Asset.Rung rung : film.rungs()) {
            assertThat(peak(rung)).isBetween(rung.bandwidth() - 1L, (long) rung.bandwidth());
        }
        for (Asset.Sound sound : film.sounds()) {
            assertThat(peak(sound)).isBetween(sound.bandwidth() - 1L, (long) sound.bandwidth());
        }
    }

    private static long peak(Asset.Track track) throws IOException {
        long peak = 0;
        for (Asset.Segment segment : track.segments()) {
            long bits = Files.size(onDisk(segment.path())) * 8;
            peak = Math.max(peak, bits * 1_000_000 / segment.durationMicros());
        }
        return peak;
    }

    @Test
    void anAssetSurvivesARestart() throws IOException {
        copyOf("pedalfox-dawn");

        Media again = Media.open(folder);

        assertThat(again.asset("pedalfox-dawn"))
                .isEqualTo(SmallProduction.media().asset("pedalfox-dawn"));
    }

    @Test
    void aHalfWrittenAssetIsNotThereAndIsMadeAgain() throws IOException {
        for (Asset asset : SmallProduction.media().assets()) {
            copyOf(asset.key());
        }
        Asset whole = SmallProduction.media().asset("pedalfox-dawn").orElseThrow();
        String lost = whole.rungs().getLast().segments().getLast().path();
        Files.delete(folder.resolve(lost.substring("/media/".length())));
        Path aborted = Files.createDirectories(folder.resolve("making/clip-1-1"));

        Media media = Media.open(folder);
        List<String> labels = new ArrayList<>();

        assertThat(aborted).doesNotExist();
        assertThat(media.asset("pedalfox-dawn")).isEmpty();
        assertThat(media.has(Production.small())).isFalse();
        media.produce(Production.small(), (_, label) -> labels.add(label));
        assertThat(media.asset("pedalfox-dawn").orElseThrow().durationMicros())
                .isEqualTo(5_000_000);
        assertThat(labels).containsOnly("pedalfox-dawn");
        assertThat(media.has(Production.small())).isTrue();
    }

    @Test
    void progressNeverFallsAndEndsAtOne() {
        List<Double> shares = new ArrayList<>();
        Production art =
                new Production(List.of(), List.of())
                        .art(new ArtSpec("one", "drama", "", "One", 1))
                        .logo(new LogoSpec("river", "R1"));

        Media.open(folder).produce(art, (share, _) -> shares.add(share));

        assertThat(shares).isSorted().hasSize(3);
        assertThat(shares.getLast()).isEqualTo(1.0);
    }

    @Test
    void aStillAdIsKnownByItsKeyOnceItIsDrawn() {
        Media media = Media.open(folder);
        String path = Production.still("brightwok-row").orElseThrow().path();
        Production stills =
                new Production(
                        List.of(),
                        Production.demo().pictures().stream()
                                .filter(picture -> picture.path().equals(path))
                                .toList());

        assertThat(media.picture("brightwok-row")).isEmpty();
        media.produce(stills, (_, _) -> {});
        assertThat(media.picture("brightwok-row"))
                .contains(new Media.Picture("/media/art/brightwok-row-1.png", 640, 360));
        assertThat(media.picture("nobody-row")).isEmpty();
    }

    @Test
    void aFailingCommandTellsTheLastThingFfmpegSaid() throws IOException {
        Path tools = Toolbox.unpack(SmallProduction.FOLDER.resolve("tools"));
        Ffmpeg ffmpeg = new Ffmpeg(tools, Duration.ofMinutes(1));

        assertThatThrownBy(() ->
                        ffmpeg.run(
                                new FfmpegCommand.Sound("absent.pcm", "out.m4a"), folder, _ -> {}))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("absent.pcm");
    }

    @Test
    void aFileNameThatIsNotPlainNeverReachesFfmpeg() {
        assertThatThrownBy(() -> new FfmpegCommand.Sound("../x.pcm", "out.m4a"))
                .hasMessageContaining("file: ../x.pcm");
    }

    @Test
    void aFullDiskIsToldInOneSentence() {
        IOException full = new FileSystemException("a", null, "No space left on device");

        assertThat(Folders.failure("clip-1 could not be encoded", full))
                .hasMessage(
                        "clip-1 could not be encoded: the disk is full; make room (about 500 MB)"
                                + " and start again");
    }

    @Test
    void aMachineFfmpegIsNotBroughtForIsNamed() {
        assertThatThrownBy(() -> Toolbox.requirePlatform("Mac OS X", "aarch64"))
                .hasMessageContaining("Mac OS X on aarch64");
    }

    private static List<Long> starts(Asset.Track track) {
        List<Long> starts = new ArrayList<>(List.of(0L));
        lengths(track).forEach(length -> starts.add(starts.getLast() + length));
        return starts;
    }

    private static List<Long> lengths(Asset.Track track) {
        return track.segments().stream().map(Asset.Segment::durationMicros).toList();
    }

    private static Path onDisk(String path) {
        return SmallProduction.FOLDER.resolve(path.substring("/media/".length()));
    }

    private void copyOf(String key) throws IOException {
        SmallProduction.media();
        Path from = SmallProduction.FOLDER.resolve("assets").resolve(key);
        Path to = Files.createDirectories(folder.resolve("assets")).resolve(key);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
