package tv.foyer.scte;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.foyer.scte.SpliceDescriptor.AudioChannel;
import tv.foyer.scte.SpliceDescriptor.ComponentOffset;
import tv.foyer.scte.SpliceDescriptor.DeliveryRestrictions;
import tv.foyer.scte.SpliceDescriptor.Part;
import tv.foyer.scte.SpliceDescriptor.Segmentation;

/** The descriptors of a section as XML. */
final class XmlDescriptors {
    private XmlDescriptors() {}

    static List<SpliceDescriptor> all(Element section) throws Malformed {
        List<SpliceDescriptor> descriptors = new ArrayList<>();
        for (Element child : section.children()) {
            Optional<SpliceDescriptor> one = one(child);
            one.ifPresent(descriptors::add);
        }
        return descriptors;
    }

    private static Optional<SpliceDescriptor> one(Element child) throws Malformed {
        return switch (child.name()) {
            case "AvailDescriptor" ->
                    Optional.of(
                            new SpliceDescriptor.AvailDescriptor(
                                    SpliceXml.required(child, "providerAvailId")));
            case "DTMFDescriptor" ->
                    Optional.of(
                            new SpliceDescriptor.DtmfDescriptor(
                                    SpliceXml.narrow(child, "preroll", 0),
                                    child.attribute("chars").orElse("")));
            case "SegmentationDescriptor" -> Optional.of(segmentationDescriptor(child));
            case "TimeDescriptor" ->
                    Optional.of(
                            new SpliceDescriptor.TimeDescriptor(
                                    SpliceXml.number(child, "taiSeconds", 0),
                                    SpliceXml.number(child, "taiNs", 0),
                                    SpliceXml.narrow(child, "utcOffset", 0)));
            case "AudioDescriptor" -> Optional.of(audio(child));
            case "PrivateDescriptor" ->
                    Optional.of(
                            new SpliceDescriptor.Private(
                                    SpliceXml.narrow(child, "descriptorTag"),
                                    SpliceXml.required(child, "identifier"),
                                    SpliceXml.privateBytes(child)));
            default -> Optional.empty();
        };
    }

    private static SpliceDescriptor audio(Element descriptor) throws Malformed {
        List<AudioChannel> channels = new ArrayList<>();
        for (Element channel : descriptor.all("AudioChannel")) {
            channels.add(
                    new AudioChannel(
                            SpliceXml.narrow(channel, "componentTag", 0),
                            channel.attribute("ISOCode").orElse(""),
                            SpliceXml.narrow(channel, "BitStreamMode"),
                            SpliceXml.narrow(channel, "NumChannels"),
                            SpliceXml.flag(channel, "FullSrvcAudio")));
        }
        return new SpliceDescriptor.AudioDescriptor(channels);
    }

    private static SpliceDescriptor segmentationDescriptor(Element element) throws Malformed {
        boolean cancelled = SpliceXml.flag(element, "segmentationEventCancelIndicator");
        // The schema's own spelling of 2023, and the right one.
        boolean compliant =
                SpliceXml.flag(element, "segmentationEventIdComplianceIndicatorbute")
                        || SpliceXml.flag(element, "segmentationEventIdComplianceIndicator");
        return new SpliceDescriptor.SegmentationDescriptor(
                SpliceXml.number(element, "segmentationEventId", 0),
                compliant,
                cancelled ? Optional.empty() : Optional.of(segmentation(element)));
    }

    private static Segmentation segmentation(Element element) throws Malformed {
        boolean timed = element.attribute("segmentationDuration").isPresent();
        boolean sub = element.attribute("subSegmentNum").isPresent();
        return new Segmentation(
                restrictions(element),
                components(element),
                timed
                        ? Optional.of(SpliceXml.required(element, "segmentationDuration"))
                        : Optional.empty(),
                upid(element.all("SegmentationUpid")),
                SpliceXml.narrow(element, "segmentationTypeId", 0),
                part(element, "segmentNum", "segmentsExpected"),
                sub
                        ? Optional.of(part(element, "subSegmentNum", "subSegmentsExpected"))
                        : Optional.empty());
    }

    private static Part part(Element element, String number, String expected) throws Malformed {
        return new Part(
                SpliceXml.narrow(element, number, 0), SpliceXml.narrow(element, expected, 0));
    }

    private static Optional<DeliveryRestrictions> restrictions(Element parent) throws Malformed {
        Optional<Element> element = parent.child("DeliveryRestrictions");
        return element.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DeliveryRestrictions(
                                SpliceXml.flag(element.get(), "webDeliveryAllowedFlag"),
                                SpliceXml.flag(element.get(), "noRegionalBlackoutFlag"),
                                SpliceXml.flag(element.get(), "archiveAllowedFlag"),
                                SpliceXml.narrow(element.get(), "deviceRestrictions")));
    }

    private static Optional<List<ComponentOffset>> components(Element parent) throws Malformed {
        List<ComponentOffset> components = new ArrayList<>();
        for (Element one : parent.all("Component")) {
            components.add(
                    new ComponentOffset(
                            SpliceXml.narrow(one, "componentTag"),
                            new Pts(SpliceXml.required(one, "ptsOffset"))));
        }
        return components.isEmpty() ? Optional.empty() : Optional.of(components);
    }

    /** Several names are a MID(). */
    private static Upid upid(List<Element> elements) throws Malformed {
        if (elements.isEmpty()) {
            return new Upid.NotUsed();
        }
        if (elements.size() == 1) {
            return upid(elements.getFirst());
        }
        List<Upid> upids = new ArrayList<>();
        for (Element element : elements) {
            upids.add(upid(element));
        }
        return new Upid.Several(upids);
    }

    private static Upid upid(Element element) throws Malformed {
        int type = SpliceXml.narrow(element, "segmentationUpidType", 0);
        Bytes value = value(type, element);
        if (type == UpidCodec.MPU && element.attribute("formatIdentifier").isPresent()) {
            return new Upid.Managed(SpliceXml.required(element, "formatIdentifier"), value);
        }
        return UpidCodec.read(type, value);
    }

    private static Bytes value(int type, Element element) throws Malformed {
        String text = element.text();
        String format = element.attribute("segmentationUpidFormat").orElse("text");
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "hexbinary", "hex" -> SpliceXml.hex(text, "SegmentationUpid");
            case "base-64" -> base64(text);
            default -> written(type, text);
        };
    }

    /** As the standard writes names: characters, a decimal number, or digits in groups. */
    private static Bytes written(int type, String text) throws Malformed {
        Optional<Upid.Kind> kind = Upid.Kind.of(type);
        if (kind.isEmpty()) {
            return Bytes.ofText(text);
        }
        return switch (kind.get().form()) {
            case TEXT -> Bytes.ofText(text);
            case NUMBER -> number(text);
            case BINARY -> UpidText.binary(kind.get(), text);
        };
    }

    private static Bytes number(String text) throws Malformed {
        try {
            return Bytes.of(new BitWriter().bits(64, Long.parseUnsignedLong(text)).toArray());
        } catch (NumberFormatException e) {
            throw new Malformed("SegmentationUpid: a decimal number expected", 0);
        }
    }

    private static Bytes base64(String text) throws Malformed {
        try {
            return Bytes.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new Malformed("SegmentationUpid: base64 expected", 0);
        }
    }
}
