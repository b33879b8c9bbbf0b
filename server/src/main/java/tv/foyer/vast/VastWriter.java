package tv.foyer.vast;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes VAST. The first form is valid by the IAB's schema of 4.2, where the CTV Ad Portfolio
 * stands in its extension; what that schema cannot say (event {@code notUsed}, events of a sender's
 * own) is left out.
 */
public final class VastWriter {
    static final String NAMESPACE = "http://www.iab.com/VAST";

    private final Out out;
    private final Form form;
    private final CreativeWriter creatives;

    /** How the CTV Ad Portfolio is said. */
    public enum Form {
        /** Version 4.2; duration and files of a non-linear ad go into {@code ctv_ad_portfolio}. */
        SCHEMA_4_2("4.2"),

        /** Version 4.4, a draft: they stand in {@code NonLinear}, AdCOM's numbers one by one. */
        DRAFT_4_4("4.4");

        private final String version;

        Form(String version) {
            this.version = version;
        }
    }

    private VastWriter(Out out, Form form) {
        this.out = out;
        this.form = form;
        this.creatives = new CreativeWriter(out, form);
    }

    /** Returns the document in UTF-8, valid by the schema of 4.2. */
    public static byte[] write(Vast vast) {
        return write(vast, Form.SCHEMA_4_2);
    }

    public static byte[] write(Vast vast, Form form) {
        return Out.document(xml -> element(xml, vast, form));
    }

    /** Writes the element VAST into a document that somebody else began. */
    static void element(XMLStreamWriter xml, Vast vast, Form form) throws XMLStreamException {
        xml.writeStartElement("VAST");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("version", form.version);
        VastWriter writer = new VastWriter(new Out(xml, NAMESPACE), form);
        for (Ad ad : vast.ads()) {
            writer.ad(ad);
        }
        if (vast.ads().isEmpty()) {
            writer.out.addresses("Error", vast.errors());
        }
        xml.writeEndElement();
    }

    private void ad(Ad ad) throws XMLStreamException {
        Ad.Head head = ad.head();
        out.open("Ad").attribute("id", head.id()).attribute("sequence", head.sequence());
        if (head.conditional()) {
            out.attribute("conditionalAd", "true");
        }
        out.attribute("adType", head.type());
        switch (ad) {
            case InLine inLine -> inLine(inLine);
            case Wrapper wrapper -> wrapper(wrapper);
        }
        out.close();
    }

    private void inLine(InLine ad) throws XMLStreamException {
        out.open("InLine");
        head(ad);
        out.text("AdServingId", ad.servingId());
        out.text("AdTitle", ad.title());
        verifications(ad.head().verifications());
        out.text("Advertiser", ad.advertiser());
        for (InLine.Category category : ad.categories()) {
            out.open("Category").attribute("authority", category.authority());
            out.characters(category.code());
            out.close();
        }
        out.open("Creatives");
        for (Creative creative : ad.creatives()) {
            creatives.inLine(creative);
        }
        out.close();
        out.text("Description", ad.description());
        if (ad.expires().isPresent()) {
            out.text("Expires", Integer.toString(ad.expires().getAsInt()));
        }
        if (ad.survey().isPresent()) {
            out.open("Survey").attribute("type", ad.survey().get().type());
            out.cdata(ad.survey().get().uri());
            out.close();
        }
        out.close();
    }

    private void wrapper(Wrapper ad) throws XMLStreamException {
        out.open("Wrapper")
                .attribute("followAdditionalWrappers", truth(ad.followAdditionalWrappers()))
                .attribute("allowMultipleAds", truth(ad.allowMultipleAds()))
                .attribute("fallbackOnNoAd", truth(ad.fallbackOnNoAd()));
        head(ad);
        verifications(ad.head().verifications());
        for (Wrapper.BlockedCategories blocked : ad.blocked()) {
            out.open("BlockedAdCategories");
            if (!blocked.authority().isEmpty()) {
                out.attribute("authority", blocked.authority());
            }
            out.characters(String.join(",", blocked.codes()));
            out.close();
        }
        if (!ad.creatives().isEmpty()) {
            out.open("Creatives");
            for (Creative creative : ad.creatives()) {
                creatives.wrapper(creative);
            }
            out.close();
        }
        out.address("VASTAdTagURI", ad.tagUri());
        out.close();
    }

    private void head(Ad ad) throws XMLStreamException {
        Ad.Head head = ad.head();
        out.open("AdSystem").attribute("version", head.system().version());
        out.characters(head.system().name());
        out.close();
        out.addresses("Error", head.errors());
        extensions(ad);
        out.links("Impression", head.impressions());
        if (head.impressions().isEmpty()) {
            out.text("Impression", "");
        }
        if (head.pricing().isPresent()) {
            Ad.Pricing pricing = head.pricing().get();
            out.open("Pricing")
                    .attribute("model", pricing.model())
                    .attribute("currency", pricing.currency());
            out.characters(pricing.value().toPlainString());
            out.close();
        }
        if (head.viewable().isPresent()) {
            Ad.Viewable viewable = head.viewable().get();
            out.open("ViewableImpression").attribute("id", viewable.id());
            out.addresses("Viewable", viewable.viewable());
            out.addresses("NotViewable", viewable.notViewable());
            out.addresses("ViewUndetermined", viewable.undetermined());
            out.close();
        }
    }

    private void extensions(Ad ad) throws XMLStreamException {
        List<PortfolioWriter> portfolios = new ArrayList<>(0);
        if (ad instanceof InLine) {
            for (Creative creative : ad.creatives()) {
                PortfolioWriter.of(creative, out, form).ifPresent(portfolios::add);
            }
        }
        if (ad.head().extensions().isEmpty() && portfolios.isEmpty()) {
            return;
        }
        out.open("Extensions");
        for (PortfolioWriter portfolio : portfolios) {
            portfolio.write(portfolios.size() == 1);
        }
        for (Extension extension : ad.head().extensions()) {
            out.open("Extension");
            if (!extension.type().isEmpty()) {
                out.attribute("type", extension.type());
            }
            out.markup(extension.content());
            out.close();
        }
        out.close();
    }

    private void verifications(List<Ad.Verification> verifications) throws XMLStreamException {
        if (verifications.isEmpty()) {
            return;
        }
        out.open("AdVerifications");
        for (Ad.Verification one : verifications) {
            out.open("Verification").attribute("vendor", one.vendor());
            for (Ad.Verification.Executable executable : one.executables()) {
                out.open("ExecutableResource")
                        .attribute("apiFramework", executable.apiFramework())
                        .attribute("type", executable.type());
                out.cdata(executable.uri());
                out.close();
            }
            for (Ad.Verification.JavaScript script : one.scripts()) {
                out.open("JavaScriptResource")
                        .attribute("apiFramework", script.apiFramework())
                        .attribute("browserOptional", script.browserOptional());
                out.cdata(script.uri());
                out.close();
            }
            trackers(one.tracking());
            out.text("VerificationParameters", one.parameters());
            out.close();
        }
        out.close();
    }

    /** A verification's events are free text in the schema. */
    private void trackers(List<TrackingEvent> tracking) throws XMLStreamException {
        if (!tracking.isEmpty()) {
            out.open("TrackingEvents");
            for (TrackingEvent one : tracking) {
                out.open("Tracking").attribute("event", one.event());
                out.cdata(one.uri());
                out.close();
            }
            out.close();
        }
    }

    private static String truth(boolean value) {
        return Boolean.toString(value);
    }
}
