package tv.foyer.settlement;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tv.foyer.crypto.Keys;
import tv.foyer.events.Event;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Period;
import tv.foyer.kernel.Share;
import tv.foyer.kernel.StaffId;
import tv.foyer.kernel.Text;
import tv.foyer.log.PostgresLog;
import tv.foyer.log.Tails;
import tv.foyer.measurement.Facts;
import tv.foyer.measurement.Measurement;
import tv.foyer.settlement.SettlementConfig.Stake;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

/** A small alliance with real books: two makers, two providers, two advertisers, one owner more. */
final class Alliance implements AutoCloseable {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final Currency CNY = Currency.getInstance("CNY");
    static final Period NOVEMBER = Period.parse("2026-11", SHANGHAI);
    static final Period DECEMBER = Period.parse("2026-12", SHANGHAI);
    static final StaffId CLERK = new StaffId(Ids.named("staff/clerk"));
    static final PartnerId OPERATOR = Facts.partner("hearthline");
    static final List<String> MAKERS = List.of("kestral", "ombrix");
    static final List<String> PROVIDERS = List.of("silverreed", "terntide");
    static final List<String> ADVERTISERS = List.of("brightwok", "pedalfox");
    static final List<String> ALL =
            List.of(
                    "hearthline",
                    "nimbora",
                    "kestral",
                    "ombrix",
                    "silverreed",
                    "terntide",
                    "brightwok",
                    "pedalfox");
    private static final SettlementConfig CONFIG =
            SettlementConfig.of(OPERATOR, SHANGHAI, CNY, Duration.ofHours(6));
    private static final LocalDate SIGNED = LocalDate.of(2026, 11, 1);

    final Database database;
    final PostgresLog log;
    final Tails tails;
    final Keys keys;
    final Measurement measurement;
    final Settlement.Ground ground;
    final Settlement settlement;
    Instant now = Instant.parse("2026-11-20T12:00:00Z");

    Alliance(Path folder) {
        database = TestDatabase.with("log", "measurement", "settlement");
        log = new PostgresLog(database.sql(), () -> now);
        tails = new Tails(database.sql(), log);
        keys = Keys.open(folder);
        measurement =
                Measurement.open(
                        new Measurement.Ground(
                                database.sql(),
                                log,
                                keys,
                                () -> now,
                                SHANGHAI,
                                new SimpleMeterRegistry()));
        measurement.folds().forEach(tails::start);
        ground = new Settlement.Ground(database.sql(), measurement, log, keys, () -> now);
        settlement = Settlement.open(ground, CONFIG, neighbours(tails));
    }

    /** The desk behind the facade, for tests that look at what a statement is made of. */
    StatementDesk desk() {
        return new StatementDesk(ground, CONFIG, neighbours(tails));
    }

    static PartnerId partner(String key) {
        return Facts.partner(key);
    }

    /** Signs all contracts and the equity of the demo alliance. */
    Alliance signed() {
        for (String maker : MAKERS) {
            sign(boot(maker));
            PROVIDERS.forEach(provider -> sign(inventory(maker, provider)));
        }
        PROVIDERS.forEach(provider ->
                sign(
                        ContractDraft.content(
                                head("content-" + provider), OPERATOR, partner(provider), 3_000)));
        ADVERTISERS.forEach(advertiser ->
                sign(
                        ContractDraft.mediaSpend(
                                head("media-" + advertiser), OPERATOR, partner(advertiser))));
        settlement.equity(SIGNED, stakes());
        return this;
    }

    static List<Stake> stakes() {
        return List.of(
                new Stake(partner("nimbora"), Share.percent(67)),
                new Stake(partner("kestral"), Share.percent(18)),
                new Stake(partner("ombrix"), Share.percent(15)));
    }

    static ContractDraft boot(String maker) {
        return ContractDraft.inventory(
                head("inventory-" + maker),
                OPERATOR,
                partner(maker),
                Share.percent(8),
                List.of(Share.percent(80), Share.percent(20)));
    }

    static ContractDraft inventory(String maker, String provider) {
        return ContractDraft.inventory(
                head("inventory-" + maker + "-" + provider),
                OPERATOR,
                partner(maker),
                partner(provider),
                Share.percent(8),
                List.of(Share.percent(60), Share.percent(25), Share.percent(15)));
    }

    static ContractDraft.Head head(String key) {
        return new ContractDraft.Head(key, new Text("合同 " + key, "Contract " + key), SIGNED);
    }

    void sign(ContractDraft draft) {
        if (!(settlement.sign(draft) instanceof Signing.Signed)) {
            throw new AssertionError("not signed: " + settlement.sign(draft));
        }
    }

    /** Appends random facts of November, some twice, and waits until they are counted. */
    void lives(long seed, int facts) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < facts; i++) {
            Instant at = NOVEMBER.start().plusSeconds(random.nextLong(20L * 86_400));
            String maker = MAKERS.get(random.nextInt(2));
            String provider = random.nextInt(4) == 0 ? "" : PROVIDERS.get(random.nextInt(2));
            String advertiser = ADVERTISERS.get(random.nextInt(2));
            long price = 20_000 + random.nextLong(2_000_000);
            events.add(
                    Facts.shown(
                            Facts.impression(
                                    at, random.nextInt(500), maker, provider, advertiser, price)));
            events.add(
                    Facts.watched(
                            Facts.viewing(
                                    at,
                                    random.nextInt(500),
                                    maker,
                                    PROVIDERS.get(random.nextInt(2))),
                            i,
                            random.nextInt(61)));
        }
        log.append(events);
        log.append(events.subList(0, events.size() / 3));
        tails.catchUp();
    }

    Closing close(Period period) {
        now = period.end().plus(Duration.ofHours(6));
        return settlement.close(period, CLERK);
    }

    byte[] pack(String partner) {
        return settlement.pack(partner(partner), NOVEMBER).orElseThrow();
    }

    long payable(String partner) {
        return settlement.statementOf(partner(partner), NOVEMBER).orElseThrow().payable().minor();
    }

    @Override
    public void close() {
        tails.close();
        log.close();
        database.close();
    }

    private static Neighbours neighbours(Tails tails) {
        return new Neighbours(
                partner ->
                        java.util.stream.Stream.concat(
                                        ALL.stream(),
                                        java.util.stream.Stream.of("lumao", "stranger"))
                                .filter(key -> partner(key).equals(partner))
                                .map(key ->
                                        new Neighbours.PartnerName(
                                                key, new Text("名" + key, "Name " + key)))
                                .findFirst()
                                .orElseThrow(),
                brand -> new Text("牌 " + brand, "Brand " + brand),
                title -> new Text("片 " + title, "Title " + title),
                lineItem -> "Line item " + lineItem,
                new Sets(),
                tails::catchUp);
    }

    private static final class Sets implements Neighbours.Fleet {
        private static final Map<String, Integer> COUNTS = Map.of("kestral", 11, "ombrix", 23);

        @Override
        public List<Neighbours.BrandSets> of(PartnerId maker) {
            return COUNTS.entrySet().stream()
                    .filter(entry -> partner(entry.getKey()).equals(maker))
                    .map(Sets::row)
                    .toList();
        }

        @Override
        public List<Neighbours.BrandSets> ofHouse() {
            return COUNTS.entrySet().stream().map(Sets::row).toList();
        }

        private static Neighbours.BrandSets row(Map.Entry<String, Integer> entry) {
            return new Neighbours.BrandSets(
                    new Text("牌" + entry.getKey(), "Brand " + entry.getKey()),
                    entry.getKey(),
                    entry.getValue());
        }
    }
}
