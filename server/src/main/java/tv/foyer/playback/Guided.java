package tv.foyer.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.foyer.media.Media;
import tv.foyer.playback.PlaybackConfig.BreakRule;

/**
 * The film without its ads, for players that insert them: what a session's token opens, and the
 * playlists that all sessions of a film share. The ads are those of the token; nothing is decided.
 */
final class Guided {
    private static final String SHARED = "/play/guided/";

    private final Playlists playlists;
    private final ChunkCache chunks;
    private final List<BreakRule> rules;
    private final double frameRate;

    Guided(Playlists playlists, ChunkCache chunks, List<BreakRule> rules, double frameRate) {
        this.playlists = playlists;
        this.chunks = chunks;
        this.rules = rules;
        this.frameRate = frameRate;
    }

    /** Prints a session's master over the shared playlists. */
    PlaylistOutcome master(String token) {
        return of(token, (_, content) -> master(content, shared(content), Optional.of(token)));
    }

    /** Prints the film with neither ads nor breaks. */
    PlaylistOutcome film(String token) {
        return of(token, (_, content) -> master(content, own(content), Optional.empty()));
    }

    private static String shared(ManifestChunks content) {
        return SHARED + content.key() + "/";
    }

    /** Where {@code media} has the playlists of an asset on its own. */
    private static String own(ManifestChunks content) {
        String master = Media.master(content.key());
        return master.substring(0, master.lastIndexOf('/') + 1);
    }

    private byte[] master(ManifestChunks content, String folder, Optional<String> session) {
        return Interstitials.master(content.asset(), folder, session, frameRate);
    }

    /** Prints a track of a film with its breaks, as all viewers read it. */
    PlaylistOutcome media(String asset, String track) {
        return found(
                chunks.get(asset)
                        .flatMap(content ->
                                Interstitials.media(
                                        content, BreakPlanner.plan(content, rules, 0), track)));
    }

    /**
     * Prints what a session sees in the break before a segment: the ads that this node has, in the
     * order of the decision; none where the session has no such break.
     */
    PlaylistOutcome list(String token, int segment, String origin) {
        return of(
                token,
                (plan, content) -> Interstitials.list(items(plan, content, segment), origin));
    }

    private List<Interstitials.Item> items(PlayPlan plan, ManifestChunks content, int segment) {
        List<Interstitials.Item> items = new ArrayList<>();
        for (PlayPlan.Break one : plan.breaks()) {
            if (content.nearestBoundary(one.contentMicros()) == segment) {
                for (PlayPlan.Ad ad : one.ads()) {
                    item(ad).ifPresent(items::add);
                }
            }
        }
        return items;
    }

    /** An ad that this node cannot show leaves the others of its break alone. */
    private Optional<Interstitials.Item> item(PlayPlan.Ad ad) {
        return chunks.get(ad.asset())
                .map(film -> new Interstitials.Item(ad.slot(), ad.asset(), film.durationMicros()));
    }

    private interface Printed {
        byte[] print(PlayPlan plan, ManifestChunks content);
    }

    private PlaylistOutcome of(String token, Printed printed) {
        Optional<PlayPlan> plan = playlists.plan(token);
        return plan.isEmpty()
                ? new PlaylistOutcome.Refused()
                : found(
                        chunks.get(plan.get().asset())
                                .map(content -> printed.print(plan.get(), content)));
    }

    private static PlaylistOutcome found(Optional<byte[]> bytes) {
        return bytes.<PlaylistOutcome>map(PlaylistOutcome.Found::whole)
                .orElseGet(PlaylistOutcome.Unknown::new);
    }
}
