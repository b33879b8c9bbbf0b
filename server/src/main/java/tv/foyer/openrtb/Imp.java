package tv.foyer.openrtb;

import java.util.List;
import java.util.Optional;

/**
 * One place for ads that is offered (section 3.2.4).
 *
 * @param floorCpmMicros the least CPM, in {@code floorCurrency}
 * @param floorCurrency ISO 4217; USD where the request says none
 * @param ssai 0 unknown, 1 all by the client, 2 assets stitched, 3 all by the server
 * @param expSeconds how long a bid may wait for its impression
 */
public record Imp(
        String id,
        Optional<Video> video,
        Optional<Banner> banner,
        Optional<Native> nativ,
        Optional<Pmp> pmp,
        String tagid,
        long floorCpmMicros,
        String floorCurrency,
        boolean secure,
        int ssai,
        int expSeconds) {

    /** A picture (section 3.2.6). */
    public record Banner(int w, int h, int pos, List<Integer> battr, List<Integer> api) {
        public Banner {
            battr = List.copyOf(battr);
            api = List.copyOf(api);
        }
    }

    /** An ad in the look of the page (section 3.2.9); {@code request} is OpenRTB Native JSON. */
    public record Native(String request, String ver, List<Integer> battr, List<Integer> api) {
        public Native {
            battr = List.copyOf(battr);
            api = List.copyOf(api);
        }
    }

    /** Deals that hold for the place (section 3.2.11). */
    public record Pmp(boolean privateAuction, List<Deal> deals) {
        public Pmp {
            deals = List.copyOf(deals);
        }
    }

    /** One deal (section 3.2.12); its floors stand before those of the place. */
    public record Deal(
            String id,
            long floorCpmMicros,
            String floorCurrency,
            int at,
            List<String> wseat,
            List<String> wadomain,
            long perSecondMicros,
            List<DurationFloor> floors) {
        public Deal {
            wseat = List.copyOf(wseat);
            wadomain = List.copyOf(wadomain);
            floors = List.copyOf(floors);
        }
    }

    /** The floor of ads of some lengths, in seconds, both included; 0: no bound. */
    public record DurationFloor(int minSeconds, int maxSeconds, long cpmMicros) {}

    /** Returns the same place with other deals. */
    public Imp with(Optional<Pmp> deals) {
        return new Imp(
                id,
                video,
                banner,
                nativ,
                deals,
                tagid,
                floorCpmMicros,
                floorCurrency,
                secure,
                ssai,
                expSeconds);
    }
}
