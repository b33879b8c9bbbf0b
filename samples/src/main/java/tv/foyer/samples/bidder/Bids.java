package tv.foyer.samples.bidder;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the bidder answers to a request. Pure. */
final class Bids {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final BigDecimal cpm;
    private final String address;

    Bids(BigDecimal cpm, String address) {
        this.cpm = cpm;
        this.address = address;
    }

    /** Returns the answer, or empty when no film fits anywhere. */
    Optional<ObjectNode> answer(JsonNode request) {
        ArrayNode bids = JSON.arrayNode();
        String currency = request.path("cur").path(0).asString("USD");
        Set<String> refused = new HashSet<>();
        request.path("badv").forEach(domain -> refused.add(domain.asString()));
        request.path("bcat").forEach(category -> refused.add(category.asString()));
        for (JsonNode imp : request.path("imp")) {
            JsonNode video = imp.path("video");
            if (!video.isMissingNode()) {
                films(imp, video, refused, bids);
            }
        }
        if (bids.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode answer = JSON.objectNode();
        answer.put("id", request.path("id").asString());
        answer.put("cur", currency);
        ObjectNode seat = answer.putArray("seatbid").addObject();
        seat.put("seat", "sample");
        seat.set("bid", bids);
        return Optional.of(answer);
    }

    /** One film for a slot; for seconds to fill every film that fits, the house may choose. */
    private void films(JsonNode imp, JsonNode video, Set<String> refused, ArrayNode bids) {
        boolean pod = video.path("poddur").asInt(0) > 0 || video.path("maxseq").asInt(0) > 1;
        for (Film film : Film.ALL) {
            boolean wanted = !refused.contains(film.domain()) && !refused(film, refused);
            BigDecimal price = cpm.multiply(film.share());
            if (wanted && fits(film, video) && price.compareTo(floor(film, imp, video)) >= 0) {
                bids.add(bid(film, imp, price));
                if (!pod) {
                    return;
                }
            }
        }
    }

    private static boolean refused(Film film, Set<String> refused) {
        String top = film.category().split("-", 2)[0];
        return refused.contains(film.category()) || refused.contains(top);
    }

    private static boolean fits(Film film, JsonNode video) {
        int seconds = film.seconds();
        JsonNode exact = video.path("rqddurs");
        if (!exact.isEmpty()) {
            for (JsonNode length : exact) {
                if (length.asInt() == seconds) {
                    return true;
                }
            }
            return false;
        }
        int most = video.path("maxduration").asInt(video.path("poddur").asInt(3_600));
        return seconds >= video.path("minduration").asInt(0) && seconds <= most;
    }

    /** OpenRTB 2.6: the price of a second, else that of a length, else the place's own. */
    private static BigDecimal floor(Film film, JsonNode imp, JsonNode video) {
        BigDecimal perSecond = decimal(video.path("mincpmpersec"));
        if (perSecond.signum() > 0) {
            return perSecond.multiply(BigDecimal.valueOf(film.seconds()));
        }
        for (JsonNode floor : video.path("durfloors")) {
            int most = floor.path("maxdur").asInt(3_600);
            if (film.seconds() >= floor.path("mindur").asInt(0) && film.seconds() <= most) {
                return decimal(floor.path("bidfloor"));
            }
        }
        return decimal(imp.path("bidfloor"));
    }

    private static BigDecimal decimal(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : BigDecimal.ZERO;
    }

    private ObjectNode bid(Film film, JsonNode imp, BigDecimal price) {
        String place = imp.path("id").asString();
        ObjectNode bid = JSON.objectNode();
        bid.put("id", film.name() + "-" + place);
        bid.put("impid", place);
        bid.put("price", price);
        bid.put("adm", film.vast(address));
        bid.put("burl", address + "/billed?bid=${AUCTION_BID_ID}&price=${AUCTION_PRICE}");
        bid.putArray("adomain").add(film.domain());
        bid.put("crid", film.name());
        bid.putArray("cat").add(film.category());
        bid.put("dur", film.seconds());
        bid.put("mtype", 2);
        return bid;
    }
}
