package tv.foyer.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.catalog.Feed.ProgrammeRecord;
import tv.foyer.catalog.IngestReport.Outcome;

class XmltvTest {
    private static final String CHANNEL =
            "<channel id=\"one\"><display-name lang=\"zh\">一台</display-name>"
                    + "<display-name lang=\"en\">One</display-name><display-name>7</display-name>"
                    + "<icon src=\"/one.png\"/></channel>";

    @Test
    void aChannelHasItsNamesNumberAndSign() {
        Feed.ChannelRecord channel = parse(CHANNEL).channels().getFirst();

        assertThat(channel.name().zh()).isEqualTo("一台");
        assertThat(channel.name().en()).isEqualTo("One");
        assertThat(channel.number()).contains(7);
        assertThat(channel.logo()).contains("/one.png");
    }

    @Test
    void aTimeCountsInItsOffsetAndInUtcWithoutOne() {
        Feed feed =
                parse(
                        programme("20261121200000 +0800", "20261121210000 +0800"),
                        programme("202611211300", "20261121140000"));

        assertThat(feed.programmes())
                .extracting(ProgrammeRecord::start)
                .containsExactly(
                        Instant.parse("2026-11-21T12:00:00Z"),
                        Instant.parse("2026-11-21T13:00:00Z"));
        assertThat(feed.remarks()).isEmpty();
    }

    @Test
    void anOverlapEndsTheEarlierProgrammeAndIsNamed() {
        Feed feed =
                parse(
                        programme("20261121120000", "20261121133000"),
                        programme("20261121130000", "20261121140000"));

        assertThat(feed.programmes().getFirst().end())
                .isEqualTo(Instant.parse("2026-11-21T13:00:00Z"));
        assertThat(feed.remarks().getFirst().outcome()).isEqualTo(Outcome.WARNING);
        assertThat(feed.remarks().getFirst().rule().orElseThrow()).contains("overlaps");
    }

    @Test
    void aGapIsNamedAndAMissingEndIsTheNextStart() {
        Feed feed =
                parse(
                        programme("20261121120000", "20261121123000"),
                        programme("20261121130000", ""),
                        programme("20261121140000", "20261121150000"));

        assertThat(feed.programmes()).hasSize(3);
        assertThat(feed.programmes().get(1).end()).isEqualTo(Instant.parse("2026-11-21T14:00:00Z"));
        assertThat(feed.remarks()).hasSize(1);
        assertThat(feed.remarks().getFirst().rule().orElseThrow()).contains("gap");
    }

    @Test
    void aBadProgrammeInTheMiddleLosesNothingElse() {
        Feed feed =
                parse(
                        programme("20261121120000", "20261121130000"),
                        programme("20261341130000", "20261121140000"),
                        programme("20261121120000", "20261121130000"),
                        programme("20261121130000", "20261121140000"));

        assertThat(feed.programmes()).hasSize(2);
        assertThat(feed.remarks())
                .extracting(IngestReport.Entry::outcome)
                .containsExactly(Outcome.REJECTED, Outcome.REJECTED);
    }

    @Test
    void aProgrammeWithoutAKnownAgeIsNotForChildren() {
        Feed feed = parse(programme("20261121120000", "20261121130000"));

        assertThat(feed.programmes().getFirst().rating().kidSafe()).isFalse();
    }

    @Test
    void anExternalEntityIsNeverRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the-secret");
        String attack =
                "<?xml version=\"1.0\"?><!DOCTYPE tv [<!ENTITY x SYSTEM \""
                        + secret.toUri()
                        + "\">]><tv><channel id=\"one\"><display-name>&x;</display-name></channel></tv>";

        assertThatThrownBy(() -> XmltvFeed.parse(stream(attack)))
                .isInstanceOf(BrokenFeed.class)
                .hasMessageNotContaining("the-secret");
    }

    @Test
    void anEntityBombIsRefused() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE tv [");
        bomb.append("<!ENTITY a0 \"haha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        bomb.append("]><tv><channel id=\"one\"><display-name>&a29;</display-name></channel></tv>");

        assertThatThrownBy(() -> XmltvFeed.parse(stream(bomb.toString())))
                .isInstanceOf(BrokenFeed.class);
    }

    @Test
    void endlessDepthAndEndlessTextAreRefused() {
        assertThatThrownBy(() -> parse("<a>".repeat(100_000))).isInstanceOf(BrokenFeed.class);
        assertThatThrownBy(() ->
                        parse(
                                "<channel id=\"one\"><display-name>"
                                        + "x".repeat(1 << 20)
                                        + "</display-name></channel>"))
                .isInstanceOf(BrokenFeed.class);
    }

    @Test
    void aPlainDoctypeIsPassedOver() {
        Feed feed =
                XmltvFeed.parse(
                        stream(
                                "<?xml version=\"1.0\"?><!DOCTYPE tv SYSTEM \"xmltv.dtd\"><tv>"
                                        + CHANNEL
                                        + "</tv>"));

        assertThat(feed.channels()).hasSize(1);
    }

    private static String programme(String start, String stop) {
        String end = stop.isEmpty() ? "" : " stop=\"" + stop + "\"";
        return "<programme channel=\"one\" start=\""
                + start
                + "\""
                + end
                + "><title>News</title><category>x</category></programme>";
    }

    private static Feed parse(String... inside) {
        return XmltvFeed.parse(stream("<tv>" + String.join("", List.of(inside)) + "</tv>"));
    }

    private static ByteArrayInputStream stream(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }
}
