package tv.foyer.ads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tv.foyer.crypto.Signer;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.http.Access;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.DecisionId;

/**
 * VAST of a decision that was already made: the tokens carry it, nothing is decided here. {@code t}
 * is a session's token, or impression tokens joined by commas, whose decisions are the breaks.
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
        return new Routes().get("/vast", Access.signed(), this::vast);
    }

    private Reply vast(Request request) {
        String token = request.query("t").orElse("");
        int number = request.queryInt("break", 0, 0, MAX_BREAKS - 1);
        Optional<List<String>> tokens =
                neighbours.breaks().tokens(token, number).or(() -> own(token, number));
        if (tokens.isEmpty()) {
            return Reply.problem(Problem.notFound("t: no such token, or no such break"));
        }
        byte[] xml = VastXml.of(items(tokens.get()), request.origin());
        return Reply.bytes(200, "application/xml", xml).with("Cache-Control", "no-store");
    }

    private Optional<List<String>> own(String joined, int number) {
        Map<DecisionId, List<String>> breaks = new LinkedHashMap<>();
        for (String token : joined.split(",", MAX_TOKENS)) {
            Optional<ImpressionClaim> claim = claim(token);
            if (claim.isEmpty()) {
                return Optional.empty();
            }
            breaks.computeIfAbsent(claim.get().decision(), _ -> new ArrayList<>()).add(token);
        }
        return breaks.values().stream().skip(number).findFirst();
    }

    private List<VastXml.Item> items(List<String> tokens) {
        List<VastXml.Item> items = new ArrayList<>();
        for (String token : tokens) {
            claim(token).flatMap(claim -> item(claim, token)).ifPresent(items::add);
        }
        return items;
    }

    /** An ad whose creative was withdrawn since the decision is left out. */
    private Optional<VastXml.Item> item(ImpressionClaim claim, String token) {
        return Optional.ofNullable(snapshot.get().creatives().get(claim.creative()))
                .flatMap(creative ->
                        neighbours
                                .spots()
                                .film(creative.assetKey())
                                .map(film ->
                                        new VastXml.Item(
                                                claim,
                                                token,
                                                creative,
                                                film,
                                                neighbours.partners().name(claim.advertiser()))));
    }

    private Optional<ImpressionClaim> claim(String token) {
        try {
            return signer.verify(token).map(ClaimBytes::impression);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
