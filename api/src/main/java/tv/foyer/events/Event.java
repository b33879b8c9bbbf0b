package tv.foyer.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.TitleId;

/**
 * One fact. {@link #id()} is a UUIDv7 made by the source of the fact: the same fact sent twice has
 * the same id and is counted once. {@link #at()} is when it happened, UTC, by the source's clock.
 *
 * <p>The JSON form names the case in {@code "type"} by its simple name. Cases and components are
 * only ever added; a component that may be missing in older facts is an {@link Optional}.
 */
public sealed interface Event {
    EventId id();

    Instant at();

    /** A set came on and asked for its home. */
    record SetSwitchedOn(
            EventId id,
            Instant at,
            DeviceId device,
            HouseholdId household,
            BrandId brand,
            PartnerId maker)
            implements Event {}

    /** A household approved a set (RFC 8628). */
    record SetActivated(
            EventId id,
            Instant at,
            DeviceId device,
            HouseholdId household,
            ModelId model,
            BrandId brand,
            PartnerId maker)
            implements Event {}

    /** A household refused boot ads for good; kept across brands and resets. */
    record BootAdsRefused(EventId id, Instant at, DeviceId device, HouseholdId household)
            implements Event {}

    /**
     * The ad house decided one break: what fills it, in order, and why the best of the others do
     * not. {@code refusals} are those that nothing but the moment refused, for example a cap; what
     * a line item's own terms refuse follows from the {@link Opportunity} and is not written.
     */
    record AdDecided(
            EventId id,
            Instant at,
            DecisionId decision,
            Surface surface,
            DeviceId device,
            HouseholdId household,
            BrandId brand,
            PartnerId maker,
            Optional<TitleId> title,
            Optional<PartnerId> provider,
            List<Fill> fills,
            List<Refusal> refusals,
            Optional<Opportunity> opportunity)
            implements Event {
        public AdDecided {
            fills = List.copyOf(fills);
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * What a decision knew of the break, so that it can be explained later.
     *
     * @param maxSeconds of the break
     * @param modelClass kind of the set, for example {@code tv}
     * @param region ISO 3166-2 code of the household, if it gave one
     * @param genres of the content around the break, in order
     * @param ratingAge age rating of that content, 0 for all ages
     * @param segments the household's interests, only with its consent
     * @param policy pack and version that held, for example {@code cn-2}
     * @param revision of the order book
     * @param eligible how many line items competed for the break
     * @param deviceClass where the set's model is sold to, for example {@code HOTEL}; policy packs
     *     forbid ads by it; empty in decisions of before it was written down
     */
    record Opportunity(
            int maxSeconds,
            int maxAds,
            String modelClass,
            Optional<String> region,
            List<String> genres,
            int ratingAge,
            boolean kids,
            boolean consent,
            List<String> segments,
            String policy,
            long revision,
            int eligible,
            Optional<String> deviceClass) {
        public Opportunity {
            genres = List.copyOf(genres);
            segments = List.copyOf(segments);
        }
    }

    /**
     * One ad of a decided pod; {@code slot} counts from 0, the price is per impression. {@code bid}
     * is there when a programmatic buyer's bid won.
     */
    record Fill(
            int slot,
            LineItemId lineItem,
            CreativeId creative,
            PartnerId advertiser,
            long priceMicros,
            int durationSeconds,
            Optional<WonBid> bid) {}

    /**
     * The bid behind a fill; {@code billingUrl} is called once when the impression is a fact
     * (OpenRTB 2.6, {@code burl}), with its macros already resolved.
     */
    record WonBid(
            String bidder, String bidId, Optional<String> dealId, Optional<String> billingUrl) {}

    /** A line item that was not chosen, and the first rule that said no. */
    record Refusal(LineItemId lineItem, RefusalReason reason) {}

    /**
     * The first frame of an ad was on a screen: the billable fact. Its id is derived from decision
     * and slot, so that retries, replays and a second reporter collapse into one.
     */
    record AdShown(EventId id, Instant at, ImpressionClaim claim) implements Event {}

    /** A later point of the same ad was reached. */
    record AdProgressed(EventId id, Instant at, ImpressionClaim claim, AdPoint point)
            implements Event {}

    /** A session began: someone pressed play. */
    record PlaybackStarted(EventId id, Instant at, ViewingClaim claim, boolean resumed)
            implements Event {}

    /**
     * Seconds of content (ads excluded) seen since the session's last report, and the place in the
     * content that was reached.
     */
    record Watched(EventId id, Instant at, ViewingClaim claim, int positionSeconds, int seconds)
            implements Event {}

    /**
     * How a set played for a while: no viewer, household or session is in it.
     *
     * @param host from which the media came, as far as the house knows it by name
     * @param live a channel or live stream, not a film
     * @param title only with the household's consent, and with it the provider
     * @param misread CMCD keys that broke their rule and were left out, each once
     */
    record PlaybackMeasured(
            EventId id,
            Instant at,
            PartnerId maker,
            BrandId brand,
            ModelId model,
            String host,
            boolean live,
            Optional<TitleId> title,
            Optional<PartnerId> provider,
            Measure measure,
            List<String> misread)
            implements Event {
        public PlaybackMeasured {
            misread = List.copyOf(misread);
        }
    }

    /**
     * What was measured since the session's last report.
     *
     * @param begun how the session's beginning went, if this report tells of it
     * @param startMillis from the wish to play to the first frame, when it was STARTED
     * @param stalls pauses of an empty buffer, and their milliseconds together
     * @param playedMillis time in which pictures moved
     * @param kbps encoded bit rate of what was played; 0 if not known
     * @param errors codes of the player
     */
    record Measure(
            Optional<Begun> begun,
            int startMillis,
            int stalls,
            int stallMillis,
            int playedMillis,
            int kbps,
            int droppedFrames,
            List<String> errors) {
        public Measure {
            errors = List.copyOf(errors);
        }
    }

    /** How a session's beginning went: with pictures, with an error, or left before either. */
    enum Begun {
        STARTED,
        FAILED,
        LEFT
    }

    /** A beacon was not accepted as a fact; counted by its fault, never billed. */
    record BeaconRefused(EventId id, Instant at, BeaconFault fault, Optional<ImpressionClaim> claim)
            implements Event {}

    /**
     * A settlement month was closed; {@code checkpoint} is the hex SHA-256 of its billable facts.
     */
    record PeriodClosed(EventId id, Instant at, String period, String checkpoint)
            implements Event {}
}
