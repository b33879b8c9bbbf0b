package tv.foyer.exchange;

import java.util.List;
import java.util.Optional;
import tv.foyer.openrtb.Imp;
import tv.foyer.openrtb.Video;

/**
 * A place of a request, as the auction sees it: one slot, or seconds to fill.
 *
 * @param pod what it shares with the other places of its pod; its own id when it stands alone
 * @param maxAds 1 for a slot
 * @param maxSeconds for all its ads together
 */
record Place(Imp imp, String pod, int maxAds, int maxSeconds) {
    /** A pod that says seconds but no number of ads gets no more than this. */
    static final int MOST_ADS = 16;

    private static final int ANY_LENGTH = 3_600;

    static Place of(Imp imp) {
        if (imp.video().isEmpty()) {
            return new Place(imp, "imp/" + imp.id(), 1, ANY_LENGTH);
        }
        Video video = imp.video().get();
        String pod = video.podid().isEmpty() ? "imp/" + imp.id() : "pod/" + video.podid();
        int longest = video.maxduration() > 0 ? video.maxduration() : ANY_LENGTH;
        if (!video.dynamic()) {
            return new Place(imp, pod, 1, longest);
        }
        int ads = video.maxseq() > 0 ? Math.min(video.maxseq(), MOST_ADS) : MOST_ADS;
        int seconds = video.poddur() > 0 ? video.poddur() : ads * longest;
        return new Place(imp, pod, ads, Math.min(seconds, ANY_LENGTH));
    }

    boolean dynamic() {
        return imp.video().filter(Video::dynamic).isPresent();
    }

    List<Integer> dedupe() {
        return imp.video().map(Video::poddedupe).orElse(List.of());
    }

    /**
     * Returns the seconds that an ad takes: its own, else the most that the place allows to one,
     * else 0: unknown.
     */
    int secondsOf(int said) {
        if (said > 0 || imp.video().isEmpty()) {
            return said;
        }
        Video video = imp.video().get();
        return video.rqddurs().isEmpty()
                ? video.maxduration()
                : video.rqddurs().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    boolean allowsLength(int seconds) {
        if (imp.video().isEmpty()) {
            return true;
        }
        Video video = imp.video().get();
        if (seconds > maxSeconds) {
            return false;
        }
        if (!video.rqddurs().isEmpty()) {
            return video.rqddurs().contains(seconds);
        }
        return seconds >= video.minduration()
                && (video.maxduration() == 0 || seconds <= video.maxduration());
    }

    Optional<Imp.Deal> deal(String id) {
        return imp.pmp().stream()
                .flatMap(pmp -> pmp.deals().stream())
                .filter(deal -> deal.id().equals(id))
                .findFirst();
    }

    boolean dealsOnly() {
        return imp.pmp().filter(Imp.Pmp::privateAuction).isPresent();
    }

    /**
     * Returns the least CPM for an ad of this length: that of a second where the pod has one, else
     * that of its length, else the place's own. A deal's floors stand before the place's.
     */
    long floorOf(int seconds, Optional<Imp.Deal> deal) {
        if (deal.isPresent()) {
            Imp.Deal own = deal.get();
            return floor(seconds, own.perSecondMicros(), own.floors(), own.floorCpmMicros());
        }
        if (imp.video().isEmpty()) {
            return imp.floorCpmMicros();
        }
        Video video = imp.video().get();
        long perSecond = video.dynamic() ? video.perSecondMicros() : 0;
        return floor(seconds, perSecond, video.durfloors(), imp.floorCpmMicros());
    }

    private static long floor(
            int seconds, long perSecond, List<Imp.DurationFloor> floors, long otherwise) {
        if (perSecond > 0) {
            return Math.multiplyExact(perSecond, seconds);
        }
        for (Imp.DurationFloor floor : floors) {
            boolean longEnough = seconds >= floor.minSeconds();
            boolean shortEnough = floor.maxSeconds() == 0 || seconds <= floor.maxSeconds();
            if (longEnough && shortEnough) {
                return floor.cpmMicros();
            }
        }
        return otherwise;
    }
}
