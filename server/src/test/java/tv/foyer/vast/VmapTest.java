package tv.foyer.vast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VmapTest {
    @Test
    void everyFormOfAPlaceIsRead() {
        VmapReader.Outcome.Document document = read(Fixtures.bytes("vmap.xml"));

        assertThat(document.problems()).isEmpty();
        assertThat(document.vmap().breaks())
                .extracting(Vmap.AdBreak::at)
                .containsExactly(
                        new Vmap.TimeOffset.Start(),
                        new Vmap.TimeOffset.At(Duration.ofMillis(600_250)),
                        new Vmap.TimeOffset.At(Duration.ofMillis(600_250)),
                        new Vmap.TimeOffset.Percent(new BigDecimal("62.5")),
                        new Vmap.TimeOffset.Position(3),
                        new Vmap.TimeOffset.End());
    }

    @Test
    void aBreakHasItsSourceItsTrackersAndItsRepetition() {
        Vmap vmap = read(Fixtures.bytes("vmap.xml")).vmap();

        Vmap.AdBreak first = vmap.breaks().getFirst();
        Vmap.AdSource own = first.source().orElseThrow();
        assertThat(own.allowMultipleAds()).isFalse();
        assertThat(own.followRedirects()).isFalse();
        assertThat(((Vmap.Content.VastAdData) own.content()).vast().ads()).hasSize(1);
        assertThat(first.tracking())
                .extracting(TrackingEvent::event)
                .containsExactly("breakStart", "breakEnd", "error");
        assertThat(vmap.breaks().get(1).repeatAfter()).contains(Duration.ofMinutes(15));
        assertThat(vmap.breaks().get(1).source().orElseThrow().content())
                .isEqualTo(new Vmap.Content.AdTagUri("vast4", "https://ads.foyer.example/mid"));
        assertThat(vmap.breaks().get(4).source().orElseThrow().content())
                .isEqualTo(new Vmap.Content.CustomAdData("foyer", "{\"break\":3}"));
        assertThat(vmap.breaks().get(4).types())
                .containsExactly(Vmap.BreakType.LINEAR, Vmap.BreakType.NONLINEAR);
        assertThat(vmap.extensions())
                .containsExactly(
                        new Extension("foyer", List.of(Extension.Markup.text("policy", "cn-2"))));
    }

    @Test
    void whatIsWrittenReadsAsTheSame() {
        Vmap vmap = read(Fixtures.bytes("vmap.xml")).vmap();

        byte[] written = VmapWriter.write(vmap);

        assertThat(read(written).problems()).isEmpty();
        assertThat(read(written).vmap()).isEqualTo(vmap);
        assertThat(new String(written, StandardCharsets.UTF_8))
                .contains("<vmap:VMAP xmlns:vmap=\"http://www.iab.net/videosuite/vmap\"")
                .contains("timeOffset=\"00:10:00.250\"")
                .contains("timeOffset=\"#3\"")
                .contains("<VAST xmlns=\"http://www.iab.com/VAST\" version=\"4.2\">");
    }

    @Test
    void eachThingThatIsWrongIsSaidAndWhatCanBeUsedIsKept() {
        VmapReader.Outcome.Document document = read(Fixtures.bytes("vmap-bad.xml"));

        assertThat(document.vmap().breaks())
                .extracting(Vmap.AdBreak::id)
                .containsExactly(Optional.of("kept"), Optional.empty(), Optional.empty());
        assertThat(document.vmap().breaks()).allSatisfy(one -> assertThat(one.source()).isEmpty());
        assertThat(document.problems())
                .extracting(problem -> problem.error().code(), Problem::field)
                .containsExactly(
                        tuple(1000, "VMAP/AdBreak/@timeOffset"),
                        tuple(1000, "VMAP/AdBreak/@timeOffset"),
                        tuple(1003, "VMAP/AdBreak/@breakType"),
                        tuple(1000, "VMAP/AdBreak/@timeOffset"),
                        tuple(1000, "VMAP/AdBreak/@timeOffset"),
                        tuple(1000, "VMAP/AdBreak/@repeatAfter"),
                        tuple(1004, "VMAP/AdBreak/AdSource"),
                        tuple(102, "VMAP/AdBreak/AdSource/VASTAdData/VAST/@version"),
                        tuple(1006, "VMAP/AdBreak/AdSource/VASTAdData"),
                        tuple(1005, "VMAP/AdBreak/AdSource/AdTagURI/@templateType"));
    }

    @Test
    void whatIsNoVmapIsNamed() {
        assertThat(bad("<VAST version=\"4.2\"/>"))
                .isEqualTo(tuple(1000, "VMAP expected as the root, was VAST"));
        assertThat(bad("<VMAP/>")).isEqualTo(tuple(1000, "is required"));
        assertThat(bad("<VMAP version=\"2.0\"/>")).isEqualTo(tuple(1001, "1.0 expected, was 2.0"));
        assertThat(VmapReader.read("<VMAP".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        VmapReader.Outcome.Bad.class,
                        bad -> assertThat(bad.problem().error()).isEqualTo(AdError.VMAP_PARSING));
    }

    private static VmapReader.Outcome.Document read(byte[] document) {
        return switch (VmapReader.read(document)) {
            case VmapReader.Outcome.Document read -> read;
            case VmapReader.Outcome.Bad(Problem problem) ->
                    throw new AssertionError(problem.toString());
        };
    }

    private static org.assertj.core.groups.Tuple bad(String document) {
        return switch (VmapReader.read(document.getBytes(StandardCharsets.UTF_8))) {
            case VmapReader.Outcome.Bad(Problem problem) ->
                    tuple(problem.error().code(), problem.rule());
            case VmapReader.Outcome.Document read -> throw new AssertionError(read.toString());
        };
    }
}
