package tv.foyer.measurement;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tv.foyer.crypto.Keys;
import tv.foyer.http.Access;
import tv.foyer.http.Reply;
import tv.foyer.http.Routes;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Period;
import tv.foyer.log.EventLog;
import tv.foyer.log.Fold;
import tv.foyer.sql.Sql;

/**
 * The counting side: takes beacons in, keeps aggregates, answers numbers. A query with a reader
 * sees the rows to which that partner is a party (advertiser, maker or provider); one named {@code
 * …OfHouse} sees all and is for the joint company's own staff and for the books.
 */
public final class Measurement {
    /** Token purposes, see {@link Keys#signer}. */
    public static final String IMPRESSION_TOKENS = "impression";

    public static final String VIEWING_TOKENS = "viewing";

    private final Sql sql;
    private final ZoneId zone;
    private final BeaconDesk desk;

    private Measurement(Sql sql, ZoneId zone, BeaconDesk desk) {
        this.sql = sql;
        this.zone = zone;
        this.desk = desk;
    }

    /**
     * What counting stands on.
     *
     * @param zone in which business days and periods are
     */
    public record Ground(
            Sql sql,
            EventLog log,
            Keys keys,
            InstantSource clock,
            ZoneId zone,
            MeterRegistry meters) {}

    public static Measurement open(Ground ground) {
        BeaconJudge judge =
                new BeaconJudge(
                        ground.keys().signer(IMPRESSION_TOKENS),
                        ground.keys().signer(VIEWING_TOKENS));
        BeaconDesk desk =
                new BeaconDesk(
                        judge, ground.log(), ground.clock(), BeaconMeters.in(ground.meters()));
        return new Measurement(ground.sql(), ground.zone(), desk);
    }

    /** Returns what must run behind the log. */
    public List<Fold> folds() {
        return List.of(new CountingFold(zone));
    }

    public Routes routes() {
        return new BeaconRoutes(desk)
                .routes()
                .get("/api/v1/console/counting", Access.operator(), _ -> Reply.json(counting()));
    }

    /** Returns the facts of a period to which a partner is a party. */
    public BillableFacts billable(PartnerId reader, Period period) {
        return sql.asPartner(reader, handle -> billable(handle, period));
    }

    /** Returns all facts of a period. */
    public BillableFacts billableOfHouse(Period period) {
        return sql.asHouse(handle -> billable(handle, period));
    }

    /** Returns sets switched on per business day of a period, a maker's own. */
    public List<FleetRow> switchedOn(PartnerId reader, Period period) {
        return sql.asPartner(
                reader, handle -> NumberStore.fleet(handle, first(period), after(period)));
    }

    public List<FleetRow> switchedOnOfHouse(Period period) {
        return sql.asHouse(handle -> NumberStore.fleet(handle, first(period), after(period)));
    }

    /**
     * Returns what an advertiser's line items delivered so far; those without delivery are absent.
     */
    public List<LineItemNumbers> lineItems(PartnerId advertiser) {
        return sql.asPartner(advertiser, handle -> NumberStore.lineItems(handle, advertiser));
    }

    public List<LineItemNumbers> lineItemsOfHouse() {
        return sql.asHouse(NumberStore::lineItems);
    }

    /** Returns how the delivery of an advertiser's own line item went, hour by hour. */
    public LineItemCourse course(PartnerId advertiser, LineItemId lineItem) {
        return sql.asPartner(
                advertiser,
                handle ->
                        new LineItemCourse(
                                NumberStore.hours(handle, lineItem),
                                NumberStore.times(handle, lineItem)));
    }

    /** Returns the first business day on which anything was delivered or seen. */
    public Optional<LocalDate> firstDayOfHouse() {
        return sql.asHouse(NumberStore::firstDay);
    }

    /** Returns the exact number of households that saw a line item. */
    public int reach(LineItemId lineItem) {
        return sql.asHouse(handle -> NumberStore.reach(handle, lineItem));
    }

    /** Returns what became of all beacons; for the joint company's own staff. */
    Counting counting() {
        return Counting.of(sql.asHouse(NumberStore::counting));
    }

    private static BillableFacts billable(Handle handle, Period period) {
        return new BillableFacts(
                NumberStore.delivery(handle, first(period), after(period)),
                NumberStore.viewing(handle, first(period), after(period)));
    }

    private static LocalDate first(Period period) {
        return period.month().atDay(1);
    }

    private static LocalDate after(Period period) {
        return period.month().plusMonths(1).atDay(1);
    }

    /** Sets of one brand that were switched on at least once on one business day. */
    public record FleetRow(LocalDate day, PartnerId maker, BrandId brand, int sets) {}

    /**
     * How the delivery of one line item went. All numbers are exact.
     *
     * @param hours with an impression, by the hour of the decision, in order
     * @param households by how often each saw it, from once; the last row holds all with more
     */
    public record LineItemCourse(List<Hour> hours, List<Times> households) {
        public LineItemCourse {
            hours = List.copyOf(hours);
            households = List.copyOf(households);
        }

        /** {@code newHouseholds} saw the line item for the first time. */
        public record Hour(Instant at, long impressions, long newHouseholds) {}

        public record Times(int times, long households) {}
    }

    /**
     * What a line item delivered so far: exact reach in households, impressions by business day.
     */
    public record LineItemNumbers(
            LineItemId lineItem, long impressions, long grossMicros, int reach, List<Day> byDay) {
        public LineItemNumbers {
            byDay = List.copyOf(byDay);
        }

        /** Impressions of one business day. */
        public record Day(LocalDate day, long impressions) {}
    }
}
