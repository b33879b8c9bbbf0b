package tv.foyer.devices;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import tv.foyer.crypto.Secrets;
import tv.foyer.http.Caller;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.sql.Sql;

/** Gives sets their tokens: for an approved code, and for the refresh token they got last. */
final class Tokens {
    private static final String REFRESH_PREFIX = "r.";
    private static final Duration REFRESH_LIFE = Duration.ofDays(90);

    /** How long a used refresh token is known, to see that somebody copied it. */
    private static final Duration REUSE_SEEN = Duration.ofDays(30);

    private static final TokenAnswer BAD_CODE =
            new TokenAnswer.Refused("invalid_grant", "device_code: unknown or used");
    private static final TokenAnswer BAD_REFRESH =
            new TokenAnswer.Refused("invalid_grant", "refresh_token: unknown, used or expired");

    /** A set whose answer got lost asks again within this time; later it is not the same set. */
    private static final Duration LOST_ANSWER = Duration.ofMinutes(1);

    private final Sql sql;
    private final Stores stores;
    private final AccessTokens access;
    private final Supplier<ProductRange> range;
    private final Announcer announcer;
    private final Revocations revocations;
    private final InstantSource clock;
    private final Ids ids;

    Tokens(
            Sql sql,
            Stores stores,
            AccessTokens access,
            Supplier<ProductRange> range,
            Announcer announcer,
            Revocations revocations,
            InstantSource clock) {
        this.sql = sql;
        this.stores = stores;
        this.access = access;
        this.range = range;
        this.announcer = announcer;
        this.revocations = revocations;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    /**
     * Answers a set that polls with its device code.
     *
     * @throws tv.foyer.log.EventLog.LogBusy if the activation cannot be told to the log yet
     */
    TokenAnswer redeem(DeviceId device, String deviceCode) {
        String hash = Secrets.digest(deviceCode);
        stores.activations()
                .findByDeviceCode(hash)
                .filter(activation -> activation.device().equals(device))
                .ifPresent(announcer::activated);
        return sql.asHouse(h ->
                stores.activations()
                        .lockByDeviceCode(h, hash)
                        .filter(activation -> activation.device().equals(device))
                        .map(activation -> answer(h, activation))
                        .orElse(BAD_CODE));
    }

    /**
     * Changes a refresh token for the next one. A second use within a minute is a set whose answer
     * got lost and is answered alike; a later one ends all tokens of its family.
     */
    TokenAnswer refresh(String token) {
        Instant now = clock.instant();
        Reused reused = sql.asHouse(h -> refresh(h, Secrets.digest(token), now));
        reused.device().ifPresent(device -> revocations.raise(device, reused.generation()));
        return reused.answer();
    }

    /** An answer, and the set whose tokens were ended with it. */
    private record Reused(TokenAnswer answer, Optional<DeviceId> device, int generation) {
        static Reused none(TokenAnswer answer) {
            return new Reused(answer, Optional.empty(), 0);
        }
    }

    private TokenAnswer answer(Handle h, Activation activation) {
        Instant now = clock.instant();
        return switch (activation.poll(now)) {
            case READY -> {
                stores.activations().redeemed(h, activation.userCode());
                yield grant(h, activation.device(), ids.next()).orElse(BAD_CODE);
            }
            case PENDING -> {
                stores.activations().polled(h, activation.userCode(), now, activation.interval());
                yield new TokenAnswer.Refused(
                        "authorization_pending", "nobody has approved the code yet");
            }
            case SLOW_DOWN -> {
                Duration slower = activation.interval().plusSeconds(5);
                stores.activations().polled(h, activation.userCode(), now, slower);
                yield new TokenAnswer.Refused(
                        "slow_down", "poll every " + slower.toSeconds() + " seconds at most");
            }
            case EXPIRED -> new TokenAnswer.Refused("expired_token", "ask for a new code");
            case SPENT -> BAD_CODE;
        };
    }

    private Reused refresh(Handle h, String hash, Instant now) {
        Optional<RefreshStore.Token> found =
                stores.refresh().lock(h, hash).filter(token -> token.expiresAt().isAfter(now));
        if (found.isEmpty()) {
            return Reused.none(BAD_REFRESH);
        }
        RefreshStore.Token token = found.get();
        if (token.usedAt().filter(used -> used.plus(LOST_ANSWER).isBefore(now)).isPresent()) {
            stores.refresh().endFamily(h, token.family());
            int generation = stores.devices().raise(h, token.device(), now);
            return new Reused(BAD_REFRESH, Optional.of(token.device()), generation);
        }
        stores.refresh().used(h, token, now, now.minus(REUSE_SEEN));
        return Reused.none(grant(h, token.device(), token.family()).orElse(BAD_REFRESH));
    }

    private Optional<TokenAnswer> grant(Handle h, DeviceId device, UUID family) {
        return stores.devices()
                .find(h, device)
                .filter(set -> set.active() && set.household().isPresent())
                .map(set -> granted(h, set, set.household().orElseThrow(), family));
    }

    private TokenAnswer granted(
            Handle h, DeviceStore.Known set, HouseholdId household, UUID family) {
        Instant now = clock.instant();
        Model model = range.get().model(set.model()).orElseThrow();
        Caller.TvSet caller =
                new Caller.TvSet(set.id(), household, model.id(), model.brand(), set.maker());
        String refresh = REFRESH_PREFIX + Secrets.token();
        stores.refresh()
                .insert(
                        h,
                        new RefreshStore.Token(
                                Secrets.digest(refresh),
                                family,
                                set.id(),
                                now.plus(REFRESH_LIFE),
                                Optional.empty()));
        String token = access.issue(new AccessTokens.Proved(caller, set.generation()), now);
        return new TokenAnswer.Granted(token, refresh);
    }
}
