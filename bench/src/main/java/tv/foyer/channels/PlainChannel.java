package tv.foyer.channels;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tv.foyer.media.Asset;

/**
 * A live playlist made from the schedule for each request, with nothing kept from the last one: the
 * day is planned, its segments are walked, those of the window are printed.
 */
final class PlainChannel {
    private static final long MICROS = 1_000_000;

    private final Map<String, Asset> assets;

    PlainChannel(Map<String, Asset> assets) {
        this.assets = assets;
    }

    /** Prints a rung at an instant of the version's first day. */
    byte[] print(Published published, String rung, long now) {
        Map<String, long[]> cuts = new HashMap<>();
        published.reels().forEach((key, reel) -> cuts.put(key, reel.cuts()));
        Planner planner = new Planner(published.schedule(), cuts);
        DayPlan day = planner.day(planner.dayOf(now), published.opening());
        long target = published.schedule().targetSeconds();
        long from = now - 5 * target * MICROS;
        long to = now + 3 * target * MICROS;
        StringBuilder text = new StringBuilder();
        for (Item item : day.items()) {
            if (item.endMicros() > from && item.startMicros() < to) {
                print(text, item, asset(item, rung), new long[] {from, to, target});
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Asset.Rung asset(Item item, String rung) {
        Asset asset = assets.get(item.asset());
        if (asset == null) {
            throw new IllegalStateException("no asset " + item.asset());
        }
        return asset.rungs().stream()
                .filter(each -> each.name().equals(rung))
                .findFirst()
                .orElseThrow();
    }

    private static void print(StringBuilder text, Item item, Asset.Rung rung, long[] window) {
        long at = item.startMicros();
        boolean begun = false;
        for (int i = item.from(); i < item.to(); i++) {
            Asset.Segment segment = rung.segments().get(i);
            long end = at + segment.durationMicros();
            if (end > window[0] && end <= window[1]) {
                if (!begun) {
                    begin(text, item, rung, new long[] {at, i, window[2]});
                    begun = true;
                }
                text.append(
                        String.format(
                                Locale.ROOT,
                                "#EXTINF:%d.%06d,\n/%s\n",
                                segment.durationMicros() / MICROS,
                                segment.durationMicros() % MICROS,
                                segment.path()));
            }
            at = end;
        }
    }

    private static void begin(StringBuilder text, Item item, Asset.Rung rung, long[] first) {
        if (text.isEmpty()) {
            text.append("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:").append(first[2]);
            text.append("\n#EXT-X-SERVER-CONTROL:HOLD-BACK=").append(3 * first[2]);
            text.append(".0\n#EXT-X-MEDIA-SEQUENCE:");
            text.append(item.sequence() + first[1] - item.from());
            text.append("\n#EXT-X-DISCONTINUITY-SEQUENCE:").append(item.number());
            text.append("\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        } else {
            text.append("#EXT-X-DISCONTINUITY\n");
        }
        text.append("#EXT-X-MAP:URI=\"/").append(rung.init()).append("\"\n");
        String date = Timeline.instant(first[0]).truncatedTo(ChronoUnit.MILLIS).toString();
        String whole = date.contains(".") ? date : date.replace("Z", ".000Z");
        text.append("#EXT-X-PROGRAM-DATE-TIME:").append(whole).append('\n');
    }
}
