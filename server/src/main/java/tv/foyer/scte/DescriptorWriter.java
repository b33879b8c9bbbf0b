package tv.foyer.scte;

import tv.foyer.scte.SpliceDescriptor.Segmentation;

/** Writes the descriptors of a section. */
final class DescriptorWriter {
    private final BitWriter out = new BitWriter();

    private DescriptorWriter() {}

    static void write(BitWriter loop, SpliceDescriptor descriptor) {
        DescriptorWriter writer = new DescriptorWriter();
        writer.body(descriptor);
        byte[] body = writer.out.toArray();
        Ranges.check("descriptorLength", body.length, Ranges.BITS_8);
        loop.bits(8, tag(descriptor)).bits(8, body.length).bytes(body);
    }

    private static int tag(SpliceDescriptor descriptor) {
        return switch (descriptor) {
            case SpliceDescriptor.AvailDescriptor _ -> DescriptorReader.AVAIL;
            case SpliceDescriptor.DtmfDescriptor _ -> DescriptorReader.DTMF;
            case SpliceDescriptor.SegmentationDescriptor _ -> DescriptorReader.SEGMENTATION;
            case SpliceDescriptor.TimeDescriptor _ -> DescriptorReader.TIME;
            case SpliceDescriptor.AudioDescriptor _ -> DescriptorReader.AUDIO;
            case SpliceDescriptor.Private(int tag, _, _) -> tag;
            case SpliceDescriptor.Broken(int tag, _, _) -> tag;
        };
    }

    private void body(SpliceDescriptor descriptor) {
        switch (descriptor) {
            case SpliceDescriptor.AvailDescriptor(long id) -> ours().bits(32, id);
            case SpliceDescriptor.DtmfDescriptor(int preroll, var tones) ->
                    ours().bits(8, preroll)
                            .bits(3, tones.length())
                            .reserved(5)
                            .bytes(Bytes.ofText(tones));
            case SpliceDescriptor.SegmentationDescriptor(long id, boolean compliant, var there) -> {
                ours().bits(32, id).flag(there.isEmpty()).flag(!compliant).reserved(6);
                there.ifPresent(this::segmentation);
            }
            case SpliceDescriptor.TimeDescriptor(long seconds, long nanos, int offset) ->
                    ours().bits(48, seconds).bits(32, nanos).bits(16, offset);
            case SpliceDescriptor.AudioDescriptor(var channels) -> {
                ours().bits(4, channels.size()).reserved(4);
                channels.forEach(this::channel);
            }
            case SpliceDescriptor.Private(_, long identifier, var data) ->
                    out.bits(32, identifier).bytes(data);
            case SpliceDescriptor.Broken(_, var body, _) -> out.bytes(body);
        }
    }

    private BitWriter ours() {
        return out.bits(32, SpliceDescriptor.CUEI);
    }

    private void channel(SpliceDescriptor.AudioChannel channel) {
        out.bits(8, channel.componentTag())
                .bytes(Bytes.ofText(channel.language()))
                .bits(3, channel.bitStreamMode())
                .bits(4, channel.channels())
                .flag(channel.fullService());
    }

    private void segmentation(Segmentation segmentation) {
        out.flag(segmentation.components().isEmpty());
        out.flag(segmentation.durationTicks().isPresent());
        segmentation.restrictions().ifPresentOrElse(this::restrictions, this::unrestricted);
        segmentation
                .components()
                .ifPresent(components -> {
                    out.bits(8, components.size());
                    components.forEach(one ->
                            out.bits(8, one.tag()).reserved(7).bits(33, one.offset().ticks()));
                });
        segmentation.durationTicks().ifPresent(ticks -> out.bits(40, ticks));
        UpidCodec.write(out, segmentation.upid());
        out.bits(8, segmentation.typeId());
        part(segmentation.segment());
        segmentation.subSegment().ifPresent(this::part);
    }

    private void restrictions(SpliceDescriptor.DeliveryRestrictions restrictions) {
        out.flag(false)
                .flag(restrictions.webDeliveryAllowed())
                .flag(restrictions.noRegionalBlackout())
                .flag(restrictions.archiveAllowed())
                .bits(2, restrictions.deviceRestrictions());
    }

    private void unrestricted() {
        out.flag(true).reserved(5);
    }

    private void part(SpliceDescriptor.Part part) {
        out.bits(8, part.number()).bits(8, part.expected());
    }
}
