package tv.foyer.creatives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.events.Surface;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.media.Asset;
import tv.foyer.media.Footage;
import tv.foyer.media.Media;

@Tag("slow")
class FilmIngestTest {
    @TempDir static Path inbox;
    private static Door door;

    @BeforeAll
    static void open() {
        door = new Door(inbox);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void aQuietFilmIsBroughtToTargetAndMadeIntoTheLadderWithAMezzanine() {
        CreativeId id = door.deliver(Door.NOODLES, Clips.film("640x360", 6, Clips.tone(440, -20)));

        Delivery done = door.done(id);
        assertThat(done.reasons()).isEmpty();
        assertThat(done.state()).isEqualTo(Delivery.State.PENDING);
        Delivery.Outcome made = done.outcome().orElseThrow();
        assertThat(made.seconds()).isEqualTo(6);
        assertThat(made.surfaces()).containsExactlyInAnyOrder(Surface.PRE_ROLL, Surface.MID_ROLL);
        assertOnTarget(made);

        Asset asset = Clips.MEDIA.asset(made.assetKey()).orElseThrow();
        assertThat(asset.durationMicros()).isEqualTo(6_000_000);
        assertThat(asset.rungs())
                .extracting(Asset.Rung::name)
                .containsExactly("360p", "480p", "720p");
        assertThat(asset.rungs())
                .allSatisfy(rung -> {
                    assertThat(rung.codecs()).matches("avc1\\.6400[0-9a-f]{2}");
                    assertThat(rung.segments())
                            .extracting(Asset.Segment::durationMicros)
                            .containsExactly(4_000_000L, 2_000_000L);
                });
        assertThat(asset.sounds())
                .singleElement()
                .satisfies(sound -> {
                    assertThat(sound.codecs()).isEqualTo("mp4a.40.2");
                    assertThat(sound.segments())
                            .extracting(Asset.Segment::durationMicros)
                            .containsExactly(4_010_667L, 1_989_333L);
                });
        assertThat(door.books.attached)
                .filteredOn(ready -> ready.creative().equals(id))
                .singleElement()
                .satisfies(ready -> assertThat(ready.assetKey()).isEqualTo(made.assetKey()));
        assertThat(door.trail)
                .contains(Door.BRIGHTWOK + " deliver-creative A film for " + Door.NOODLES);
        assertThat(inbox.resolve(id.value().toString())).doesNotExist();
    }

    @Test
    void aLoudFilmAndOneOfSharpPeaksOverQuietReachTheTargetWithoutPassingThePeak() {
        String loud = "sine=f=300,volume=18dB,aformat=channel_layouts=5.1";
        String peaky =
                "aevalsrc='0.01*sin(2*PI*500*t)+0.6*sin(2*PI*90*t)*lt(mod(t\\,2)\\,0.02)':s=48000";
        for (String sound : List.of(loud, peaky)) {
            Delivery done = door.done(door.deliver(Door.NOODLES, Clips.film("640x360", 5, sound)));
            assertThat(done.reasons()).isEmpty();
            assertOnTarget(done.outcome().orElseThrow());
        }
    }

    @Test
    void anAssetHasExactlyTheLengthThatIsSold() {
        for (double seconds : new double[] {4.6, 5.4}) {
            byte[] film = Clips.film("960x540", seconds, Clips.tone(600, -6));
            Delivery.Outcome made =
                    door.done(door.deliver(Door.EXACT, film)).outcome().orElseThrow();
            assertThat(made.seconds()).isEqualTo(5);
            assertThat(Clips.MEDIA.asset(made.assetKey()).orElseThrow().durationMicros())
                    .isEqualTo(5_000_000);
        }
        rejected(Door.EXACT, Clips.film("640x360", 6, Clips.tone(440, -9)), "duration");
    }

    @Test
    void aFilmWithoutSoundPassesOnlyWhenItIsDeclaredSilentAndGetsASilentTrack() {
        byte[] mute = Clips.mute("640x360", 25, 5, "mkv");

        rejected(Door.NOODLES, mute, "sound");
        Delivery done = door.done(door.deliver(Door.TABLE, mute, true));
        assertThat(done.reasons()).isEmpty();
        assertThat(done.outcome().orElseThrow().levels()).isEmpty();
        assertThat(
                        Clips.MEDIA
                                .asset(done.outcome().orElseThrow().assetKey())
                                .orElseThrow()
                                .sounds())
                .hasSize(1);
    }

    @Test
    void aFilmThatWasMadeInAnOlderWayIsMadeAnewFromItsMezzanine(@TempDir Path house)
            throws IOException {
        byte[] film = Clips.film("640x360", 5, Clips.tone(523, -20));
        String key = door.done(door.deliver(Door.NOODLES, film)).outcome().orElseThrow().assetKey();
        Asset before = Clips.MEDIA.asset(key).orElseThrow();
        Path index = Files.createDirectories(house.resolve("assets").resolve(key));
        Files.writeString(
                index.resolve("asset.json"),
                "{\"recipe\":\"ingest/1\",\"asset\":{\"key\":\"" + key + "\",\"rungs\":[]}}");
        Files.createDirectories(house.resolve("creatives"));
        Files.copy(
                Clips.FOLDER.resolve("creatives").resolve(key + ".mp4"),
                house.resolve("creatives").resolve(key + ".mp4"));

        Media older = Media.open(house);
        assertThat(older.asset(key)).isEmpty();
        assertThat(older.footage().outdated()).containsExactly(key);
        assertThat(older.footage().remake(key)).isInstanceOf(Footage.Made.Ready.class);

        Asset after = older.asset(key).orElseThrow();
        assertThat(after.sounds()).extracting(Asset.Sound::segments).hasSize(1);
        assertThat(after.durationMicros()).isEqualTo(before.durationMicros());
        assertThat(older.footage().outdated()).isEmpty();
        assertThat(Media.open(house).asset(key)).contains(after);
    }

    @Test
    void theSameBytesAreOneDeliveryForALineItemAndOneEncodingForAnAdvertiser() {
        byte[] film = Clips.film("640x360", 5, Clips.tone(880, -12));
        CreativeId first = door.deliver(Door.NOODLES, film);
        Delivery one = door.done(first);
        assertThat(door.deliver(Door.NOODLES, film)).isEqualTo(first);

        Delivery other = door.done(door.deliver(Door.TABLE, film));
        Delivery rival = door.done(door.deliver(Door.RIDE, film));

        assertThat(other.id()).isNotEqualTo(first);
        assertThat(other.outcome().orElseThrow().assetKey())
                .isEqualTo(one.outcome().orElseThrow().assetKey());
        assertThat(other.outcome().orElseThrow().surfaces()).containsExactly(Surface.POST_ROLL);
        assertThat(rival.outcome().orElseThrow().assetKey())
                .isNotEqualTo(one.outcome().orElseThrow().assetKey());
    }

    @Test
    void aFilmThatBreaksARuleIsRejectedByTheNameOfTheRule() {
        rejected(Door.NOODLES, Clips.mute("640x360", 10, 126, "ts"), "duration", "sound");
        rejected(Door.NOODLES, Clips.film("640x480", 5, Clips.tone(440, -9)), "picture.aspect");
        rejected(
                Door.NOODLES,
                Clips.film("320x240", 5, Clips.tone(440, -9)),
                "picture.aspect",
                "picture.size");
        rejected(Door.NOODLES, Clips.film("640x360", 5, Clips.tone(440, -80)), "sound.loudness");
        rejected(Door.NOODLES, Clips.soundOnly(5), "picture");
        rejected(Door.STILLS, pngLine(), "picture.size");
    }

    @Test
    void whatIsNoFilmIsRejectedByItsBytesWhateverItIsCalled() {
        byte[] text = "This is advert.mp4, honestly.".getBytes(StandardCharsets.UTF_8);
        byte[] playlist =
                "#EXTM3U\n#EXTINF:5,\nfile:///etc/passwd\n".getBytes(StandardCharsets.UTF_8);

        assertThat(rejected(Door.NOODLES, text, "file").getFirst().found()).isEqualTo("text");
        assertThat(rejected(Door.NOODLES, playlist, "file").getFirst().found()).isEqualTo("text");
        rejected(Door.NOODLES, new byte[0], "file");
        rejected(Door.NOODLES, new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 1, 2, 3}, "file");
    }

    @Test
    void aFilmThatBreaksOffOrIsSpoiltInsideIsRejected() {
        byte[] whole = Clips.film("640x360", 7, Clips.tone(440, -9));
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length * 6 / 10);
        byte[] spoilt = whole.clone();
        System.arraycopy(new byte[4_000], 0, spoilt, spoilt.length / 2, 4_000);

        for (byte[] film : List.of(cut, spoilt)) {
            Delivery done = door.done(door.deliver(Door.NOODLES, film));
            assertThat(done.state()).isEqualTo(Delivery.State.REJECTED);
            assertThat(done.reasons().getFirst().field()).isIn("file", "duration");
        }
    }

    @Test
    void aPictureForALineItemOfFilmsAndAFilmForOneOfPicturesAreRejected() {
        rejected(Door.NOODLES, pngLine(), "file");
        rejected(Door.STILLS, Clips.film("640x360", 5, Clips.tone(500, -9)), "file");
    }

    @Test
    void workThatWasBrokenOffByAStopIsTakenUpByTheNextStart() {
        CreativeId id =
                door.deliver(Door.NOODLES, Clips.film("1280x720", 30, Clips.tone(330, -15)));
        door.until(id, delivery -> delivery.state() == Delivery.State.ENCODING);

        door.stop();
        Delivery stopped = door.creatives().one(Door.staff(Door.HEARTHLINE), id).orElseThrow();
        assertThat(stopped.done()).isFalse();
        assertThat(Files.exists(inbox.resolve(id.value().toString()))).isTrue();
        door.startAgain();

        Delivery done = door.done(id);
        assertThat(done.reasons()).isEmpty();
        assertThat(done.state()).isEqualTo(Delivery.State.PENDING);
        assertThat(door.books.attached).filteredOn(r -> r.creative().equals(id)).hasSize(1);
    }

    @Test
    void whatAMachineFailsAtThreeTimesIsGivenUpAndMayBeDeliveredAgain() {
        byte[] film = Clips.film("640x360", 5, Clips.tone(990, -9));
        door.books.faults.set(3);
        CreativeId id = door.deliver(Door.NOODLES, film);

        assertThat(door.done(id).reasons()).extracting(Reason::field).containsExactly("work");
        assertThat(door.deliver(Door.NOODLES, film)).isEqualTo(id);
        Delivery again = door.until(id, d -> d.state() == Delivery.State.PENDING);
        assertThat(again.reasons()).isEmpty();
    }

    private static byte[] pngLine() {
        return Stills.png(100, 7);
    }

    private static void assertOnTarget(Delivery.Outcome made) {
        Path mezzanine = Clips.FOLDER.resolve("creatives").resolve(made.assetKey() + ".mp4");
        assertThat(Clips.MEDIA.mezzanine(made.assetKey()))
                .contains("/media/creatives/" + made.assetKey() + ".mp4");
        double[] heard = Clips.loudness(mezzanine);
        assertThat(heard[0]).isCloseTo(-23, within(0.5));
        assertThat(heard[1]).isLessThanOrEqualTo(-1);
        Delivery.Levels kept = made.levels().orElseThrow();
        assertThat(kept.lufsAfter()).isCloseTo(heard[0], within(0.11));
        assertThat(kept.peakAfter()).isCloseTo(heard[1], within(0.11));
    }

    private static List<Reason> rejected(LineItemId lineItem, byte[] bytes, String... fields) {
        Delivery done = door.done(door.deliver(lineItem, bytes));
        assertThat(done.state()).as(done.reasons().toString()).isEqualTo(Delivery.State.REJECTED);
        assertThat(done.reasons().stream().map(Reason::field).distinct().toList())
                .containsExactlyInAnyOrder(fields);
        return done.reasons();
    }
}
