package tv.foyer.vast;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Writes what several kinds of creatives share. */
final class PartWriter {
    private final Out out;
    private final boolean strict;

    PartWriter(Out out, boolean strict) {
        this.out = out;
        this.strict = strict;
    }

    void tracking(List<TrackingEvent> tracking) throws XMLStreamException {
        List<TrackingEvent> said =
                tracking.stream()
                        .filter(one -> !strict || TrackingEvent.OF_SCHEMA.contains(one.event()))
                        .toList();
        if (said.isEmpty()) {
            return;
        }
        out.open("TrackingEvents");
        for (TrackingEvent one : said) {
            out.open("Tracking")
                    .attribute("event", one.event())
                    .attribute("offset", one.offset().map(TrackingEvent.Offset::written));
            out.cdata(one.uri());
            out.close();
        }
        out.close();
    }

    void parameters(Optional<Linear.AdParameters> parameters) throws XMLStreamException {
        if (parameters.isPresent()) {
            out.open("AdParameters");
            if (parameters.get().xmlEncoded()) {
                out.attribute("xmlEncoded", "true");
            }
            out.characters(parameters.get().text());
            out.close();
        }
    }

    void resources(Resources resources) throws XMLStreamException {
        for (String html : resources.htmls()) {
            out.address("HTMLResource", html);
        }
        out.addresses("IFrameResource", resources.iframes());
        for (Resources.StaticResource one : resources.statics()) {
            out.open("StaticResource").attribute("creativeType", one.type());
            out.cdata(one.uri());
            out.close();
        }
    }

    void media(MediaFiles media) throws XMLStreamException {
        out.open("MediaFiles");
        if (!media.captions().isEmpty()) {
            out.open("ClosedCaptionFiles");
            for (MediaFiles.ClosedCaption one : media.captions()) {
                out.open("ClosedCaptionFile")
                        .attribute("type", one.type())
                        .attribute("language", one.language());
                out.cdata(one.uri());
                out.close();
            }
            out.close();
        }
        for (MediaFiles.MediaFile file : media.files()) {
            mediaFile(file);
        }
        for (MediaFiles.Mezzanine mezzanine : media.mezzanines()) {
            out.open("Mezzanine");
            shape(mezzanine.shape());
            out.cdata(mezzanine.uri());
            out.close();
        }
        for (MediaFiles.InteractiveCreativeFile one : media.interactive()) {
            out.open("InteractiveCreativeFile")
                    .attribute("type", one.type())
                    .attribute("apiFramework", one.apiFramework())
                    .attribute("variableDuration", Boolean.toString(one.variableDuration()));
            out.cdata(one.uri());
            out.close();
        }
        out.close();
    }

    private void mediaFile(MediaFiles.MediaFile file) throws XMLStreamException {
        out.open("MediaFile");
        shape(file.shape());
        out.attribute("bitrate", file.rate().average())
                .attribute("minBitrate", file.rate().least())
                .attribute("maxBitrate", file.rate().most())
                .attribute("scalable", file.scalable())
                .attribute("maintainAspectRatio", file.keepsRatio())
                .attribute("apiFramework", file.apiFramework());
        out.cdata(file.uri());
        out.close();
    }

    private void shape(MediaFiles.Shape shape) throws XMLStreamException {
        out.attribute("id", shape.id())
                .attribute("delivery", shape.delivery().name().toLowerCase(Locale.ROOT))
                .attribute("type", shape.type())
                .attribute("width", shape.width())
                .attribute("height", shape.height())
                .attribute("codec", shape.codec())
                .attribute("fileSize", shape.bytes())
                .attribute("mediaType", shape.mediaType());
    }

    void icons(List<Icon> icons) throws XMLStreamException {
        if (icons.isEmpty()) {
            return;
        }
        out.open("Icons");
        for (Icon icon : icons) {
            icon(icon);
        }
        out.close();
    }

    private void icon(Icon icon) throws XMLStreamException {
        out.open("Icon")
                .attribute("program", icon.program())
                .attribute("width", icon.width())
                .attribute("height", icon.height())
                .attribute("xPosition", icon.x())
                .attribute("yPosition", icon.y())
                .attribute("duration", icon.duration().map(Times::write))
                .attribute("offset", icon.offset().map(Times::write))
                .attribute("apiFramework", icon.apiFramework())
                .attribute("pxratio", icon.pixelRatio());
        resources(icon.resources());
        boolean clickable = icon.clickThrough().isPresent() || !icon.clickTracking().isEmpty();
        if (clickable || !icon.fallbacks().isEmpty()) {
            out.open("IconClicks");
            fallbacks(icon.fallbacks());
            out.address("IconClickThrough", icon.clickThrough());
            out.links("IconClickTracking", icon.clickTracking());
            out.close();
        }
        out.addresses("IconViewTracking", icon.viewTracking());
        out.close();
    }

    private void fallbacks(List<Icon.Fallback> fallbacks) throws XMLStreamException {
        if (fallbacks.isEmpty()) {
            return;
        }
        out.open("IconClickFallbackImages");
        for (Icon.Fallback one : fallbacks) {
            out.open("IconClickFallbackImage")
                    .attribute("height", one.height())
                    .attribute("width", one.width());
            out.text("AltText", one.altText());
            out.address("StaticResource", one.uri());
            out.close();
        }
        out.close();
    }

    void qr(QrCode qr) throws XMLStreamException {
        out.open("CreativeExtension").attribute("type", QrCode.TYPE);
        out.address("QrCodeScanUrl", qr.scanUri());
        out.address("QrCodeImageUrl", qr.imageUri());
        if (qr.position().isPresent()) {
            out.open("QrCodePosition")
                    .attribute("xPosition", qr.position().get().x().toPlainString() + "%")
                    .attribute("yPosition", qr.position().get().y().toPlainString() + "%");
            out.close();
        }
        if (qr.size().isPresent()) {
            out.open("QrCodeSize").attribute("size", qr.size().get().toPlainString() + "%");
            out.close();
        }
        out.close();
    }

    void creativeExtensions(List<Extension> extensions) throws XMLStreamException {
        for (Extension extension : extensions) {
            out.open("CreativeExtension");
            if (!extension.type().isEmpty()) {
                out.attribute("type", extension.type());
            }
            out.markup(extension.content());
            out.close();
        }
    }
}
