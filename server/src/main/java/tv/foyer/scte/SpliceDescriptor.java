package tv.foyer.scte;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a section says beside its command (ANSI/SCTE 35 2023, 10). */
public sealed interface SpliceDescriptor {
    /** «CUEI», the owner of the standard's own descriptors. */
    long CUEI = 0x43554549;

    /** avail_descriptor(): names the opportunity to the traffic system. */
    record AvailDescriptor(long providerAvailId) implements SpliceDescriptor {
        public AvailDescriptor {
            Ranges.check("providerAvailId", providerAvailId, Ranges.BITS_32);
        }
    }

    /**
     * DTMF_descriptor(): tones for analogue gear.
     *
     * @param prerollTenths tenths of a second before the splice
     * @param tones up to seven characters
     */
    record DtmfDescriptor(int prerollTenths, String tones) implements SpliceDescriptor {
        private static final int MAX_TONES = 7;

        public DtmfDescriptor {
            Ranges.check("preroll", prerollTenths, Ranges.BITS_8);
            Ranges.check("dtmfCount", tones.length(), MAX_TONES);
            tones.chars().forEach(tone -> Ranges.check("dtmfChar", tone, Ranges.BITS_8));
        }
    }

    /**
     * segmentation_descriptor(): what begins or ends here. Without a segmentation the event is
     * cancelled.
     *
     * @param eventIdCompliant whether the event id is unique as section 9.9.3 wants it; the bit is
     *     zero then
     */
    record SegmentationDescriptor(
            long eventId, boolean eventIdCompliant, Optional<Segmentation> segmentation)
            implements SpliceDescriptor {
        public SegmentationDescriptor {
            Ranges.check("segmentationEventId", eventId, Ranges.BITS_32);
        }
    }

    /** time_descriptor(): what the clock says at the splice, in TAI. */
    record TimeDescriptor(long taiSeconds, long taiNanos, int utcOffset)
            implements SpliceDescriptor {
        public TimeDescriptor {
            Ranges.check("taiSeconds", taiSeconds, Ranges.BITS_48);
            Ranges.check("taiNs", taiNanos, Ranges.BITS_32);
            Ranges.check("utcOffset", utcOffset, Ranges.BITS_16);
        }
    }

    /** audio_descriptor(): the sound of the coming programme; up to 15 channels. */
    record AudioDescriptor(List<AudioChannel> channels) implements SpliceDescriptor {
        private static final int MAX_CHANNELS = 15;

        public AudioDescriptor {
            channels = List.copyOf(channels);
            Ranges.check("audioCount", channels.size(), MAX_CHANNELS);
        }
    }

    /**
     * A descriptor of another owner, or one of the standard that has no meaning yet: kept.
     *
     * @param tag with the identifier it says what the data is
     */
    record Private(int tag, long identifier, Bytes data) implements SpliceDescriptor {
        public Private {
            Ranges.check("spliceDescriptorTag", tag, Ranges.BITS_8);
            Ranges.check("identifier", identifier, Ranges.BITS_32);
            if (identifier == CUEI && DescriptorReader.isDefined(tag)) {
                throw new IllegalArgumentException(
                        "spliceDescriptorTag: " + tag + " of CUEI has a meaning");
            }
        }
    }

    /**
     * A descriptor that breaks its own rules: kept as it came, so that the command beside it is not
     * lost.
     *
     * @param body everything behind descriptor_length
     */
    record Broken(int tag, Bytes body, String reason) implements SpliceDescriptor {
        public Broken {
            Ranges.check("spliceDescriptorTag", tag, Ranges.BITS_8);
        }
    }

    /**
     * What begins or ends.
     *
     * @param components none: the whole programme
     * @param durationTicks of 90 kHz, 40 bits
     * @param typeId see {@link SegmentationType}
     */
    record Segmentation(
            Optional<DeliveryRestrictions> restrictions,
            Optional<List<ComponentOffset>> components,
            Optional<Long> durationTicks,
            Upid upid,
            int typeId,
            Part segment,
            Optional<Part> subSegment) {
        public Segmentation {
            components = components.map(List::copyOf);
            components.ifPresent(all -> Ranges.check("componentCount", all.size(), Ranges.BITS_8));
            durationTicks.ifPresent(
                    ticks -> Ranges.check("segmentationDuration", ticks, Ranges.BITS_40));
            Ranges.check("segmentationTypeId", typeId, Ranges.BITS_8);
        }

        /** A whole-programme segmentation without restrictions or sub-segments. */
        public static Segmentation of(
                SegmentationType type, Optional<Duration> duration, Upid upid) {
            return new Segmentation(
                    Optional.empty(),
                    Optional.empty(),
                    duration.map(Ticks::of),
                    upid,
                    type.id(),
                    Part.NONE,
                    Optional.empty());
        }

        public Optional<Duration> duration() {
            return durationTicks.map(Ticks::duration);
        }

        public Optional<SegmentationType> type() {
            return SegmentationType.of(typeId);
        }
    }

    /** The number of a segment and how many are expected; zero is «not told». */
    record Part(int number, int expected) {
        public static final Part NONE = new Part(0, 0);

        public Part {
            Ranges.check("segmentNum", number, Ranges.BITS_8);
            Ranges.check("segmentsExpected", expected, Ranges.BITS_8);
        }
    }

    /** What may be done with the segment; device group 3 is «no restriction». */
    record DeliveryRestrictions(
            boolean webDeliveryAllowed,
            boolean noRegionalBlackout,
            boolean archiveAllowed,
            int deviceRestrictions) {
        private static final int MAX_GROUP = 3;

        public DeliveryRestrictions {
            Ranges.check("deviceRestrictions", deviceRestrictions, MAX_GROUP);
        }
    }

    /** A component and how much later than the command's time it holds. */
    record ComponentOffset(int tag, Pts offset) {
        public ComponentOffset {
            Ranges.check("componentTag", tag, Ranges.BITS_8);
        }
    }

    /**
     * One sound of a programme.
     *
     * @param language three characters of ISO 639-2
     * @param bitStreamMode 0 to 7 (ATSC A/52, table 5.7)
     * @param channels 0 to 15 (ATSC A/52, annex A)
     */
    record AudioChannel(
            int componentTag,
            String language,
            int bitStreamMode,
            int channels,
            boolean fullService) {
        private static final int LANGUAGE = 3;
        private static final int MAX_MODE = 7;
        private static final int MAX_CHANNELS = 15;

        public AudioChannel {
            Ranges.check("componentTag", componentTag, Ranges.BITS_8);
            Ranges.check("bitStreamMode", bitStreamMode, MAX_MODE);
            Ranges.check("numChannels", channels, MAX_CHANNELS);
            if (Bytes.ofText(language).length() != LANGUAGE) {
                throw new IllegalArgumentException("isoCode: three characters expected");
            }
            language.chars().forEach(letter -> Ranges.check("isoCode", letter, Ranges.BITS_8));
        }
    }
}
