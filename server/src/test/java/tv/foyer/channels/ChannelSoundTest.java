package tv.foyer.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tv.foyer.json.Json;
import tv.foyer.media.Asset;

/** A channel of films whose sound lies beside their pictures. */
class ChannelSoundTest {
    private static final Instant ANCHOR = Instant.parse("2026-10-20T00:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Random random = new Random(17);
    private final Films films = Films.random(random, 8);

    private Publishing.Draft draft() {
        return Publishing.draft(
                films.schedule(new Random(18), ZONE),
                ANCHOR,
                ANCHOR,
                Optional.empty(),
                films::find);
    }

    /** Splits an asset's sound from its rungs; the sound is cut a few milliseconds later. */
    private static Asset apart(Asset asset) {
        List<Asset.Segment> heard = new ArrayList<>();
        List<Asset.Segment> seen = asset.rungs().getFirst().segments();
        long carried = 0;
        for (int i = 0; i < seen.size(); i++) {
            long late = i + 1 < seen.size() ? 7_000 : 0;
            String path = seen.get(i).path().replace("360p", "sound-zxx");
            heard.add(new Asset.Segment(path, seen.get(i).durationMicros() + late - carried));
            carried = late;
        }
        List<Asset.Rung> rungs =
                asset.rungs().stream()
                        .map(rung ->
                                new Asset.Rung(
                                        rung.name(),
                                        rung.width(),
                                        rung.height(),
                                        rung.bandwidth(),
                                        "avc1.64001f",
                                        rung.init(),
                                        rung.segments()))
                        .toList();
        String init = asset.rungs().getFirst().init().replace("360p", "sound-zxx");
        Asset.Sound sound =
                new Asset.Sound(
                        "sound-zxx", "zxx", "Music", 2, 48_000, 130_000, "mp4a.40.2", init, heard);
        return new Asset(asset.key(), rungs, List.of(sound), List.of());
    }

    private Published published() {
        films.assets.replaceAll((_, asset) -> apart(asset));
        return switch (draft()) {
            case Publishing.Draft.Good(var good) -> Json.read(Json.bytes(good), Published.class);
            case Publishing.Draft.Bad(var faults) -> throw new AssertionError(faults.toString());
        };
    }

    @Test
    void theMasterNamesTheSoundOnceAndEachRungSaysBoth() {
        String master =
                new String(LivePlaylist.master(published(), "?from=x"), StandardCharsets.US_ASCII);

        assertThat(master)
                .containsOnlyOnce("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"sound\"")
                .contains("URI=\"sound.m3u8?from=x\"")
                .contains(
                        "BANDWIDTH="
                                + (360 * 3_000 + 130_000)
                                + ",CODECS=\"avc1.64001f,mp4a.40.2\",RESOLUTION=640x360,"
                                + "AUDIO=\"sound\"");
    }

    @Test
    void theSoundHasTheNumbersAndDiscontinuitiesOfThePicturesAtEveryHour() {
        Published published = published();
        Timeline timeline = Timeline.of(List.of(published));
        assertThat(published.has("sound")).isTrue();
        assertThat(published.has("sound-zxx")).isFalse();
        for (int hour = 1; hour < 24; hour++) {
            long now = Timeline.micros(ANCHOR.plusSeconds(3_600L * hour));
            Window window = Window.at(now, Films.TARGET, OptionalLong.empty());
            List<Timeline.Stretch> stretches = timeline.between(window.from(), window.to());
            LiveReader picture = print(stretches, "360p");
            LiveReader sound = print(stretches, "sound");
            assertThat(numbers(sound)).isEqualTo(numbers(picture));
            assertThat(sound.entries())
                    .allSatisfy(entry -> assertThat(entry.address()).contains("/sound-zxx/"));
            assertThat(sound.micros()).isEqualTo(picture.micros());
        }
    }

    private LiveReader print(List<Timeline.Stretch> stretches, String name) {
        return LiveReader.read(
                LivePlaylist.media(
                                stretches,
                                false,
                                (item, cuts) ->
                                        Lines.of(
                                                films.find(item.asset()).orElseThrow(), name, cuts))
                        .orElseThrow());
    }

    private static List<String> numbers(LiveReader playlist) {
        return playlist.entries().stream()
                .map(entry -> entry.sequence() + " " + entry.discontinuity() + " " + entry.asset())
                .toList();
    }

    @Test
    void anAssetWithoutSoundIsRefusedWhereOthersHaveOne() {
        Asset silent = new Asset("spot-0", apart(films.find("spot-0").orElseThrow()).rungs());
        films.assets.replaceAll((_, asset) -> apart(asset));
        films.assets.put("spot-0", silent);

        assertThat(draft())
                .isInstanceOfSatisfying(
                        Publishing.Draft.Bad.class,
                        bad ->
                                assertThat(bad.faults())
                                        .anySatisfy(fault ->
                                                assertThat(fault.rule()).contains("sound")));
    }
}
