package tv.foyer.playback;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.foyer.crypto.Signer;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.ViewingClaim;
import tv.foyer.http.Caller;
import tv.foyer.kernel.SessionId;
import tv.foyer.playback.Playback.Titles;
import tv.foyer.playback.PlaybackConfig.BreakRule;

/**
 * Opens a session: finds its content, places its breaks, has them filled, and says all of it twice,
 * as a plan for the playlists and as a {@link Play} for the set.
 */
final class Sessions {
    private static final double MICROS = 1_000_000;

    /** In base64 with its signature below 1,900 characters. */
    private static final int MAX_SOLD_BYTES = 1_400;

    private final ChunkCache chunks;
    private final AdBreaks adBreaks;
    private final Playlists playlists;
    private final Signer viewing;
    private final Terms terms;

    /** The rules of every session. */
    record Terms(List<BreakRule> breaks, Duration life) {}

    /** A break that was filled with ads that the content's ladder can carry. */
    private record Filled(BreakPlanner.Opening opening, List<Spot> spots) {
        long lengthMicros() {
            return spots.stream().mapToLong(spot -> spot.chunks().durationMicros()).sum();
        }
    }

    private record Spot(AdBreaks.Ad ad, ManifestChunks chunks) {}

    /** A session about to begin. */
    record Start(
            SessionId session,
            Caller.TvSet set,
            PlayOrder order,
            Audience audience,
            Titles.Playable playable,
            long resumeMicros,
            Instant now) {}

    /** A session that has its breaks. */
    record Opened(Play play, ViewingClaim claim) {}

    Sessions(
            ChunkCache chunks,
            AdBreaks adBreaks,
            Playlists playlists,
            Signer viewing,
            Terms terms) {
        this.chunks = chunks;
        this.adBreaks = adBreaks;
        this.playlists = playlists;
        this.viewing = viewing;
        this.terms = terms;
    }

    /** Opens a session, or answers empty if the content is not encoded yet. */
    Optional<Opened> open(Start start) {
        return chunks.get(start.playable().asset()).map(content -> open(start, content));
    }

    private Opened open(Start start, ManifestChunks content) {
        long resume = start.resumeMicros() < content.durationMicros() ? start.resumeMicros() : 0;
        List<Filled> filled =
                fill(start, content, BreakPlanner.plan(content, terms.breaks(), resume));
        ViewingClaim claim = claim(start, content);
        return new Opened(play(start, content, filled, resume, claim), claim);
    }

    private List<Filled> fill(
            Start start, ManifestChunks content, List<BreakPlanner.Opening> openings) {
        List<List<AdBreaks.Ad>> pods = adBreaks.fill(viewing(start), rooms(openings));
        List<Filled> filled = new ArrayList<>();
        for (int i = 0; i < Math.min(openings.size(), pods.size()); i++) {
            BreakPlanner.Opening opening = openings.get(i);
            List<Spot> spots =
                    pods.get(i).stream()
                            .limit(opening.rule().maxAds())
                            .flatMap(ad -> spot(content, ad).stream())
                            .toList();
            if (!spots.isEmpty()) {
                filled.add(new Filled(opening, spots));
            }
        }
        return filled;
    }

    private Optional<Spot> spot(ManifestChunks content, AdBreaks.Ad ad) {
        return PlayPlan.holds(ad.asset())
                ? chunks.get(ad.asset())
                        .filter(chunks -> Stitcher.fit(content, chunks).isPresent())
                        .map(chunks -> new Spot(ad, chunks))
                : Optional.empty();
    }

    private static List<AdBreaks.Room> rooms(List<BreakPlanner.Opening> openings) {
        return openings.stream()
                .map(BreakPlanner.Opening::rule)
                .map(rule -> new AdBreaks.Room(rule.surface(), rule.maxSeconds(), rule.maxAds()))
                .toList();
    }

    private static AdBreaks.Viewing viewing(Start start) {
        return new AdBreaks.Viewing(
                start.session(),
                start.set().device(),
                start.set().model(),
                start.set().household(),
                start.order().profile(),
                start.audience(),
                start.set().brand(),
                start.set().maker(),
                start.order().title(),
                start.playable().provider());
    }

    /** The claim's length is rounded up, so that the last second of the content can be reported. */
    private ViewingClaim claim(Start start, ManifestChunks content) {
        return new ViewingClaim(
                start.session(),
                start.set().device(),
                start.set().household(),
                start.order().profile(),
                start.set().brand(),
                start.set().maker(),
                start.order().title(),
                start.playable().provider(),
                Math.toIntExact(Math.ceilDiv(content.durationMicros(), 1_000_000L)),
                start.now(),
                start.now().plus(terms.life()));
    }

    private Play play(
            Start start,
            ManifestChunks content,
            List<Filled> filled,
            long resume,
            ViewingClaim claim) {
        Timeline timeline = timeline(content, filled);
        List<Play.Break> breaks = new ArrayList<>();
        for (int i = 0; i < filled.size(); i++) {
            breaks.add(told(filled.get(i), timeline.spans().get(i), timeline.beginOf(i)));
        }
        PlayPlan plan = plan(start, content, filled);
        boolean named = plan.breaks().isEmpty() || plan.sale().isPresent();
        Insertion insertion = Insertion.of(start.order().insertion(), named);
        String token = playlists.token(plan);
        String folder = "/play/" + token + "/";
        return new Play(
                start.session(),
                insertion,
                folder + insertion.master(),
                folder + "manifest.mpd",
                named ? Optional.of("/vmap?t=" + token) : Optional.empty(),
                seconds(resume == 0 ? 0 : timeline.toStitched(resume)),
                seconds(content.durationMicros()),
                seconds(content.durationMicros() + timeline.adMicros()),
                breaks,
                viewing.sign(ClaimBytes.of(claim)),
                start.playable().card(),
                start.playable().next());
    }

    private static Timeline timeline(ManifestChunks content, List<Filled> filled) {
        return new Timeline(
                filled.stream()
                        .map(one ->
                                new Timeline.Span(
                                        content.boundaryMicros(one.opening().segment()),
                                        one.lengthMicros()))
                        .toList());
    }

    private static Play.Break told(Filled filled, Timeline.Span span, long begin) {
        List<Play.Ad> ads = new ArrayList<>();
        long at = begin;
        for (Spot spot : filled.spots()) {
            AdBreaks.Ad ad = spot.ad();
            long length = spot.chunks().durationMicros();
            ads.add(
                    new Play.Ad(
                            ad.slot(),
                            seconds(at),
                            seconds(length),
                            ad.title(),
                            ad.advertiser(),
                            ad.token()));
            at += length;
        }
        return new Play.Break(
                Interstitials.id(filled.opening().segment()),
                filled.opening().rule().surface(),
                seconds(span.contentMicros()),
                seconds(begin),
                seconds(span.lengthMicros()),
                ads);
    }

    /** An address that its sale would make too long for some sets goes without. */
    private PlayPlan plan(Start start, ManifestChunks content, List<Filled> filled) {
        PlayPlan plan = unsold(start, content, filled, terms.life());
        List<String> tokens =
                filled.stream()
                        .flatMap(one -> one.spots().stream())
                        .map(spot -> spot.ad().token())
                        .toList();
        return Sale.of(plan, tokens)
                .map(plan::with)
                .filter(sold -> PlanBytes.write(sold).length <= MAX_SOLD_BYTES)
                .orElse(plan);
    }

    private static PlayPlan unsold(
            Start start, ManifestChunks content, List<Filled> filled, Duration life) {
        return new PlayPlan(
                start.session(),
                start.set().device(),
                start.set().household(),
                start.order().title(),
                content.key(),
                filled.stream().map(one -> planned(content, one)).toList(),
                start.now().plus(life).truncatedTo(ChronoUnit.SECONDS));
    }

    private static PlayPlan.Break planned(ManifestChunks content, Filled filled) {
        return new PlayPlan.Break(
                filled.opening().rule().surface(),
                content.boundaryMicros(filled.opening().segment()),
                filled.spots().stream()
                        .map(spot ->
                                new PlayPlan.Ad(
                                        spot.ad().slot(), spot.ad().creative(), spot.ad().asset()))
                        .toList());
    }

    private static double seconds(long micros) {
        return micros / MICROS;
    }
}
