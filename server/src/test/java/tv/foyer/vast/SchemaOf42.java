package tv.foyer.vast;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tv.foyer.xml.Xml;

/**
 * VAST 4.2's content model in our own words: for each element its attributes ({@code !} required)
 * with their form, and its children in order. Strict: what is not said here is a fault. A name
 * after a colon is the kind of an element that means different things in different places.
 */
final class SchemaOf42 {
    private static final String INT = "-?[0-9]+";
    private static final String BOOL = "true|false|1|0";
    private static final String TIME = "[0-2][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?";
    private static final String OFFSET =
            "[0-9]{2}:[0-5][0-9]:[0-5][0-9](\\.[0-9]{3})?|1?[0-9]?[0-9](\\.?[0-9])*%";

    private static final Map<String, String> FORMS =
            Map.ofEntries(
                    Map.entry("int", INT),
                    Map.entry("bool", BOOL),
                    Map.entry("time", TIME),
                    Map.entry("offset", OFFSET),
                    Map.entry("decimal", "[0-9]+(\\.[0-9]+)?"),
                    Map.entry("uri", "\\S*"),
                    Map.entry("text", "(?s).*"),
                    Map.entry("none", "\\s*"),
                    Map.entry("adType", "video|audio|hybrid"),
                    Map.entry("delivery", "streaming|progressive"),
                    Map.entry("model", "CPC|CPM|CPE|CPV|cpc|cpm|cpe|cpv"),
                    Map.entry("currency", "[a-zA-Z]{3}"),
                    Map.entry("required", "all|any|none"),
                    Map.entry("mode", "default|end-card|concurrent"),
                    Map.entry("x", "[0-9]*|left|right"),
                    Map.entry("y", "[0-9]*|top|bottom"),
                    Map.entry(
                            "event",
                            "mute|unmute|pause|resume|rewind|skip|playerExpand|playerCollapse"
                                    + "|loaded|start|firstQuartile|midpoint|thirdQuartile|complete"
                                    + "|progress|closeLinear|creativeView|acceptInvitation"
                                    + "|adExpand|adCollapse|minimize|close|overlayViewDuration"
                                    + "|otherAdInteraction|interactiveStart"));

    /** kind | attributes | form of the text | children in order; a leading = means one of them. */
    private static final String MODEL =
            """
            VAST | version!text | none | =Ad* Error:Uri*
            Ad | id:text sequence:int conditionalAd:bool adType:adType | none | =InLine Wrapper
            InLine | | none | AdSystem Error:Uri* Extensions? Impression+ Pricing? ViewableImpression? AdServingId:Text AdTitle:Text AdVerifications? Advertiser:Text? Category* Creatives Description:Text? Expires? Survey?
            Wrapper | followAdditionalWrappers:bool allowMultipleAds:bool fallbackOnNoAd:bool | none | AdSystem Error:Uri* Extensions? Impression+ Pricing? ViewableImpression? AdVerifications? BlockedAdCategories* Creatives:WrapperCreatives? VASTAdTagURI:Uri
            AdSystem | version:text | text |
            Uri | | uri |
            Text | | text |
            Time | | time |
            Expires | | int |
            Impression | id:text | uri |
            Pricing | model!model currency!currency | decimal |
            ViewableImpression | id:text | none | Viewable:Uri* NotViewable:Uri* ViewUndetermined:Uri*
            Extensions | | none | Extension*
            Extension | type:text | none | any
            CreativeExtensions | | none | CreativeExtension*
            CreativeExtension | type:text | none | any
            AdVerifications | | none | Verification*
            Verification | vendor:text | none | ExecutableResource* JavaScriptResource* TrackingEvents:VerificationEvents? VerificationParameters:Text?
            ExecutableResource | apiFramework:text type:text | uri |
            JavaScriptResource | apiFramework:text browserOptional:bool | uri |
            VerificationEvents | | none | Tracking:VerificationTracking*
            VerificationTracking | event!text | uri |
            Category | authority!uri | text |
            BlockedAdCategories | authority:uri | text |
            Survey | type:text | uri |
            Creatives | | none | Creative+
            Creative | sequence:int apiFramework:text id:text adId:text | none | CompanionAds? CreativeExtensions? Linear? NonLinearAds? UniversalAdId+
            WrapperCreatives | | none | Creative:WrapperCreative+
            WrapperCreative | sequence:int apiFramework:text id:text adId:text | none | CompanionAds? Linear:WrapperLinear? NonLinearAds:WrapperNonLinears?
            UniversalAdId | idRegistry!text | text |
            Linear | skipoffset:offset | none | Icons? TrackingEvents? AdParameters? Duration:Time MediaFiles VideoClicks?
            WrapperLinear | skipoffset:offset | none | Icons? TrackingEvents? VideoClicks?
            TrackingEvents | | none | Tracking*
            Tracking | event!event offset:offset | uri |
            AdParameters | xmlEncoded:bool | text |
            VideoClicks | | none | ClickTracking:Link* ClickThrough:Link? CustomClick:Link*
            Link | id:text | uri |
            MediaFiles | | none | ClosedCaptionFiles? MediaFile+ Mezzanine* InteractiveCreativeFile*
            ClosedCaptionFiles | | none | ClosedCaptionFile*
            ClosedCaptionFile | type:text language:text | uri |
            MediaFile | id:text delivery!delivery type!text width!int height!int codec:text bitrate:int minBitrate:int maxBitrate:int scalable:bool maintainAspectRatio:bool fileSize:int mediaType:text apiFramework:text | uri |
            Mezzanine | id:text delivery!delivery type!text width!int height!int codec:text fileSize:int mediaType:text | uri |
            InteractiveCreativeFile | type:text apiFramework:text variableDuration:bool | uri |
            Icons | | none | Icon+
            Icon | program:text width:int height:int xPosition:x yPosition:y duration:time offset:time apiFramework:text pxratio:decimal | none | HTMLResource:Text* IFrameResource:Uri* StaticResource* IconClicks? IconViewTracking:Uri*
            StaticResource | creativeType!text | uri |
            IconClicks | | none | IconClickFallbackImages? IconClickThrough:Uri? IconClickTracking:Link*
            IconClickFallbackImages | | none | IconClickFallbackImage+
            IconClickFallbackImage | height:int width:int | none | AltText:Text? StaticResource:Uri?
            NonLinearAds | | none | TrackingEvents? NonLinear*
            NonLinear | id:text width!int height!int expandedWidth:int expandedHeight:int scalable:bool maintainAspectRatio:bool minSuggestedDuration:time apiFramework:text | none | HTMLResource:Text* IFrameResource:Uri* StaticResource* AdParameters? NonLinearClickThrough:Uri? NonLinearClickTracking:Link*
            WrapperNonLinears | | none | TrackingEvents? NonLinear:WrapperNonLinear*
            WrapperNonLinear | | none | NonLinearClickTracking:Link?
            CompanionAds | required:required | none | Companion*
            Companion | id:text width!int height!int assetWidth:int assetHeight:int expandedWidth:int expandedHeight:int apiFramework:text adSlotId:text pxratio:decimal renderingMode:mode | none | HTMLResource:Text* IFrameResource:Uri* StaticResource* AdParameters? AltText:Text? CompanionClickThrough:Uri? CompanionClickTracking* CreativeExtensions? TrackingEvents?
            CompanionClickTracking | id!text | uri |
            """;

    private static final Map<String, Kind> KINDS = kinds();

    private final XMLStreamReader xml;
    private final List<String> faults = new ArrayList<>();

    private SchemaOf42(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** What an element may hold. */
    private record Kind(
            Map<String, String> attributes,
            List<String> required,
            String text,
            boolean any,
            Pattern order,
            Map<String, String> children) {}

    /** Returns what is against the model, with the elements' paths. */
    static List<String> faults(byte[] document) throws XMLStreamException {
        XMLStreamReader xml = Xml.reader(new ByteArrayInputStream(document));
        SchemaOf42 schema = new SchemaOf42(xml);
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {}
        if (!xml.getLocalName().equals("VAST")
                || !VastWriter.NAMESPACE.equals(xml.getNamespaceURI())) {
            return List.of("root: VAST in its namespace expected");
        }
        schema.element("VAST", "VAST");
        return schema.faults;
    }

    private void element(String path, String kindName) throws XMLStreamException {
        Kind kind = Objects.requireNonNull(KINDS.get(kindName), kindName);
        attributes(path, kind);
        StringBuilder text = new StringBuilder();
        StringBuilder order = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                order.append(name).append(' ');
                if (kind.any()) {
                    skip();
                } else if (kind.children().containsKey(name)) {
                    element(path + "/" + name, kind.children().get(name));
                } else {
                    faults.add(path + ": no element " + name + " expected");
                    skip();
                }
            } else if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        if (!text.toString().strip().matches(form(kind.text()))) {
            faults.add(path + ": " + kind.text() + " expected, was " + text.toString().strip());
        }
        if (!kind.any() && !kind.order().matcher(order).matches()) {
            faults.add(path + ": order or number of elements: " + order);
        }
    }

    private void attributes(String path, Kind kind) {
        List<String> missing = new ArrayList<>(kind.required());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            missing.remove(name);
            String form = kind.attributes().get(name);
            if (form == null) {
                faults.add(path + ": no attribute " + name + " expected");
            } else if (!xml.getAttributeValue(i).matches(form(form))) {
                faults.add(path + "/@" + name + ": " + form + " expected");
            }
        }
        missing.forEach(name -> faults.add(path + "/@" + name + ": is required"));
    }

    private void skip() throws XMLStreamException {
        for (int open = 1; open > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> open++;
                case XMLStreamConstants.END_ELEMENT -> open--;
                default -> {}
            }
        }
    }

    private static String form(String name) {
        return Objects.requireNonNull(FORMS.get(name), name);
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (String line : MODEL.lines().toList()) {
            String[] parts = line.split("\\|", -1);
            kinds.put(parts[0].strip(), kind(parts[1].strip(), parts[2].strip(), parts[3].strip()));
        }
        return kinds;
    }

    private static Kind kind(String attributes, String text, String children) {
        Map<String, String> forms = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (String attribute : attributes.split(" ", -1)) {
            String[] parts = attribute.split("[:!]", 2);
            if (parts.length == 2) {
                forms.put(parts[0], parts[1]);
                if (attribute.contains("!")) {
                    required.add(parts[0]);
                }
            }
        }
        boolean choice = children.startsWith("=");
        Map<String, String> kindOf = new LinkedHashMap<>();
        List<String> order = new ArrayList<>();
        for (String child : (choice ? children.substring(1) : children).split(" ", -1)) {
            if (child.isEmpty() || child.equals("any")) {
                continue;
            }
            String times = child.replaceAll("[A-Za-z0-9:]", "");
            String[] parts = child.replaceAll("[*+?]", "").split(":", 2);
            kindOf.put(parts[0], parts.length == 2 ? parts[1] : parts[0]);
            order.add("(" + parts[0] + " )" + times);
        }
        return new Kind(
                forms,
                required,
                text,
                children.equals("any"),
                Pattern.compile(String.join(choice ? "|" : "", order)),
                kindOf);
    }
}
