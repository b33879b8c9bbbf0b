package tv.foyer.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import tv.foyer.media.Asset;

/** A film of any shape with breaks anywhere and any ads in them, made from a seed. */
record Shape(ManifestChunks content, List<Stitcher.Pod> pods) {
    static Shape random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ManifestChunks content = ManifestChunks.cut(Ladders.random(random, "film"));
        TreeSet<Integer> places = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            places.add(random.nextInt(content.segments() + 1));
        }
        List<Stitcher.Pod> pods = new ArrayList<>();
        int made = 0;
        for (int place : places) {
            List<Stitcher.Fitted> ads = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                Asset ad = Ladders.random(random, "ad-" + made++);
                ads.add(Stitcher.fit(content, ManifestChunks.cut(ad)).orElseThrow());
            }
            pods.add(new Stitcher.Pod(place, ads));
        }
        return new Shape(content, pods);
    }

    StrictPlaylist stitched(Asset.Track track) {
        return StrictPlaylist.parse(bytes(track));
    }

    byte[] bytes(Asset.Track track) {
        return new Stitcher(content, pods).media(track.name()).orElseThrow().join();
    }

    StrictPlaylist original(Asset.Track track) {
        return StrictPlaylist.parse(
                new Stitcher(content, List.of()).media(track.name()).orElseThrow().join());
    }
}
