package tv.foyer.app;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import tv.foyer.scenery.Production;

/** Loads the demo alliance into a house, by the doors that partners use. */
final class Demo {
    private static final Duration FLIGHT_BEFORE = Duration.ofDays(62);
    private static final Duration FLIGHT_AFTER = Duration.ofDays(300);

    private Demo() {}

    static boolean loaded(House house) {
        return !house.catalog().snapshot().titles().isEmpty();
    }

    /** Loads everybody and everything; the feeds come last, so that a broken start is seen. */
    static void load(House house, Instant now) {
        DemoAlliance.load(house.alliance(), house.devices());
        DemoContracts.load(
                house.settlement(),
                now.minus(FLIGHT_BEFORE).atZone(House.ZONE).toLocalDate().withDayOfMonth(1));
        DemoOrders.load(house.sales(), now.minus(FLIGHT_BEFORE), now.plus(FLIGHT_AFTER));
        DemoContent.loadTitles(house.catalog());
        DemoContent.loadGuide(house.catalog(), now);
    }

    /** Draws and encodes what is missing, with a progress bar, and puts the channels on air. */
    static void produce(House house, PrintStream out) {
        Production production = DemoContent.production(house.catalog().snapshot());
        if (!house.media().has(production)) {
            ProgressBar bar = new ProgressBar(out, "drawing and encoding films");
            house.media().produce(production, (done, _) -> bar.show(done));
            house.discovery().refresh();
            house.ads().refresh();
        }
        DemoChannels.publish(house);
    }
}
