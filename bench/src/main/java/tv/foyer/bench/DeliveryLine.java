package tv.foyer.bench;

import java.time.Instant;
import tv.foyer.kernel.LineItemId;

/**
 * A line item of the delivery soak. The masks have a bit per brand, region, genre and shape.
 *
 * @param quantity of a guarantee its goal, of a budget micros, of a sponsorship millionths
 */
record DeliveryLine(
        LineItemId id,
        Kind kind,
        int advertiser,
        int category,
        int seconds,
        long priceMicros,
        long quantity,
        Instant start,
        Instant end,
        int capPerDay,
        Aim aim) {
    enum Kind {
        SPONSORSHIP,
        GUARANTEED,
        PRICE_PRIORITY,
        HOUSE
    }

    record Aim(int brands, int regions, int genres, int shapes) {
        boolean hits(DeliveryMarket.Place place) {
            return (brands >> place.brand() & 1) == 1
                    && (regions >> place.region() & 1) == 1
                    && (genres >> place.genre() & 1) == 1
                    && (shapes >> place.shape() & 1) == 1;
        }
    }

    boolean fits(DeliveryMarket.Place place) {
        return seconds <= place.room().seconds() && aim.hits(place);
    }

    boolean flies(Instant at) {
        return !at.isBefore(start) && at.isBefore(end);
    }

    /** What a missing impression costs: the refund and as much again. */
    long penaltyMicros() {
        return promised() ? 2 * priceMicros : 0;
    }

    boolean promised() {
        return kind == Kind.GUARANTEED || kind == Kind.SPONSORSHIP;
    }

    DeliveryLine of(long newQuantity) {
        return new DeliveryLine(
                id,
                kind,
                advertiser,
                category,
                seconds,
                priceMicros,
                newQuantity,
                start,
                end,
                capPerDay,
                aim);
    }
}
