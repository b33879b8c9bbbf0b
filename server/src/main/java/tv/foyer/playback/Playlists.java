package tv.foyer.playback;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.foyer.crypto.Signer;

/** Prints playlists from nothing but a token and the assets, so any node gives the same bytes. */
final class Playlists {
    private static final String MASTER = "master";

    private final Signer signer;
    private final ChunkCache chunks;
    private final InstantSource clock;
    private final double frameRate;

    Playlists(Signer signer, ChunkCache chunks, InstantSource clock, double frameRate) {
        this.signer = signer;
        this.chunks = chunks;
        this.clock = clock;
        this.frameRate = frameRate;
    }

    String token(PlayPlan plan) {
        return signer.sign(PlanBytes.write(plan));
    }

    /** Returns the plan of a token that is genuine and not too old. */
    Optional<PlayPlan> plan(String token) {
        Instant now = clock.instant();
        return signer.verify(token)
                .flatMap(PlanBytes::read)
                .filter(genuine -> now.isBefore(genuine.expires()));
    }

    /** Prints {@code master} or the media playlist of a track. */
    PlaylistOutcome print(String token, String name) {
        Optional<PlayPlan> plan = plan(token);
        if (plan.isEmpty()) {
            return new PlaylistOutcome.Refused();
        }
        return stitcher(plan.get())
                .<PlaylistOutcome>flatMap(stitcher -> print(stitcher, name))
                .orElseGet(PlaylistOutcome.Unknown::new);
    }

    /** Prints the presentation of a session as an MPD. */
    PlaylistOutcome dash(String token) {
        Optional<PlayPlan> plan = plan(token);
        if (plan.isEmpty()) {
            return new PlaylistOutcome.Refused();
        }
        return chunks.get(plan.get().asset())
                .map(content ->
                        new DashManifest(content, pods(content, plan.get().breaks()), frameRate))
                .<PlaylistOutcome>map(manifest -> PlaylistOutcome.Found.whole(manifest.print()))
                .orElseGet(PlaylistOutcome.Unknown::new);
    }

    private Optional<PlaylistOutcome.Found> print(Stitcher stitcher, String name) {
        return name.equals(MASTER)
                ? Optional.of(PlaylistOutcome.Found.whole(stitcher.master(frameRate)))
                : stitcher.media(name).map(PlaylistOutcome.Found::new);
    }

    private Optional<Stitcher> stitcher(PlayPlan plan) {
        return chunks.get(plan.asset())
                .map(content -> new Stitcher(content, pods(content, plan.breaks())));
    }

    private List<Stitcher.Pod> pods(ManifestChunks content, List<PlayPlan.Break> breaks) {
        List<Stitcher.Pod> pods = new ArrayList<>(breaks.size());
        for (PlayPlan.Break one : breaks) {
            int segment = content.nearestBoundary(one.contentMicros());
            pods.add(new Stitcher.Pod(segment, fitted(content, one.ads())));
        }
        return pods;
    }

    /** An ad that this node cannot show leaves the others of its break alone. */
    private List<Stitcher.Fitted> fitted(ManifestChunks content, List<PlayPlan.Ad> ads) {
        List<Stitcher.Fitted> fitted = new ArrayList<>(ads.size());
        for (PlayPlan.Ad ad : ads) {
            chunks.get(ad.asset())
                    .flatMap(cut -> Stitcher.fit(content, cut))
                    .ifPresent(fitted::add);
        }
        return fitted;
    }
}
