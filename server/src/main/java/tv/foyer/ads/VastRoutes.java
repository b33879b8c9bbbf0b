package tv.foyer.ads;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tv.foyer.ads.Neighbours.DecidedBreak;
import tv.foyer.crypto.Signer;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.events.Surface;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.DecisionId;
import tv.foyer.vast.Vast;
import tv.foyer.vast.VastWriter;
import tv.foyer.vast.Vmap;
import tv.foyer.vast.VmapWriter;

/**
 * VAST and VMAP of decisions that were already made: the tokens carry them, nothing is decided
 * here. {@code t} is a session's play token, or impression tokens joined by commas, whose decisions
 * are the breaks.
 */
final class VastRoutes {
    private static final int MAX_TOKENS = 112;
    private static final int MAX_BREAKS = 16;

    private final Signer signer;
    private final Supplier<AdSnapshot> snapshot;
    private final Neighbours neighbours;

    VastRoutes(Signer signer, Supplier<AdSnapshot> snapshot, Neighbours neighbours) {
        this.signer = signer;
        this.snapshot = snapshot;
        this.neighbours = neighbours;
    }

    Routes routes() {
        return new Routes()
                .get("/vast", Access.signed(), this::vast)
                .get("/vmap", Access.signed(), this::vmap);
    }

    /** Writes ads of this house's own decision; their tokens say everything. */
    byte[] document(List<PlacedAd> ads, String origin) {
        List<VastXml.Item> items =
                ads.stream()
                        .flatMap(ad -> claim(ad.token()).stream())
                        .flatMap(claim -> item(claim).stream())
                        .toList();
        return VastWriter.write(VastXml.of(items, origin));
    }

    private Reply vast(Request request) {
        String token = request.query("t").orElse("");
        int number = request.queryInt("break", 0, 0, MAX_BREAKS - 1);
        return breaks(token)
                .flatMap(breaks -> breaks.stream().skip(number).findFirst())
                .map(one -> xml(VastWriter.write(vast(one, request.origin()))))
                .orElseGet(() -> none("t: no such token, or no such break"));
    }

    private Reply vmap(Request request) {
        String token = request.query("t").orElse("");
        boolean nested = nested(request.query("data").orElse("tag"));
        Optional<List<DecidedBreak.Decided>> breaks = breaks(token);
        if (breaks.isEmpty()) {
            return none("t: no such token");
        }
        List<Vmap.AdBreak> told = new ArrayList<>();
        for (DecidedBreak.Decided one : breaks.get()) {
            int number = told.size();
            Vmap.Content content =
                    nested
                            ? new Vmap.Content.VastAdData(vast(one, request.origin()))
                            : new Vmap.Content.AdTagUri(
                                    "vast4",
                                    request.origin() + "/vast?t=" + token + "&break=" + number);
            told.add(adBreak(one, number, content));
        }
        return xml(VmapWriter.write(new Vmap(told, List.of())));
    }

    private static boolean nested(String data) {
        return switch (data) {
            case "nested" -> true;
            case "tag" -> false;
            default -> throw new BadRequest("data", "tag or nested expected");
        };
    }

    private static Vmap.AdBreak adBreak(
            DecidedBreak.Decided one, int number, Vmap.Content content) {
        return new Vmap.AdBreak(
                at(one, number),
                List.of(linear(one.surface()) ? Vmap.BreakType.LINEAR : Vmap.BreakType.NONLINEAR),
                Optional.of("break-" + number),
                Optional.empty(),
                Optional.of(new Vmap.AdSource(Optional.of("foyer"), true, false, content)),
                List.of(),
                List.of());
    }

    /** Impression tokens alone do not say where in the content their break stands. */
    private static Vmap.TimeOffset at(DecidedBreak.Decided one, int number) {
        return switch (one.surface()) {
            case POST_ROLL -> new Vmap.TimeOffset.End();
            case MID_ROLL ->
                    one.contentMicros() > 0
                            ? new Vmap.TimeOffset.At(
                                    Duration.of(one.contentMicros(), ChronoUnit.MICROS))
                            : new Vmap.TimeOffset.Position(number + 1);
            case PRE_ROLL, BOOT, MASTHEAD, ROW_SLOT, PAUSE, SCREENSAVER, OVERLAY, SQUEEZEBACK ->
                    new Vmap.TimeOffset.Start();
        };
    }

    private static boolean linear(Surface surface) {
        return switch (surface) {
            case PRE_ROLL, MID_ROLL, POST_ROLL, BOOT -> true;
            case MASTHEAD, ROW_SLOT, PAUSE, SCREENSAVER, OVERLAY, SQUEEZEBACK -> false;
        };
    }

    private Optional<List<DecidedBreak.Decided>> breaks(String token) {
        return neighbours.breaks().breaks(token).or(() -> own(token));
    }

    private Optional<List<DecidedBreak.Decided>> own(String joined) {
        Map<DecisionId, List<ImpressionClaim>> breaks = new LinkedHashMap<>();
        for (String token : joined.split(",", MAX_TOKENS)) {
            Optional<ImpressionClaim> claim = claim(token);
            if (claim.isEmpty()) {
                return Optional.empty();
            }
            breaks.computeIfAbsent(claim.get().decision(), _ -> new ArrayList<>()).add(claim.get());
        }
        return Optional.of(
                breaks.values().stream()
                        .map(claims ->
                                new DecidedBreak.Decided(claims.getFirst().surface(), 0, claims))
                        .toList());
    }

    private Optional<ImpressionClaim> claim(String token) {
        try {
            return signer.verify(token).map(ClaimBytes::impression);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Vast vast(DecidedBreak.Decided one, String origin) {
        return VastXml.of(
                one.claims().stream().flatMap(claim -> item(claim).stream()).toList(), origin);
    }

    /** An ad whose creative was withdrawn since the decision is left out. */
    private Optional<VastXml.Item> item(ImpressionClaim claim) {
        return Optional.ofNullable(snapshot.get().creatives().get(claim.creative()))
                .flatMap(creative ->
                        neighbours
                                .spots()
                                .film(creative.assetKey())
                                .map(film ->
                                        new VastXml.Item(
                                                claim,
                                                signer.sign(ClaimBytes.of(claim)),
                                                creative,
                                                film,
                                                neighbours.partners().name(claim.advertiser()))));
    }

    private static Reply xml(byte[] document) {
        return Reply.bytes(200, "application/xml", document).with("Cache-Control", "no-store");
    }

    private static Reply none(String detail) {
        return Reply.problem(Problem.notFound(detail));
    }
}
