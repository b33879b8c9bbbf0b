package tv.foyer.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import tv.foyer.kernel.Text;

/** Ads made for tests. */
final class Spots {
    private Spots() {}

    static LiveAd of(String key, List<String> rungs, Long... micros) {
        Map<String, LiveAd.Files> files = new HashMap<>();
        for (String rung : rungs) {
            List<String> segments = new ArrayList<>();
            for (int i = 0; i < micros.length; i++) {
                segments.add("/ads/" + key + "/" + rung + "/" + i + ".m4s");
            }
            String init = "/ads/" + key + "/" + rung + "/init.mp4";
            files.put(rung, new LiveAd.Files(Optional.of(init), segments));
        }
        return new LiveAd(
                key,
                List.of(micros),
                files,
                Optional.of("/ads/" + key + "/master.m3u8"),
                Optional.of(new LiveAd.Sale(0, text(key), text("someone"), "token-" + key)));
    }

    private static Text text(String words) {
        return new Text(words, words);
    }

    /** None to three ads; now and then one that lacks a rung, or whose segments are too long. */
    static List<LiveAd> random(Random random, List<String> rungs) {
        List<LiveAd> ads = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            Long[] micros = new Long[1 + random.nextInt(4)];
            for (int i = 0; i < micros.length; i++) {
                micros[i] = 500_000L + random.nextInt(35) * 100_000L;
            }
            boolean broken = random.nextInt(5) == 0;
            ads.add(of("ad" + random.nextInt(100), broken ? List.of("v9") : rungs, micros));
        }
        return ads;
    }

    static Stitched.Filler filler(Function<BreakMark, List<LiveAd>> ads) {
        return new Stitched.Filler() {
            @Override
            public List<LiveAd> ads(BreakMark mark) {
                return ads.apply(mark);
            }

            @Override
            public Optional<LiveAd> slate(Slot slot) {
                return Optional.empty();
            }
        };
    }
}
