package tv.foyer.samples.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.foyer.scte.CueReading;
import tv.foyer.scte.HlsCues;

/** The sample's cues, read by the server's own reader. */
class CuesTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Cues CUES = new Cues(30, 10, Duration.ofSeconds(2));

    private static String playlist(int from, int to) {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:" + from + "\n");
        for (int i = from; i < to; i++) {
            text.append("#EXTINF:2.000000,\n#EXT-X-PROGRAM-DATE-TIME:");
            text.append(START.plusSeconds(2L * i).toString().replace("Z", ".000+0000\n"));
            text.append("s-").append(i).append(".m4s\n");
        }
        return text.toString();
    }

    @Test
    void aBreakGoesOutAndComesBackUnderOneNameAndBeginning() {
        List<String> ranges =
                CUES.mark(playlist(25, 45)).lines().filter(l -> l.contains("DATERANGE")).toList();

        assertThat(ranges).hasSize(2);
        assertThat(ranges.getFirst()).contains("ID=\"break-1\"", "PLANNED-DURATION=20.0");
        String begin = "START-DATE=\"2026-11-21T12:01:00Z\"";
        assertThat(ranges).allMatch(line -> line.contains(begin));
        for (String line : ranges) {
            CueReading read = HlsCues.read(line);
            assertThat(read).isInstanceOf(CueReading.Signals.class);
            assertThat(((CueReading.Signals) read).problems()).isEmpty();
            assertThat(((CueReading.Signals) read).signals()).isNotEmpty();
        }
        assertThat(ranges.getFirst()).contains("SCTE35-OUT=0xFC");
        assertThat(ranges.getLast()).contains("SCTE35-IN=0xFC");
    }

    @Test
    void whatIsNoCueStaysAsItWas() {
        String plain = playlist(2, 12);
        assertThat(CUES.mark(plain)).isEqualTo(plain);
    }
}
