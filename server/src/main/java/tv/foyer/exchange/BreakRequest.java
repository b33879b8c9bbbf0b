package tv.foyer.exchange;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tv.foyer.events.Surface;
import tv.foyer.exchange.Neighbours.Members;
import tv.foyer.openrtb.App;
import tv.foyer.openrtb.BidRequest;
import tv.foyer.openrtb.BidRequest.Regs;
import tv.foyer.openrtb.Device;
import tv.foyer.openrtb.Imp;
import tv.foyer.openrtb.SupplyChain;
import tv.foyer.openrtb.Video;

/**
 * A break of the alliance as a request: one dynamic pod for films, one native or picture place for
 * the rest. The brand's maker is the first node of the supply chain, the sales house the second.
 */
final class BreakRequest {
    private static final String PLACE = "1";
    private static final List<String> FILMS = List.of("video/mp4", "application/x-mpegURL");
    private static final List<Integer> VAST = List.of(3, 6, 7, 8, 11, 12, 13, 14);

    /** AdCOM: advertiser domain and category once in a pod. */
    private static final List<Integer> ONCE = List.of(1, 2);

    private static final int TELEVISION = 3;

    /** OpenRTB Native 1.2, one title and one picture; placement 1 is a tile, 3 a headline. */
    private static final String NATIVE =
            """
            {"ver":"1.2","plcmttype":KIND,"plcmtcnt":1,"assets":[\
            {"id":1,"required":1,"title":{"len":40}},\
            {"id":2,"required":1,"img":{"type":3,"wmin":1280,"hmin":720}}]}\
            """;

    private BreakRequest() {}

    /** Returns the request, or empty for a surface that is never auctioned: the boot ad. */
    static Optional<BidRequest> of(
            String id, SlotFacts slot, Optional<Members.Member> maker, ExchangeConfig config) {
        if (slot.surface() == Surface.BOOT || slot.screen().isEmpty() || maker.isEmpty()) {
            return Optional.empty();
        }
        SlotFacts.Screen screen = slot.screen().get();
        return Optional.of(
                new BidRequest(
                        id,
                        List.of(place(id, slot, config.currency().getCurrencyCode())),
                        Optional.of(app(slot, maker.get(), screen)),
                        device(slot, screen),
                        Optional.empty(),
                        new Regs(slot.kids(), false, "", "", List.of()),
                        Optional.of(chain(maker.get(), config)),
                        id,
                        false,
                        1,
                        config.usualMillis(),
                        List.of(config.currency().getCurrencyCode()),
                        slot.refused().categories().stream().sorted().toList(),
                        0,
                        slot.refused().advertisers().stream().sorted().toList(),
                        List.of(),
                        List.of()));
    }

    static SupplyChain chain(Members.Member maker, ExchangeConfig config) {
        return new SupplyChain(
                true,
                SupplyChain.VERSION,
                List.of(
                        new SupplyChain.Node(maker.domain(), maker.key(), true, ""),
                        new SupplyChain.Node(config.domain(), maker.key(), true, "")));
    }

    private static Imp place(String id, SlotFacts slot, String currency) {
        SlotFacts.Room room = slot.room();
        boolean film = room.maxSeconds() > 0 && plcmt(slot.surface()) > 0;
        return new Imp(
                PLACE,
                film ? Optional.of(video(id, slot)) : Optional.empty(),
                Optional.empty(),
                film ? Optional.empty() : Optional.of(nativ(slot)),
                Optional.empty(),
                slot.surface().name(),
                room.floorCpmMicros(),
                currency,
                true,
                1,
                0);
    }

    private static Video video(String id, SlotFacts slot) {
        SlotFacts.Room room = slot.room();
        boolean exact = !room.exactSeconds().isEmpty();
        return new Video(
                FILMS,
                exact ? 0 : room.minAdSeconds(),
                exact ? 0 : room.maxAdSeconds(),
                startdelay(slot.surface()),
                room.maxAds(),
                room.maxSeconds(),
                VAST,
                1_920,
                1_080,
                id,
                0,
                room.exactSeconds(),
                plcmt(slot.surface()),
                linear(slot.surface()) ? 1 : 2,
                false,
                slot.refused().attributes().stream().sorted().toList(),
                0,
                0,
                List.of(),
                ONCE,
                playback(slot.surface()),
                List.of(7),
                linear(slot.surface()) ? 7 : 0);
    }

    private static Imp.Native nativ(SlotFacts slot) {
        int kind = slot.surface() == Surface.MASTHEAD ? 3 : 1;
        return new Imp.Native(
                NATIVE.replace("KIND", Integer.toString(kind)),
                "1.2",
                slot.refused().attributes().stream().sorted().toList(),
                List.of());
    }

    private static App app(SlotFacts slot, Members.Member maker, SlotFacts.Screen screen) {
        SlotFacts.Around around = slot.around();
        return new App(
                screen.brand().toString(),
                screen.brandName(),
                "tv.foyer." + maker.key(),
                maker.domain(),
                "",
                List.of(),
                Optional.of(new App.Publisher(maker.key(), maker.name(), maker.domain())),
                Optional.of(
                        new App.Content(
                                "",
                                "",
                                "",
                                around.genre(),
                                around.rating(),
                                around.language(),
                                List.of(),
                                0,
                                around.live(),
                                around.seconds())),
                around.providerDomain());
    }

    private static Device device(SlotFacts slot, SlotFacts.Screen screen) {
        return new Device(
                "",
                "",
                TELEVISION,
                screen.brandName(),
                screen.model(),
                "",
                "",
                1_920,
                1_080,
                "",
                !screen.consent(),
                false,
                slot.around().language(),
                slot.around().country(),
                slot.around().region());
    }

    /** AdCOM, video placement subtypes; 0: no place for video. */
    static int plcmt(Surface surface) {
        return switch (surface) {
            case PRE_ROLL, MID_ROLL, POST_ROLL -> 1;
            case PAUSE -> 5;
            case SCREENSAVER -> 6;
            case OVERLAY -> 7;
            case SQUEEZEBACK -> 8;
            case BOOT, MASTHEAD, ROW_SLOT -> 0;
        };
    }

    private static boolean linear(Surface surface) {
        return plcmt(surface) == 1;
    }

    /** AdCOM, start delay modes: 0 before, -1 somewhere inside, -2 after the content. */
    private static OptionalInt startdelay(Surface surface) {
        return switch (surface) {
            case PRE_ROLL -> OptionalInt.of(0);
            case MID_ROLL -> OptionalInt.of(-1);
            case POST_ROLL -> OptionalInt.of(-2);
            case PAUSE, SCREENSAVER, OVERLAY, SQUEEZEBACK, BOOT, MASTHEAD, ROW_SLOT ->
                    OptionalInt.empty();
        };
    }

    /** AdCOM, playback methods: 1 starts by itself with sound, 8 on pause, 10 when idle. */
    private static List<Integer> playback(Surface surface) {
        return switch (surface) {
            case PAUSE -> List.of(8, 9);
            case SCREENSAVER -> List.of(10, 11);
            case PRE_ROLL, MID_ROLL, POST_ROLL, OVERLAY, SQUEEZEBACK, BOOT, MASTHEAD, ROW_SLOT ->
                    List.of(1);
        };
    }

    /** The surface that a seller's place for films is, in the house's words. */
    static Surface surfaceOf(Imp imp) {
        if (imp.video().isEmpty()) {
            return Surface.MASTHEAD;
        }
        Video video = imp.video().get();
        return switch (video.plcmt()) {
            case 5 -> Surface.PAUSE;
            case 6 -> Surface.SCREENSAVER;
            case 7 -> Surface.OVERLAY;
            case 8, 9 -> Surface.SQUEEZEBACK;
            default ->
                    switch (video.startdelay().orElse(0)) {
                        case 0 -> Surface.PRE_ROLL;
                        case -2 -> Surface.POST_ROLL;
                        default -> Surface.MID_ROLL;
                    };
        };
    }
}
