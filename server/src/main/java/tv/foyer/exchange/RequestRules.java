package tv.foyer.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.openrtb.BidRequest;
import tv.foyer.openrtb.Fault;
import tv.foyer.openrtb.Imp;
import tv.foyer.openrtb.Video;

/** What a request must keep beyond the types of its fields; the first fault is named. Pure. */
final class RequestRules {
    static final int MOST_PLACES = 32;
    private static final int MAX_ID = 128;
    private static final int LONGEST = 3_600;

    private RequestRules() {}

    static Optional<Fault> fault(BidRequest request, String currency) {
        if (request.id().isEmpty() || request.id().length() > MAX_ID) {
            return bad("id", "1 to " + MAX_ID + " characters expected");
        }
        if (request.imp().isEmpty() || request.imp().size() > MOST_PLACES) {
            return bad("imp", "1 to " + MOST_PLACES + " places expected");
        }
        if (!request.cur().isEmpty() && !request.cur().contains(currency)) {
            return bad("cur", "nothing but " + currency + " is traded here");
        }
        if (request.at() != 1 && request.at() != 2) {
            return bad("at", "1 or 2 expected");
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < request.imp().size(); i++) {
            String path = "imp[" + i + "]";
            Optional<Fault> fault = place(request.imp().get(i), path, currency);
            if (fault.isEmpty() && !ids.add(request.imp().get(i).id())) {
                fault = bad(path + ".id", "an id of its own expected");
            }
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> place(Imp imp, String path, String currency) {
        if (imp.id().isEmpty() || imp.id().length() > MAX_ID) {
            return bad(path + ".id", "1 to " + MAX_ID + " characters expected");
        }
        if (imp.video().isEmpty() && imp.banner().isEmpty() && imp.nativ().isEmpty()) {
            return bad(path, "video, banner or native expected");
        }
        if (imp.floorCpmMicros() > 0 && !imp.floorCurrency().equals(currency)) {
            return bad(path + ".bidfloorcur", currency + " expected");
        }
        List<Imp.Deal> deals = imp.pmp().map(Imp.Pmp::deals).orElse(List.of());
        for (int i = 0; i < deals.size(); i++) {
            String deal = path + ".pmp.deals[" + i + "]";
            if (deals.get(i).id().isEmpty()) {
                return bad(deal + ".id", "a deal's id expected");
            }
            if (deals.get(i).floorCpmMicros() > 0
                    && !deals.get(i).floorCurrency().equals(currency)) {
                return bad(deal + ".bidfloorcur", currency + " expected");
            }
        }
        return imp.video().flatMap(video -> video(video, path + ".video"));
    }

    private static Optional<Fault> video(Video video, String path) {
        if (video.mimes().isEmpty()) {
            return bad(path + ".mimes", "at least one expected");
        }
        boolean bounded = video.minduration() > 0 || video.maxduration() > 0;
        if (!video.rqddurs().isEmpty() && bounded) {
            return bad(path + ".rqddurs", "excludes minduration and maxduration");
        }
        if (video.rqddurs().stream().anyMatch(s -> s < 1 || s > LONGEST)) {
            return bad(path + ".rqddurs", "1 to " + LONGEST + " expected");
        }
        if (video.maxduration() > LONGEST || video.poddur() > LONGEST) {
            return bad(path, "at most " + LONGEST + " seconds expected");
        }
        if (video.maxduration() > 0 && video.minduration() > video.maxduration()) {
            return bad(path + ".minduration", "at most maxduration expected");
        }
        if (video.maxseq() > 1 && video.poddur() == 0 && video.maxduration() == 0) {
            return bad(path + ".poddur", "expected with maxseq, or a maxduration");
        }
        if (video.poddedupe().stream().anyMatch(kind -> kind < 1 || kind > 5)) {
            return bad(path + ".poddedupe", "1 to 5 expected");
        }
        if (video.slotinpod() < -1 || video.slotinpod() > 2) {
            return bad(path + ".slotinpod", "-1 to 2 expected");
        }
        return Optional.empty();
    }

    private static Optional<Fault> bad(String field, String rule) {
        return Optional.of(new Fault(field, rule));
    }
}
