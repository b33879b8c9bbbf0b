package tv.foyer.ads;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tv.foyer.events.AdPoint;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.kernel.Text;
import tv.foyer.sales.LineItem;
import tv.foyer.xml.Xml;

/**
 * Writes one decided break as VAST 4.2: an {@code Ad} with its sequence for each fill, ids as in
 * the decision, tracking as the claim's own beacons.
 */
final class VastXml {
    private static final String NAMESPACE = "http://www.iab.com/VAST";
    private static final int MICRO_DIGITS = 6;

    private static final Map<String, AdPoint> TRACKED =
            new java.util.TreeMap<>(
                    Map.of(
                            "firstQuartile", AdPoint.FIRST_QUARTILE,
                            "midpoint", AdPoint.MIDPOINT,
                            "thirdQuartile", AdPoint.THIRD_QUARTILE,
                            "complete", AdPoint.COMPLETE,
                            "closeLinear", AdPoint.CLOSE));

    private final XMLStreamWriter xml;
    private final String origin;

    private VastXml(XMLStreamWriter xml, String origin) {
        this.xml = xml;
        this.origin = origin;
    }

    /** One ad as VAST needs it. */
    record Item(
            ImpressionClaim claim,
            String token,
            LineItem.Creative creative,
            Spots.SpotFilm film,
            Text advertiser) {}

    /**
     * Returns the document.
     *
     * @param origin scheme and authority before all addresses
     */
    static byte[] of(List<Item> items, String origin) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4_096);
        try {
            XMLStreamWriter xml = Xml.writer(out);
            new VastXml(xml, origin).document(items);
            xml.flush();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("vast: a document in memory cannot be written", e);
        }
        return out.toByteArray();
    }

    private void document(List<Item> items) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("VAST");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("version", "4.2");
        for (Item item : items) {
            xml.writeStartElement("Ad");
            xml.writeAttribute("id", item.claim().lineItem().toString());
            xml.writeAttribute("sequence", Integer.toString(item.claim().slot() + 1));
            xml.writeAttribute("adType", "video");
            inLine(item);
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void inLine(Item item) throws XMLStreamException {
        ImpressionClaim claim = item.claim();
        xml.writeStartElement("InLine");
        text("AdSystem", "Foyer");
        address("Error", beacon(AdPoint.ERROR, item) + "&code=[ERRORCODE]");
        address("Impression", beacon(AdPoint.IMPRESSION, item));
        xml.writeStartElement("Pricing");
        xml.writeAttribute("model", "CPM");
        xml.writeAttribute("currency", claim.currency());
        xml.writeCharacters(cpm(claim.priceMicros()));
        xml.writeEndElement();
        text("AdServingId", claim.decision() + "-" + claim.slot());
        text("AdTitle", item.creative().title().zh());
        text("Advertiser", item.advertiser().zh());
        xml.writeStartElement("Creatives");
        creative(item);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void creative(Item item) throws XMLStreamException {
        xml.writeStartElement("Creative");
        xml.writeAttribute("id", item.claim().creative().toString());
        xml.writeAttribute("sequence", "1");
        xml.writeStartElement("Linear");
        xml.writeStartElement("TrackingEvents");
        for (Map.Entry<String, AdPoint> tracked : TRACKED.entrySet()) {
            xml.writeStartElement("Tracking");
            xml.writeAttribute("event", tracked.getKey());
            xml.writeCData(beacon(tracked.getValue(), item));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        text("Duration", clock(item.creative().seconds()));
        mediaFiles(item.film());
        xml.writeEndElement();
        xml.writeStartElement("UniversalAdId");
        xml.writeAttribute("idRegistry", "foyer");
        xml.writeCharacters(item.claim().creative().toString());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void mediaFiles(Spots.SpotFilm film) throws XMLStreamException {
        xml.writeStartElement("MediaFiles");
        mediaFile("MediaFile", "streaming", "application/x-mpegURL", film.master(), film);
        if (film.mezzanine().isPresent()) {
            mediaFile("Mezzanine", "progressive", "video/mp4", film.mezzanine().get(), film);
        }
        xml.writeEndElement();
    }

    private void mediaFile(
            String element, String delivery, String type, String path, Spots.SpotFilm film)
            throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("delivery", delivery);
        xml.writeAttribute("type", type);
        xml.writeAttribute("width", Integer.toString(film.width()));
        xml.writeAttribute("height", Integer.toString(film.height()));
        xml.writeCData(origin + path);
        xml.writeEndElement();
    }

    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void address(String element, String url) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCData(url);
        xml.writeEndElement();
    }

    /** A token is base64url and dots, so it needs no escaping in a query. */
    private String beacon(AdPoint point, Item item) {
        return origin + "/t/" + point + "?c=" + item.token();
    }

    private static String cpm(long priceMicros) {
        return BigDecimal.valueOf(priceMicros, MICRO_DIGITS).scaleByPowerOfTen(3).toPlainString();
    }

    private static String clock(int seconds) {
        return "%02d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
}
