package tv.foyer.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tv.foyer.hls.Attributes;
import tv.foyer.json.Json;
import tv.foyer.kernel.Text;
import tv.foyer.live.Stitched.Entry;

/** What is said of breaks beside the playlists, as JSON. Pure. */
final class BreakSheet {
    private BreakSheet() {}

    /** As {@code GET /play/channel/{token}/ads} answers. */
    record Told(Instant until, List<LiveViewing.Stretch> viewings, List<Pod> breaks) {}

    record Pod(Instant start, Instant end, List<Ad> ads) {}

    record Ad(int slot, Instant start, double seconds, Text title, Text advertiser, String token) {}

    /** A break's ads as rfc8216bis, Appendix D, wants them. */
    static byte[] interstitials(List<LiveAd> ads) {
        List<Map<String, Object>> assets =
                ads.stream()
                        .filter(ad -> ad.master().isPresent())
                        .map(ad ->
                                Map.<String, Object>of(
                                        "URI",
                                        ad.master().get(),
                                        "DURATION",
                                        ad.lengthMicros() / 1e6))
                        .toList();
        return Json.bytes(Map.of("ASSETS", assets));
    }

    /** The ads that stand in a playlist; one of which only the end is left stands no more. */
    static Told told(Stitched stitched, List<LiveViewing.Stretch> viewings) {
        List<Pod> pods = new ArrayList<>();
        Instant until = Instant.EPOCH;
        for (Entry entry : stitched.entries()) {
            until = entry.start().plus(entry.micros(), ChronoUnit.MICROS);
            if (entry instanceof Entry.Spot spot && spot.segment() == 0) {
                spot.ad().sale().ifPresent(sale -> add(pods, spot, sale));
            }
        }
        return new Told(until, viewings, pods);
    }

    private static void add(List<Pod> pods, Entry.Spot spot, LiveAd.Sale sale) {
        long micros = spot.ad().lengthMicros();
        Ad ad =
                new Ad(
                        sale.slot(),
                        spot.start(),
                        micros / 1e6,
                        sale.title(),
                        sale.advertiser(),
                        sale.token());
        Instant end = spot.start().plus(micros, ChronoUnit.MICROS);
        if (!pods.isEmpty() && !spot.start().isAfter(pods.getLast().end())) {
            Pod last = pods.removeLast();
            List<Ad> ads = new ArrayList<>(last.ads());
            ads.add(ad);
            pods.add(new Pod(last.start(), end, List.copyOf(ads)));
        } else {
            pods.add(new Pod(spot.start(), end, List.of(ad)));
        }
    }

    /** The pictures of a channel for which an ad must be cut. */
    static List<LiveNeighbours.Rung> rungs(OriginLadder ladder) {
        return ladder.master().variants().stream()
                .map(one ->
                        new LiveNeighbours.Rung(
                                one.uri().substring(0, one.uri().lastIndexOf('.')),
                                height(one.attributes()),
                                one.attributes().text("CODECS").orElse("")))
                .distinct()
                .toList();
    }

    private static int height(Attributes attributes) {
        String size = attributes.raw("RESOLUTION").orElse("");
        String height = size.substring(size.indexOf('x') + 1);
        return height.matches("\\d{1,5}") ? Integer.parseInt(height) : 0;
    }
}
