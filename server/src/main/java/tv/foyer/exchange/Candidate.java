package tv.foyer.exchange;

import java.util.List;
import tv.foyer.openrtb.BidResponse.Bid;

/**
 * One ad that competes for a place, a bid or a direct one, in the terms that the rules ask for.
 *
 * @param place number of the place in its request
 * @param wish place in the pod that it was bid for: -1 last, 0 any, 1 first, 2 first or last
 * @param deal id of the deal, may be empty
 * @param media what tells two equal films apart, may be empty
 */
record Candidate(
        int place,
        long cpmMicros,
        int seconds,
        int wish,
        List<String> domains,
        List<String> categories,
        List<Integer> attributes,
        String crid,
        String deal,
        String media,
        Backing backing) {

    private static final String CDATA = "<![CDATA[";

    /** Who stands behind it. */
    sealed interface Backing {
        record Bidded(LiveBidder bidder, Bid bid) implements Backing {}

        record Own(DirectAd ad) implements Backing {}
    }

    boolean own() {
        return backing instanceof Backing.Own;
    }

    static Candidate of(int place, LiveBidder bidder, Bid bid, int seconds) {
        return new Candidate(
                place,
                bid.cpmMicros(),
                seconds,
                bid.slotinpod(),
                bid.adomain(),
                bid.cat(),
                bid.attr(),
                bid.crid(),
                bid.dealid(),
                filmIn(bid.adm()),
                new Backing.Bidded(bidder, bid));
    }

    static Candidate of(int place, DirectAd ad) {
        return new Candidate(
                place,
                ad.cpmMicros(),
                ad.seconds(),
                0,
                List.of(ad.domain()),
                ad.categories(),
                ad.attributes(),
                ad.creative().toString(),
                "",
                ad.media(),
                new Backing.Own(ad));
    }

    /** Returns the address of the first media file or, of a wrapper, of the next document. */
    static String filmIn(String adm) {
        String film = content(adm, "<MediaFile ", "</MediaFile>");
        return film.isEmpty() ? content(adm, "<VASTAdTagURI", "</VASTAdTagURI>") : film;
    }

    private static String content(String adm, String opening, String closing) {
        int from = adm.indexOf(opening);
        int start = from < 0 ? -1 : adm.indexOf('>', from);
        int end = start < 0 ? -1 : adm.indexOf(closing, start);
        if (end < 0) {
            return "";
        }
        String text = adm.substring(start + 1, end).strip();
        boolean wrapped = text.startsWith(CDATA) && text.endsWith("]]>");
        return wrapped ? text.substring(CDATA.length(), text.length() - 3).strip() : text;
    }
}
