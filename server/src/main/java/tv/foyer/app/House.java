package tv.foyer.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Currency;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import tv.foyer.ads.Ads;
import tv.foyer.ads.AdsConfig;
import tv.foyer.alliance.Alliance;
import tv.foyer.catalog.Catalog;
import tv.foyer.channels.Channels;
import tv.foyer.creatives.Creatives;
import tv.foyer.creatives.CreativesConfig;
import tv.foyer.crypto.Keys;
import tv.foyer.devices.Devices;
import tv.foyer.discovery.Discovery;
import tv.foyer.discovery.DiscoveryConfig;
import tv.foyer.exchange.Exchange;
import tv.foyer.exchange.ExchangeConfig;
import tv.foyer.forecast.Forecast;
import tv.foyer.forecast.ForecastConfig;
import tv.foyer.http.Caller;
import tv.foyer.http.HttpServer;
import tv.foyer.http.Routes;
import tv.foyer.http.StaticFiles;
import tv.foyer.kernel.Ids;
import tv.foyer.live.Live;
import tv.foyer.live.LiveConfig;
import tv.foyer.live.LiveLine;
import tv.foyer.log.PostgresLog;
import tv.foyer.log.Tails;
import tv.foyer.measurement.Measurement;
import tv.foyer.media.Media;
import tv.foyer.playback.Playback;
import tv.foyer.playback.PlaybackConfig;
import tv.foyer.quality.Quality;
import tv.foyer.quality.QualityConfig;
import tv.foyer.sales.Sales;
import tv.foyer.settlement.Settlement;
import tv.foyer.sql.Database;

/**
 * One Foyer in one process, wired by hand: every capability is opened here with what it stands on
 * and what it needs of its neighbours ({@link Plugs}). Read it top to bottom.
 */
final class House implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(House.class.getName());

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Currency CURRENCY = Currency.getInstance("CNY");

    /** Sets of one household that may watch at once, and how long a silent one still counts. */
    private static final int SETS_AT_ONCE = 3;

    private static final Duration SEAT_LIFE = Duration.ofSeconds(90);

    private static final String BIDDER_PSEUDONYMS = "bidder-pseudonym";

    private static final List<String> CAPABILITIES =
            List.of(
                    "log",
                    "alliance",
                    "devices",
                    "catalog",
                    "playback",
                    "channels",
                    "ads",
                    "sales",
                    "creatives",
                    "exchange",
                    "measurement",
                    "forecast",
                    "quality",
                    "settlement");

    private final Deque<AutoCloseable> opened;
    private final InstantSource clock;
    private final Database database;
    private final Tails tails;
    private final Media media;
    private final Alliance alliance;
    private final Catalog catalog;
    private final Devices devices;
    private final Sales sales;
    private final Ads ads;
    private final Creatives creatives;
    private final Exchange exchange;
    private final Forecast forecast;
    private final Playback playback;
    private final Channels channels;
    private final Discovery discovery;
    private final Live live;
    private final Measurement measurement;
    private final Quality quality;
    private final Settlement settlement;
    private final Routes routes;
    private final HttpServer server;
    private final Seats seats = new Seats(SETS_AT_ONCE, SEAT_LIFE);
    private volatile boolean ready;

    /**
     * @param data folder of keys, and of the database where it is embedded
     * @param media folder of films and pictures
     * @param database opens the database, given the data folder
     * @param live the live channels that this node follows
     */
    record Config(
            Path data,
            Path media,
            String host,
            int port,
            InstantSource clock,
            Function<Path, Database> database,
            List<LiveLine> live) {
        /** A house without live channels. */
        Config(
                Path data,
                Path media,
                String host,
                int port,
                InstantSource clock,
                Function<Path, Database> database) {
            this(data, media, host, port, clock, database, List.of());
        }

        LiveConfig liveChannels() {
            LiveConfig none = LiveConfig.none(data.resolve("live"));
            return new LiveConfig(
                    live.stream().map(LiveLine::channel).toList(),
                    none.folder(),
                    none.sessionLife());
        }
    }

    private House(Config config, Deque<AutoCloseable> opened) {
        this.opened = opened;
        HttpServer.requireFree(config.host(), config.port());
        clock = config.clock();
        Ids ids = new Ids(clock);
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Keys keys = Keys.open(config.data().resolve("keys"));
        media = Media.open(config.media());
        database = keep(config.database().apply(config.data()));
        database.migrate(CAPABILITIES);
        PostgresLog log = keep(new PostgresLog(database.sql(), clock));
        tails = keep(new Tails(database.sql(), log));

        Plugs plugs = new Plugs(this, clock);
        alliance = Alliance.open(database.sql(), clock, ids);
        devices = keep(Devices.open(database.sql(), keys, log, clock, plugs.deviceNeighbours()));
        catalog = Catalog.open(database.sql(), clock, plugs::partnerByKey, plugs::brandByKey);
        measurement =
                Measurement.open(
                        new Measurement.Ground(database.sql(), log, keys, clock, ZONE, meters));
        sales = Sales.open(CURRENCY, database.sql(), clock, plugs.salesNeighbours());
        ads =
                keep(
                        Ads.open(
                                AdsConfig.of(ZONE),
                                database.sql(),
                                log,
                                clock,
                                keys.signer(Measurement.IMPRESSION_TOKENS),
                                sales,
                                plugs.adNeighbours()));
        creatives =
                keep(
                        Creatives.open(
                                CreativesConfig.standard(),
                                new Creatives.Ground(
                                        database.sql(),
                                        media,
                                        clock,
                                        ids,
                                        config.media().resolve("inbox")),
                                plugs.creatives()));
        exchange =
                keep(
                        Exchange.open(
                                ExchangeConfig.of(DemoAlliance.HOUSE_DOMAIN, CURRENCY),
                                database.sql(),
                                clock,
                                keys.signer(BIDDER_PSEUDONYMS),
                                plugs.exchange()));
        forecast =
                Forecast.open(
                        ForecastConfig.of(ZONE),
                        database.sql(),
                        clock,
                        keys,
                        new ForecastPlugs(this).neighbours());
        playback =
                Playback.open(
                        PlaybackConfig.standard(),
                        new Playback.Ground(database.sql(), log, keys, clock),
                        plugs.playback());
        channels =
                Channels.open(
                        new Channels.Ground(
                                database.sql(),
                                keys,
                                keys.signer(Playback.VIEW_TOKENS),
                                clock,
                                catalog),
                        new ChannelPlugs(this, plugs.viewers()).neighbours());
        live =
                keep(
                        Live.open(
                                config.liveChannels(),
                                new Live.Ground(
                                        keys, keys.signer(Playback.VIEW_TOKENS), clock, meters),
                                new LivePlugs(this, plugs.viewers(), config.live()).neighbours()));
        discovery = Discovery.open(catalog, plugs.discovery(), DiscoveryConfig.standard(), clock);
        quality =
                Quality.open(
                        new QualityConfig(ZONE, DemoAlliance.MEDIA_HOSTS),
                        new Quality.Ground(database.sql(), log, clock, meters, devices, catalog));
        settlement = plugs.openSettlement(database.sql(), log, keys);

        tails.start(playback.progress());
        ads.folds().forEach(tails::start);
        exchange.folds().forEach(tails::start);
        measurement.folds().forEach(tails::start);
        forecast.folds().forEach(tails::start);
        quality.folds().forEach(tails::start);
        tails.start(new SeatFold(seats));
        tails.meter(meters);

        routes = routes(meters, plugs);
        server =
                keep(
                        HttpServer.start(
                                HttpServer.Config.on(config.host(), config.port()),
                                routes,
                                this::callerOf,
                                meters));
        ready = true;
    }

    /** Opens everything and starts listening; what was opened is closed again if that fails. */
    static House open(Config config) {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            return new House(config, opened);
        } catch (RuntimeException e) {
            closeAll(opened);
            throw e;
        }
    }

    URI address() {
        return URI.create("http://localhost:" + server.port());
    }

    InstantSource clock() {
        return clock;
    }

    Alliance alliance() {
        return alliance;
    }

    Devices devices() {
        return devices;
    }

    Catalog catalog() {
        return catalog;
    }

    Media media() {
        return media;
    }

    Sales sales() {
        return sales;
    }

    Ads ads() {
        return ads;
    }

    Exchange exchange() {
        return exchange;
    }

    Playback playback() {
        return playback;
    }

    Channels channels() {
        return channels;
    }

    Live live() {
        return live;
    }

    Discovery discovery() {
        return discovery;
    }

    Measurement measurement() {
        return measurement;
    }

    Settlement settlement() {
        return settlement;
    }

    Database database() {
        return database;
    }

    Tails tails() {
        return tails;
    }

    Routes routes() {
        return routes;
    }

    /** Stops taking requests, lets those at work end, then stops what is behind, database last. */
    @Override
    public void close() {
        ready = false;
        closeAll(opened);
    }

    private <T extends AutoCloseable> T keep(T part) {
        opened.push(part);
        return part;
    }

    /** Closes the last opened first; a part that fails to close does not keep the others open. */
    private static void closeAll(Deque<AutoCloseable> opened) {
        while (!opened.isEmpty()) {
            AutoCloseable part = opened.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, part.getClass().getSimpleName() + " did not close", e);
            }
        }
    }

    private Routes routes(PrometheusMeterRegistry meters, Plugs plugs) {
        Routes all =
                new Routes()
                        .addAll(Health.routes(() -> ready, tails::stopped, meters))
                        .addAll(alliance.routes())
                        .addAll(devices.routes(""))
                        .addAll(catalog.routes())
                        .addAll(media.routes())
                        .addAll(discovery.routes())
                        .addAll(playback.routes())
                        .addAll(live.routes())
                        .addAll(channels.routes())
                        .addAll(sales.routes())
                        .addAll(ads.routes())
                        .addAll(creatives.routes())
                        .addAll(exchange.routes())
                        .addAll(forecast.routes())
                        .addAll(measurement.routes())
                        .addAll(quality.routes())
                        .addAll(settlement.routes())
                        .addAll(StaticFiles.routes("tv", "/web/tv"))
                        .addAll(StaticFiles.routes("phone", "/web/phone"))
                        .addAll(StaticFiles.routes("console", "/web/console"));
        Routes seated = new SeatedRoutes(seats, clock, plugs::watching).around(all);
        return new Routes().addAll(OpenApi.routes(seated)).addAll(seated);
    }

    private Caller callerOf(String bearer) {
        if (bearer.startsWith(Exchange.KEY_PREFIX)) {
            return new Caller.Nobody(); // the market's own routes verify it
        }
        return alliance.staffOf(bearer)
                .<Caller>map(staff -> staff)
                .or(() -> devices.callerOf(bearer))
                .orElseGet(Caller.Nobody::new);
    }
}
