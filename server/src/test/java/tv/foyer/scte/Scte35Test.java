package tv.foyer.scte;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tv.foyer.scte.SpliceDescriptor.Segmentation;
import tv.foyer.scte.SpliceDescriptor.SegmentationDescriptor;

class Scte35Test {
    private static final long SEED = 350_2023;
    private static final int ROUNDS = 20_000;

    @Test
    void theSamplesOfTheStandardAreWrittenWithTheBytesTheyWereReadFrom() {
        assertThat(Samples.SECTION_14)
                .allSatisfy(
                        hex -> assertThat(Scte35.toHex(Samples.info(hex))).isEqualTo("0x" + hex));
        assertThat(Samples.NAMED)
                .allSatisfy(text ->
                        assertThat(Scte35.toBase64(Samples.info(Scte35.fromBase64(text))))
                                .isEqualTo(text));
    }

    @Test
    void theFieldsOfAPlacementOpportunityAreThoseTheStandardNames() {
        SpliceInfo info = Samples.info(Samples.PLACEMENT_START);

        SpliceDescriptor descriptor =
                new SegmentationDescriptor(
                        0x4800008EL,
                        false,
                        Optional.of(
                                new Segmentation(
                                        Optional.of(
                                                new SpliceDescriptor.DeliveryRestrictions(
                                                        false, true, true, 3)),
                                        Optional.empty(),
                                        Optional.of(0x01A599B0L),
                                        new Upid.Named(
                                                Upid.Kind.TURNER,
                                                Bytes.of(Samples.bytes("000000002CA0A18A"))),
                                        SegmentationType.PROVIDER_PLACEMENT_START.id(),
                                        new SpliceDescriptor.Part(2, 0),
                                        Optional.empty())));
        assertThat(info)
                .isEqualTo(
                        new SpliceInfo(
                                3,
                                new SpliceInfo.Encryption(0, 0xFF),
                                Pts.ZERO,
                                0xFFF,
                                new SpliceInfo.Clear(
                                        new SpliceCommand.TimeSignal(
                                                SpliceTime.at(new Pts(0x072BD0050L))),
                                        List.of(descriptor),
                                        Bytes.NONE,
                                        false)));
    }

    @Test
    void theFieldsOfASpliceInsertAreThoseTheStandardNames() {
        SpliceInfo.Content content = Samples.info(Samples.INSERT).content();

        assertThat(content)
                .isEqualTo(
                        new SpliceInfo.Clear(
                                new SpliceCommand.SpliceInsert(
                                        0x4800008FL,
                                        Optional.of(
                                                new SpliceCommand.Insertion(
                                                        true,
                                                        false,
                                                        new SpliceCommand.Program(
                                                                SpliceTime.at(
                                                                        new Pts(0x07369C02EL))),
                                                        Optional.of(
                                                                new BreakDuration(
                                                                        true, 0x0052CCF5L)),
                                                        SpliceCommand.Avail.NONE))),
                                List.of(new SpliceDescriptor.AvailDescriptor(0x135)),
                                Bytes.NONE,
                                false));
    }

    @Test
    void namesAreOfTheirKinds() {
        assertThat(upids(0)).containsExactly(Upid.Named.text(Upid.Kind.AD_ID, "ABCD0123456H"));
        assertThat(upids(4))
                .containsExactly(Upid.Named.text(Upid.Kind.ADI, "SIGNAL:DR21Z07ZT8a8asniuUheiA=="));
        assertThat(upids(7).getLast())
                .isInstanceOfSatisfying(
                        Upid.Managed.class,
                        managed -> assertThat(managed.formatIdentifier()).isEqualTo(0x52544C4E));
        assertThat(upids(8).getFirst())
                .isInstanceOfSatisfying(
                        Upid.Several.class, several -> assertThat(several.upids()).hasSize(3));
    }

    @Test
    void whateverTheModelCanHoldIsReadAsItWasWritten() {
        RandomCues cues = new RandomCues(new Random(SEED));
        for (int round = 0; round < ROUNDS; round++) {
            SpliceInfo info = cues.info();

            byte[] section = Scte35.encode(info);
            SpliceInfo again = Samples.info(Scte35.decode(section));

            assertThat(again).isEqualTo(info);
            assertThat(Scte35.encode(again)).isEqualTo(section);
        }
    }

    @ParameterizedTest
    @EnumSource(SegmentationType.class)
    void everySegmentationTypeIsReadAsItWasWritten(SegmentationType type) {
        SpliceInfo info =
                SpliceInfo.of(
                        new SpliceCommand.TimeSignal(SpliceTime.at(new Pts(900_000))),
                        new SegmentationDescriptor(
                                7,
                                true,
                                Optional.of(
                                        Segmentation.of(
                                                type,
                                                Optional.of(Duration.ofSeconds(30)),
                                                Upid.Named.text(Upid.Kind.URI, "urn:a:b")))));

        byte[] section = Scte35.encode(info);

        assertThat(Scte35.decode(section)).isEqualTo(new Decoded.Cue(info));
        assertThat(section[section.length - 7]).isEqualTo((byte) type.id());
        assertThat(SegmentationType.of(type.id())).contains(type);
    }

    @ParameterizedTest
    @EnumSource(Upid.Kind.class)
    void aNameOfEveryKindIsReadAsItWasWritten(Upid.Kind kind) {
        byte[] value = new byte[kind.length() == 0 ? 9 : kind.length()];
        Arrays.fill(value, (byte) 0x41);
        Upid name = new Upid.Named(kind, Bytes.of(value));

        assertThat(UpidCodec.read(kind.type(), UpidCodec.value(name))).isEqualTo(name);
        if (kind.length() > 0) {
            Bytes tooShort = Bytes.of(Arrays.copyOf(value, value.length - 1));
            assertThat(UpidCodec.read(kind.type(), tooShort))
                    .isEqualTo(new Upid.Unknown(kind.type(), tooShort));
        }
    }

    @Test
    void aCommandLengthThatIsNotToldStaysUntold() {
        SpliceInfo info = Samples.info(Samples.NULL_WITHOUT_LENGTH);

        assertThat(info.content())
                .isEqualTo(
                        new SpliceInfo.Clear(
                                new SpliceCommand.SpliceNull(), List.of(), Bytes.NONE, true));
        assertThat(Scte35.toHex(info)).isEqualTo("0x" + Samples.NULL_WITHOUT_LENGTH);
    }

    @Test
    void oneFlippedBitAnywhereIsNoticed() {
        for (String hex : Samples.SECTION_14) {
            byte[] section = Samples.bytes(hex);
            for (int bit = 0; bit < section.length * 8; bit++) {
                byte[] flipped = section.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(Scte35.decode(flipped))
                        .as("bit %d of %s", bit, hex)
                        .isInstanceOf(Decoded.Bad.class);
            }
        }
    }

    @Test
    void aSectionCutAtAnyByteIsBad() {
        RandomCues cues = new RandomCues(new Random(SEED));
        for (int round = 0; round < 200; round++) {
            byte[] section = Scte35.encode(cues.info());
            for (int length = 0; length < section.length; length++) {
                assertThat(Scte35.decode(Arrays.copyOf(section, length)))
                        .isInstanceOf(Decoded.Bad.class);
            }
        }
    }

    /** Cut, but with a length and a CRC that say otherwise: the fields themselves end too early. */
    @Test
    void aContentCutAtAnyByteIsBadOrKeptButNeverThrown() {
        RandomCues cues = new RandomCues(new Random(SEED + 1));
        for (int round = 0; round < 500; round++) {
            byte[] section = Scte35.encode(cues.info());
            for (int length = 7; length < section.length; length++) {
                byte[] cut = Arrays.copyOf(section, length);
                cut[1] = (byte) ((cut[1] & 0xF0) | ((length - 3) >> 8));
                cut[2] = (byte) (length - 3);
                Samples.sealed(cut);
                if (Scte35.decode(cut) instanceof Decoded.Cue(var info)) {
                    assertThat(Scte35.encode(info)).isEqualTo(cut);
                }
            }
        }
    }

    @Test
    void reservedBitsAreIgnoredWhenReadAndWrittenAsOnes() {
        byte[] section = Samples.bytes(Samples.INSERT);
        byte[] zeroed = section.clone();
        zeroed[18] &= (byte) 0x80; // behind splice_event_cancel_indicator
        zeroed[20] &= (byte) 0x81; // between time_specified_flag and pts_time
        zeroed[25] &= (byte) 0x81; // between auto_return and duration
        Samples.sealed(zeroed);

        SpliceInfo info = Samples.info(Scte35.decode(zeroed));

        assertThat(zeroed).isNotEqualTo(section);
        assertThat(info).isEqualTo(Samples.info(Samples.INSERT));
        assertThat(Scte35.encode(info)).isEqualTo(section);
    }

    @Test
    void paddingBehindASectionIsNotOfItAndOtherBytesAreBad() {
        byte[] section = Samples.bytes(Samples.INSERT);
        byte[] padded = Arrays.copyOf(section, section.length + 20);
        Arrays.fill(padded, section.length, padded.length, (byte) 0xFF);

        assertThat(Scte35.decode(padded)).isEqualTo(Scte35.decode(section));
        padded[section.length + 3] = 0x47;
        assertThat(Scte35.decode(padded))
                .isEqualTo(
                        new Decoded.Bad(
                                "bytes behind the section that are not padding",
                                section.length + 3));
    }

    @Test
    void anEncryptedSectionIsKeptClosed() {
        byte[] section = Samples.bytes(Samples.INSERT);
        section[4] |= (byte) 0x80;
        section[4] |= (byte) (3 << 1);
        Samples.sealed(section);

        SpliceInfo info = Samples.info(Scte35.decode(section));

        assertThat(info.content())
                .isInstanceOfSatisfying(
                        SpliceInfo.Encrypted.class,
                        closed -> assertThat(closed.commandLength()).isEqualTo(20));
        assertThat(info.encryption().algorithm()).isEqualTo(3);
        assertThat(Scte35.encode(info)).isEqualTo(section);
        assertThat(BreakSignal.of(info)).isEmpty();
    }

    @Test
    void aBrokenDescriptorIsKeptAndLosesNothingBesideIt() {
        byte[] broken = Samples.bytes(Samples.INSERT);
        int tag = indexOf(broken, "CUEI") - 2; // an avail_descriptor becomes one of DTMF
        broken[tag] = 1;
        broken[tag + 7] = (byte) 0xFF; // seven tones, of which two are there
        Samples.sealed(broken);

        SpliceInfo info = Samples.info(Scte35.decode(broken));

        assertThat(info.content())
                .isInstanceOfSatisfying(
                        SpliceInfo.Clear.class,
                        clear -> {
                            assertThat(clear.command())
                                    .isInstanceOf(SpliceCommand.SpliceInsert.class);
                            assertThat(clear.descriptors())
                                    .singleElement()
                                    .isInstanceOfSatisfying(
                                            SpliceDescriptor.Broken.class,
                                            kept ->
                                                    assertThat(kept.reason())
                                                            .startsWith("dtmfChars"));
                        });
        assertThat(Scte35.encode(info)).isEqualTo(broken);
    }

    @Test
    void whatIsWrongIsNamedWithItsPlace() {
        assertThat(Scte35.decode(new byte[0]))
                .isEqualTo(new Decoded.Bad("tableId: the bytes end here", 0));
        assertThat(Scte35.fromHex("0x00")).isEqualTo(new Decoded.Bad("tableId: 0xFC expected", 0));
        assertThat(Scte35.fromHex("0xFC8"))
                .isEqualTo(new Decoded.Bad("hex: pairs of hexadecimal digits expected", 0));
        assertThat(Scte35.fromBase64("/DA*"))
                .isEqualTo(new Decoded.Bad("base64: characters of RFC 4648 expected", 0));
        byte[] version = Samples.bytes(Samples.INSERT);
        version[3] = 1;
        assertThat(Scte35.decode(Samples.sealed(version)))
                .isEqualTo(new Decoded.Bad("protocolVersion: 0 expected, as there is no other", 3));
        byte[] length = Samples.bytes(Samples.INSERT);
        length[12] = 0x15;
        assertThat(Scte35.decode(Samples.sealed(length)))
                .isEqualTo(new Decoded.Bad("spliceCommandLength: 1 bytes too many", 34));
    }

    @Test
    void hexAndBase64CarryTheSameSection() {
        SpliceInfo info = Samples.info(Samples.INSERT);

        assertThat(Scte35.fromHex(Samples.INSERT.toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(new Decoded.Cue(info));
        assertThat(Scte35.fromHex(Scte35.toHex(info))).isEqualTo(new Decoded.Cue(info));
        assertThat(Scte35.fromBase64(Scte35.toBase64(info) + "\n"))
                .isEqualTo(new Decoded.Cue(info));
    }

    private static List<Upid> upids(int sample) {
        SpliceInfo info = Samples.info(Scte35.fromBase64(Samples.NAMED.get(sample)));
        return ((SpliceInfo.Clear) info.content())
                .descriptors().stream()
                        .map(SegmentationDescriptor.class::cast)
                        .flatMap(descriptor -> descriptor.segmentation().stream())
                        .map(Segmentation::upid)
                        .toList();
    }

    private static int indexOf(byte[] section, String text) {
        return Bytes.of(section).text().indexOf(text);
    }
}
