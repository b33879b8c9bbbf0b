package tv.foyer.openrtb;

import java.util.List;
import java.util.OptionalInt;

/**
 * A place for films (section 3.2.7). A pod is structured (one place a slot, one {@code podid}),
 * dynamic (one place with {@code poddur} seconds for at most {@code maxseq} ads) or both.
 *
 * @param podid the specification says text, AdCOM a number: both are read, text is written
 * @param podseq place of the pod in its stream: -1 last, 0 any, 1 first
 * @param slotinpod place in the pod that is guaranteed: -1 last, 0 any, 1 first, 2 first or last
 * @param rqddurs the only lengths allowed; excludes {@code minduration} and {@code maxduration}
 * @param perSecondMicros least CPM for a second of the pod's dynamic part ({@code mincpmpersec})
 * @param poddedupe what no two ads of the pod may share (AdCOM): 1 advertiser domain, 2 category, 3
 *     creative, 4 media address, 5 nothing
 */
public record Video(
        List<String> mimes,
        int minduration,
        int maxduration,
        OptionalInt startdelay,
        int maxseq,
        int poddur,
        List<Integer> protocols,
        int w,
        int h,
        String podid,
        int podseq,
        List<Integer> rqddurs,
        int plcmt,
        int linearity,
        boolean skip,
        List<Integer> battr,
        int slotinpod,
        long perSecondMicros,
        List<Imp.DurationFloor> durfloors,
        List<Integer> poddedupe,
        List<Integer> playbackmethod,
        List<Integer> api,
        int pos) {
    public Video {
        mimes = List.copyOf(mimes);
        protocols = List.copyOf(protocols);
        rqddurs = List.copyOf(rqddurs);
        battr = List.copyOf(battr);
        durfloors = List.copyOf(durfloors);
        poddedupe = List.copyOf(poddedupe);
        playbackmethod = List.copyOf(playbackmethod);
        api = List.copyOf(api);
    }

    /** Tells whether the place is a pod of its own making: seconds to fill, not one slot. */
    public boolean dynamic() {
        return poddur > 0 || maxseq > 1;
    }
}
