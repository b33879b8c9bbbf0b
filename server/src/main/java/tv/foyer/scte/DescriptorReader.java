package tv.foyer.scte;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.foyer.scte.SpliceDescriptor.AudioChannel;
import tv.foyer.scte.SpliceDescriptor.ComponentOffset;
import tv.foyer.scte.SpliceDescriptor.DeliveryRestrictions;
import tv.foyer.scte.SpliceDescriptor.Part;
import tv.foyer.scte.SpliceDescriptor.Segmentation;

/** Reads the descriptors of a section (ANSI/SCTE 35 2023, 10). */
final class DescriptorReader {
    static final int AVAIL = 0x00;
    static final int DTMF = 0x01;
    static final int SEGMENTATION = 0x02;
    static final int TIME = 0x03;
    static final int AUDIO = 0x04;
    private static final int SUB_SEGMENT_BYTES = 2;

    private final BitReader in;

    private DescriptorReader(BitReader in) {
        this.in = in;
    }

    static boolean isDefined(int tag) {
        return tag >= AVAIL && tag <= AUDIO;
    }

    /** The loop's descriptors; one whose length leads out of the loop breaks the section. */
    static List<SpliceDescriptor> all(BitReader loop) throws Malformed {
        List<SpliceDescriptor> descriptors = new ArrayList<>();
        while (loop.remaining() > 0) {
            int tag = loop.number(8, "spliceDescriptorTag");
            int length = loop.number(8, "descriptorLength");
            descriptors.add(one(tag, loop.bytes(length, "descriptor")));
        }
        return descriptors;
    }

    private static SpliceDescriptor one(int tag, Bytes body) {
        byte[] bytes = body.toArray();
        BitReader in = new BitReader(bytes, 0, bytes.length);
        try {
            long identifier = in.bits(32, "identifier");
            if (identifier != SpliceDescriptor.CUEI || !isDefined(tag)) {
                return new SpliceDescriptor.Private(tag, identifier, in.rest());
            }
            SpliceDescriptor descriptor = new DescriptorReader(in).read(tag);
            in.finished("descriptor");
            return descriptor;
        } catch (Malformed e) {
            return new SpliceDescriptor.Broken(tag, body, e.reason());
        }
    }

    private SpliceDescriptor read(int tag) throws Malformed {
        return switch (tag) {
            case AVAIL -> new SpliceDescriptor.AvailDescriptor(in.bits(32, "providerAvailId"));
            case DTMF -> dtmf();
            case SEGMENTATION -> segmentationDescriptor();
            case TIME ->
                    new SpliceDescriptor.TimeDescriptor(
                            in.bits(48, "taiSeconds"),
                            in.bits(32, "taiNs"),
                            in.number(16, "utcOffset"));
            case AUDIO -> audio();
            default -> throw new Malformed("spliceDescriptorTag " + tag + ": unknown", 0);
        };
    }

    private SpliceDescriptor dtmf() throws Malformed {
        int preroll = in.number(8, "preroll");
        int count = in.number(3, "dtmfCount");
        in.reserved(5);
        return new SpliceDescriptor.DtmfDescriptor(preroll, in.bytes(count, "dtmfChars").text());
    }

    private SpliceDescriptor audio() throws Malformed {
        int count = in.number(4, "audioCount");
        in.reserved(4);
        List<AudioChannel> channels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            channels.add(
                    new AudioChannel(
                            in.number(8, "componentTag"),
                            in.bytes(3, "isoCode").text(),
                            in.number(3, "bitStreamMode"),
                            in.number(4, "numChannels"),
                            in.flag("fullSrvcAudio")));
        }
        return new SpliceDescriptor.AudioDescriptor(channels);
    }

    private SpliceDescriptor segmentationDescriptor() throws Malformed {
        long eventId = in.bits(32, "segmentationEventId");
        boolean cancelled = in.flag("segmentationEventCancelIndicator");
        boolean compliant = !in.flag("segmentationEventIdComplianceIndicator");
        in.reserved(6);
        return new SpliceDescriptor.SegmentationDescriptor(
                eventId, compliant, cancelled ? Optional.empty() : Optional.of(segmentation()));
    }

    private Segmentation segmentation() throws Malformed {
        boolean program = in.flag("programSegmentationFlag");
        boolean hasDuration = in.flag("segmentationDurationFlag");
        Optional<DeliveryRestrictions> restrictions = restrictions();
        Optional<List<ComponentOffset>> components =
                program ? Optional.empty() : Optional.of(components());
        Optional<Long> duration =
                hasDuration ? Optional.of(in.bits(40, "segmentationDuration")) : Optional.empty();
        int upidType = in.number(8, "segmentationUpidType");
        int upidLength = in.number(8, "segmentationUpidLength");
        Upid upid = UpidCodec.read(upidType, in.bytes(upidLength, "segmentationUpid"));
        int typeId = in.number(8, "segmentationTypeId");
        return new Segmentation(
                restrictions, components, duration, upid, typeId, part(), subSegment());
    }

    /** Seen by its two bytes, as older senders leave it out and some write it of every type. */
    private Optional<Part> subSegment() throws Malformed {
        return in.remaining() == SUB_SEGMENT_BYTES ? Optional.of(part()) : Optional.empty();
    }

    private Part part() throws Malformed {
        return new Part(in.number(8, "segmentNum"), in.number(8, "segmentsExpected"));
    }

    private Optional<DeliveryRestrictions> restrictions() throws Malformed {
        if (in.flag("deliveryNotRestrictedFlag")) {
            in.reserved(5);
            return Optional.empty();
        }
        return Optional.of(
                new DeliveryRestrictions(
                        in.flag("webDeliveryAllowedFlag"),
                        in.flag("noRegionalBlackoutFlag"),
                        in.flag("archiveAllowedFlag"),
                        in.number(2, "deviceRestrictions")));
    }

    private List<ComponentOffset> components() throws Malformed {
        int count = in.number(8, "componentCount");
        List<ComponentOffset> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int tag = in.number(8, "componentTag");
            in.reserved(7);
            components.add(new ComponentOffset(tag, new Pts(in.bits(33, "ptsOffset"))));
        }
        return components;
    }
}
