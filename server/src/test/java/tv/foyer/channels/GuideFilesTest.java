package tv.foyer.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.catalog.Catalog;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Format;
import tv.foyer.catalog.IngestOutcome;
import tv.foyer.catalog.Programme;
import tv.foyer.kernel.Text;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

/** The guide and the line-up as other systems read them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuideFilesTest {
    private Booth booth;
    private Channels channels;

    @BeforeAll
    void open(@TempDir Path data) {
        booth = new Booth(data);
        channels = booth.node();
        assertThat(channels.publish(booth.id("mixed"), booth.schedule(), Booth.ANCHOR))
                .isInstanceOf(PublishOutcome.Accepted.class);
    }

    @AfterAll
    void close() {
        booth.close();
    }

    @Test
    void theGuideGoesOutAsXmltvAndComesBackTheSame() {
        Instant to = booth.now.plus(Duration.ofHours(30));
        List<Programme> own = channels.programmes(booth.id("mixed"), booth.now, to).orElseThrow();
        Channel channel =
                booth.catalog.snapshot().channels().stream()
                        .filter(each -> each.id().equals(booth.id("mixed")))
                        .findFirst()
                        .orElseThrow();
        Text odd = new Text("引号\"和<标签>&符号\u0007", "quotes \" ' <tags> & signs\u0000");
        Programme first = own.getFirst();
        List<Programme> sent = new java.util.ArrayList<>(own);
        sent.set(
                0,
                new Programme(
                        first.channel(), first.start(), first.end(), odd, odd, first.rating()));
        byte[] xml =
                GuideFiles.xmltv(List.of(new GuideFiles.Line(channel, "http://x/a.png?a&b", sent)));
        try (Database elsewhere = TestDatabase.with("catalog")) {
            Catalog reader =
                    Catalog.open(
                            elsewhere.sql(),
                            () -> booth.now,
                            _ -> Optional.of(Booth.PROVIDER),
                            _ -> Optional.empty());
            IngestOutcome outcome =
                    reader.ingest(
                            Booth.PROVIDER,
                            "elsewhere",
                            Format.XMLTV,
                            new ByteArrayInputStream(xml));
            assertThat(((IngestOutcome.Applied) outcome).report().rejected()).isZero();
            Channel read = reader.snapshot().channels().getFirst();
            assertThat(read.name()).isEqualTo(channel.name());
            assertThat(read.key()).isEqualTo(channel.id().toString());
            assertThat(read.number()).isEqualTo(7);
            List<Programme> back =
                    reader.snapshot().programmes(read.id(), booth.now.minusSeconds(1), to);
            assertThat(back).hasSameSizeAs(own);
            assertThat(back.getFirst().title())
                    .isEqualTo(new Text("引号\"和<标签>&符号", "quotes \" ' <tags> & signs"));
            for (int i = 1; i < own.size(); i++) {
                assertThat(back.get(i).title()).isEqualTo(own.get(i).title());
                assertThat(back.get(i).rating()).isEqualTo(own.get(i).rating());
                assertThat(Duration.between(back.get(i).start(), own.get(i).start()))
                        .isBetween(Duration.ZERO, Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void aLineUpQuotesNothingThatM3uCannotSay() {
        Channel channel =
                new Channel(
                        booth.id("mixed"),
                        Booth.PROVIDER,
                        "mixed",
                        7,
                        new Text("鱼", "Fish \"One\"\n#EXTINF"),
                        Optional.empty());
        String text =
                new String(
                        GuideFiles.m3u(
                                List.of(
                                        new GuideFiles.Stream(
                                                channel, "http://x/a.png", "http://x/play")),
                                "http://x/guide/xmltv.xml",
                                true),
                        StandardCharsets.UTF_8);

        assertThat(text.lines())
                .containsExactly(
                        "#EXTM3U url-tvg=\"http://x/guide/xmltv.xml\"",
                        "#EXTINF:-1 tvg-id=\""
                                + channel.id()
                                + "\" tvg-chno=\"7\" tvg-name=\"Fish 'One' #EXTINF\""
                                + " tvg-logo=\"http://x/a.png\",Fish \"One\" #EXTINF",
                        "http://x/play");
    }
}
