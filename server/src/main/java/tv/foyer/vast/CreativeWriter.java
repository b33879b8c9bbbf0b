package tv.foyer.vast;

import java.time.Duration;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Writes one {@code Creative}, its elements in the order of the 4.2 schema. */
final class CreativeWriter {
    private final Out out;
    private final boolean strict;
    private final PartWriter parts;

    CreativeWriter(Out out, VastWriter.Form form) {
        this.out = out;
        this.strict = form == VastWriter.Form.SCHEMA_4_2;
        this.parts = new PartWriter(out, strict);
    }

    void inLine(Creative creative) throws XMLStreamException {
        open(creative);
        if (creative.content() instanceof CompanionAds companions) {
            companions(companions);
        }
        creativeExtensions(creative);
        switch (creative.content()) {
            case Linear linear -> linear(linear, true);
            case NonLinearAds ads -> nonLinears(ads);
            case CompanionAds _ -> {}
        }
        for (Creative.UniversalAdId id : creative.universalIds()) {
            universalId(id);
        }
        if (creative.universalIds().isEmpty()) {
            universalId(new Creative.UniversalAdId("unknown", "unknown"));
        }
        out.close();
    }

    /** A wrapper's creative has trackers and clicks, companions and icons, and no more. */
    void wrapper(Creative creative) throws XMLStreamException {
        open(creative);
        switch (creative.content()) {
            case Linear linear -> linear(linear, false);
            case NonLinearAds ads -> {
                out.open("NonLinearAds");
                parts.tracking(ads.tracking());
                for (NonLinearAds.NonLinear ad : ads.ads()) {
                    for (Link click : ad.clickTracking()) {
                        out.open("NonLinear");
                        out.link("NonLinearClickTracking", click);
                        out.close();
                    }
                }
                out.close();
            }
            case CompanionAds companions -> companions(companions);
        }
        out.close();
    }

    private void open(Creative creative) throws XMLStreamException {
        out.open("Creative")
                .attribute("id", creative.id())
                .attribute("sequence", creative.sequence())
                .attribute("adId", creative.adId())
                .attribute("apiFramework", creative.apiFramework());
    }

    private void universalId(Creative.UniversalAdId id) throws XMLStreamException {
        out.open("UniversalAdId").attribute("idRegistry", id.registry());
        out.characters(id.value());
        out.close();
    }

    private void creativeExtensions(Creative creative) throws XMLStreamException {
        if (creative.qr().isEmpty() && creative.extensions().isEmpty()) {
            return;
        }
        out.open("CreativeExtensions");
        if (creative.qr().isPresent()) {
            parts.qr(creative.qr().get());
        }
        parts.creativeExtensions(creative.extensions());
        out.close();
    }

    private void linear(Linear linear, boolean inLine) throws XMLStreamException {
        out.open("Linear")
                .attribute("skipoffset", linear.skip().map(TrackingEvent.Offset::written));
        parts.icons(linear.icons());
        parts.tracking(linear.tracking());
        if (inLine) {
            parts.parameters(linear.parameters());
            out.text("Duration", Times.write(linear.duration().orElse(Duration.ZERO)));
            parts.media(linear.media());
        }
        Linear.Clicks clicks = linear.clicks();
        if (!clicks.equals(Linear.Clicks.none())) {
            out.open("VideoClicks");
            out.links("ClickTracking", clicks.tracking());
            if (clicks.through().isPresent()) {
                out.link("ClickThrough", clicks.through().get());
            }
            out.links("CustomClick", clicks.custom());
            out.close();
        }
        out.close();
    }

    private void nonLinears(NonLinearAds ads) throws XMLStreamException {
        out.open("NonLinearAds");
        if (!strict) {
            parts.icons(ads.icons());
        }
        parts.tracking(ads.tracking());
        for (NonLinearAds.NonLinear ad : ads.ads()) {
            nonLinear(ad);
        }
        out.close();
    }

    private void nonLinear(NonLinearAds.NonLinear ad) throws XMLStreamException {
        out.open("NonLinear")
                .attribute("id", ad.id())
                .attribute("width", ad.width())
                .attribute("height", ad.height());
        if (ad.expanded().isPresent()) {
            out.attribute("expandedWidth", ad.expanded().get().width())
                    .attribute("expandedHeight", ad.expanded().get().height());
        }
        out.attribute("scalable", ad.scalable())
                .attribute("maintainAspectRatio", ad.keepsRatio())
                .attribute("minSuggestedDuration", ad.minSuggested().map(Times::write))
                .attribute("apiFramework", ad.apiFramework());
        parts.resources(ad.resources());
        if (!strict) {
            out.text("Duration", ad.duration().map(Times::write));
            if (!ad.media().isEmpty()) {
                parts.media(ad.media());
            }
        }
        parts.parameters(ad.parameters());
        out.address("NonLinearClickThrough", ad.clickThrough());
        out.links("NonLinearClickTracking", ad.clickTracking());
        if (!strict) {
            out.links("NonLinearCustomClick", ad.customClicks());
        }
        out.close();
    }

    private void companions(CompanionAds ads) throws XMLStreamException {
        out.open("CompanionAds").attribute("required", ads.required());
        for (CompanionAds.Companion companion : ads.companions()) {
            companion(companion);
        }
        out.close();
    }

    private void companion(CompanionAds.Companion ad) throws XMLStreamException {
        out.open("Companion").attribute("id", ad.id());
        size("", Optional.of(ad.size()));
        size("asset", ad.asset());
        size("expanded", ad.expanded());
        out.attribute("apiFramework", ad.apiFramework())
                .attribute("adSlotId", ad.slotId())
                .attribute("pxratio", ad.pixelRatio())
                .attribute("renderingMode", ad.renderingMode());
        parts.resources(ad.resources());
        parts.parameters(ad.parameters());
        out.text("AltText", ad.altText());
        out.address("CompanionClickThrough", ad.clickThrough());
        for (Link click : ad.clickTracking()) {
            out.open("CompanionClickTracking").attribute("id", click.id().orElse(""));
            out.cdata(click.uri());
            out.close();
        }
        if (!ad.extensions().isEmpty()) {
            out.open("CreativeExtensions");
            parts.creativeExtensions(ad.extensions());
            out.close();
        }
        parts.tracking(ad.tracking());
        out.close();
    }

    private void size(String what, Optional<CompanionAds.Size> size) throws XMLStreamException {
        if (size.isPresent()) {
            boolean plain = what.isEmpty();
            out.attribute(plain ? "width" : what + "Width", size.get().width())
                    .attribute(plain ? "height" : what + "Height", size.get().height());
        }
    }
}
