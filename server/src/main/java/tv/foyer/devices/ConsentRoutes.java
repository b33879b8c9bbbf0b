package tv.foyer.devices;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.crypto.Secrets;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Caller;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.HouseholdId;

/** A household says on its phone what its ads may be chosen by. */
final class ConsentRoutes {
    private static final String PATH = "/api/v1/household/consents";
    private static final String BEARER = "Bearer ";

    private final Consents consents;

    ConsentRoutes(Consents consents) {
        this.consents = consents;
    }

    record Body(
            Optional<Boolean> adTargeting,
            Optional<List<String>> interests,
            Optional<String> region) {}

    record ConsentView(
            boolean adTargeting,
            List<String> interests,
            Optional<String> region,
            Optional<Instant> since,
            Consents.Known known) {}

    Routes routes() {
        return new Routes()
                .get(PATH, Access.phones(), request -> show(consents.said(household(request))))
                .put(PATH, Access.phones(), this::say);
    }

    private Reply say(Request request) {
        Body body = request.json(Body.class);
        boolean targeting =
                body.adTargeting()
                        .orElseThrow(() -> new BadRequest("adTargeting", "true or false expected"));
        Set<String> interests = interests(body.interests().orElse(List.of()));
        body.region().ifPresent(this::requireRegion);
        AdAudience word =
                new AdAudience(body.region(), targeting, targeting ? interests : Set.of());
        return show(consents.say(household(request), word, phoneHash(request)));
    }

    private Reply show(Consents.Said said) {
        AdAudience audience = said.audience();
        List<String> inOrder =
                consents.known().interests().stream()
                        .map(Consents.Choice::key)
                        .filter(audience.interests()::contains)
                        .toList();
        return Reply.json(
                        new ConsentView(
                                audience.targeting(),
                                inOrder,
                                audience.region(),
                                said.since(),
                                consents.known()))
                .with("Cache-Control", "no-store");
    }

    private Set<String> interests(List<String> typed) {
        Set<String> asked = new HashSet<>(typed);
        boolean once = asked.size() == typed.size();
        if (!once || !consents.known().interestKeys().containsAll(asked)) {
            throw new BadRequest("interests", "keys of known.interests, each once, expected");
        }
        return asked;
    }

    private void requireRegion(String region) {
        if (!consents.known().regionKeys().contains(region)) {
            throw new BadRequest("region", "null or a key of known.regions expected");
        }
    }

    private static HouseholdId household(Request request) {
        if (request.caller() instanceof Caller.Phone(var id)) {
            return id;
        }
        throw new IllegalStateException("route is not for phones");
    }

    private static String phoneHash(Request request) {
        return Secrets.digest(request.header("Authorization").orElse("").replace(BEARER, ""));
    }
}
