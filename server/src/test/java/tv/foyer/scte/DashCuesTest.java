package tv.foyer.scte;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.foyer.scte.SpliceDescriptor.Part;
import tv.foyer.scte.SpliceDescriptor.Segmentation;

class DashCuesTest {
    private static final String SECTION =
            """
            <scte35:SpliceInfoSection xmlns:scte35="http://www.scte.org/schemas/35/2014SCTE35.xsd"
                ptsAdjustment="7" protocolVersion="0" sapType="3" tier="4095">%s
            </scte35:SpliceInfoSection>
            """;

    private static final String SEGMENTATION =
            """
            <scte35:TimeSignal><scte35:SpliceTime ptsTime="900000"/></scte35:TimeSignal>
            <scte35:SegmentationDescriptor segmentationEventId="5" segmentNum="1"
                segmentsExpected="2" segmentationDuration="2700000" segmentationTypeId="52"
                subSegmentNum="3" subSegmentsExpected="4">
              <scte35:DeliveryRestrictions archiveAllowedFlag="1" webDeliveryAllowedFlag="0"
                  noRegionalBlackoutFlag="true" deviceRestrictions="2"/>
              %s
            </scte35:SegmentationDescriptor>
            """;

    @Test
    void aSignalHoldsASectionInBase64() {
        SpliceInfo info = Samples.info(Samples.INSERT);

        assertThat(read(DashCues.signal(info))).isEqualTo(new Decoded.Cue(info));
        assertThat(read("<Binary>" + Scte35.toBase64(info) + "</Binary>"))
                .isEqualTo(new Decoded.Cue(info));
        assertThat(read("<Signal>" + SECTION.formatted("<scte35:SpliceNull/>") + "</Signal>"))
                .isEqualTo(
                        new Decoded.Cue(
                                SpliceInfo.of(new SpliceCommand.SpliceNull())
                                        .adjustedBy(new Pts(7))));
    }

    @Test
    void whatFollowsTheRootIsPartOfTheDocument() {
        String signal = DashCues.signal(Samples.info(Samples.INSERT));

        assertThat(read(signal + "<!-- end -->\n")).isInstanceOf(Decoded.Cue.class);
        assertThat(read(signal + "more")).isInstanceOf(Decoded.Bad.class);
        assertThat(read(signal + signal)).isInstanceOf(Decoded.Bad.class);
    }

    @Test
    void aSpliceInsertIsReadFromXml() {
        SpliceInfo info =
                section(
                        """
                        <scte35:SpliceInsert spliceEventId="111" spliceEventCancelIndicator="false"
                            outOfNetworkIndicator="true" uniqueProgramId="65535" availNum="1"
                            availsExpected="2" spliceImmediateFlag="0">
                          <scte35:Program><scte35:SpliceTime ptsTime="122342"/></scte35:Program>
                          <scte35:BreakDuration autoReturn="false" duration="520000"/>
                        </scte35:SpliceInsert>
                        <scte35:AvailDescriptor providerAvailId="309"/>
                        <scte35:DTMFDescriptor preroll="50" chars="121#"/>
                        <scte35:TimeDescriptor taiSeconds="1700000000" taiNs="5" utcOffset="37"/>
                        <scte35:AudioDescriptor><scte35:AudioChannel componentTag="1" ISOCode="zho"
                            BitStreamMode="0" NumChannels="2" FullSrvcAudio="1"/>
                        </scte35:AudioDescriptor>
                        <scte35:PrivateDescriptor descriptorTag="9" identifier="77">
                          <scte35:PrivateBytes>0aFF</scte35:PrivateBytes>
                        </scte35:PrivateDescriptor>
                        """);

        assertThat(info)
                .isEqualTo(
                        SpliceInfo.of(
                                        new SpliceCommand.SpliceInsert(
                                                111,
                                                Optional.of(
                                                        new SpliceCommand.Insertion(
                                                                true,
                                                                false,
                                                                new SpliceCommand.Program(
                                                                        SpliceTime.at(
                                                                                new Pts(122_342))),
                                                                Optional.of(
                                                                        new BreakDuration(
                                                                                false, 520_000)),
                                                                new SpliceCommand.Avail(
                                                                        65_535, 1, 2)))),
                                        new SpliceDescriptor.AvailDescriptor(309),
                                        new SpliceDescriptor.DtmfDescriptor(50, "121#"),
                                        new SpliceDescriptor.TimeDescriptor(1_700_000_000, 5, 37),
                                        new SpliceDescriptor.AudioDescriptor(
                                                List.of(
                                                        new SpliceDescriptor.AudioChannel(
                                                                1, "zho", 0, 2, true))),
                                        new SpliceDescriptor.Private(
                                                9, 77, Bytes.of((byte) 10, (byte) -1)))
                                .adjustedBy(new Pts(7)));
        assertThat(Scte35.decode(Scte35.encode(info))).isEqualTo(new Decoded.Cue(info));
    }

    @Test
    void aSegmentationIsReadFromXml() {
        Segmentation segmentation =
                segmentation(
                        """
                        <scte35:SegmentationUpid segmentationUpidType="12" formatIdentifier="1"
                            segmentationUpidFormat="hexbinary">0A0B</scte35:SegmentationUpid>
                        <scte35:Component componentTag="4" ptsOffset="90"/>
                        """);

        assertThat(segmentation)
                .isEqualTo(
                        new Segmentation(
                                Optional.of(
                                        new SpliceDescriptor.DeliveryRestrictions(
                                                false, true, true, 2)),
                                Optional.of(
                                        List.of(
                                                new SpliceDescriptor.ComponentOffset(
                                                        4, new Pts(90)))),
                                Optional.of(2_700_000L),
                                new Upid.Managed(1, Bytes.of((byte) 10, (byte) 11)),
                                0x34,
                                new Part(1, 2),
                                Optional.of(new Part(3, 4))));
    }

    @ParameterizedTest
    @CsvSource({
        "3, text, ABCD0123456H, 414243443031323334353648",
        "8, text, 748724618, 000000002ca0a18a",
        "10, text, 10.5240/F85A-E100-B068-5B8F-B1C8-T, 1478f85ae100b0685b8fb1c8",
        "16, text, cb0350a8-0bb9-4a28-8ee4-a8a4a0a1f2b3, cb0350a80bb94a288ee4a8a4a0a1f2b3",
        "9, base-64, U0lHTkFM, 5349474e414c",
        "15, hexbinary, 75726e3a, 75726e3a"
    })
    void aNameIsReadAsItsFormatSays(int type, String format, String text, String bytes) {
        Upid upid =
                segmentation(
                                "<scte35:SegmentationUpid segmentationUpidType=\"%d\""
                                        .concat(" segmentationUpidFormat=\"%s\">%s")
                                        .concat("</scte35:SegmentationUpid>")
                                        .formatted(type, format, text))
                        .upid();

        assertThat(upid).isInstanceOf(Upid.Named.class);
        assertThat(UpidCodec.type(upid)).isEqualTo(type);
        assertThat(UpidCodec.value(upid)).hasToString(bytes);
    }

    @Test
    void otherCommandsAreReadFromXml() {
        assertThat(command("<scte35:BandwidthReservation/>"))
                .isEqualTo(new SpliceCommand.BandwidthReservation());
        assertThat(
                        command(
                                "<scte35:PrivateCommand identifier=\"3\"><scte35:PrivateBytes>01"
                                        + "</scte35:PrivateBytes></scte35:PrivateCommand>"))
                .isEqualTo(new SpliceCommand.PrivateCommand(3, Bytes.of((byte) 1)));
        assertThat(
                        command(
                                "<scte35:SpliceInsert spliceEventId=\"1\""
                                        + " spliceEventCancelIndicator=\"1\"/>"))
                .isEqualTo(new SpliceCommand.SpliceInsert(1, Optional.empty()));
        assertThat(
                        command(
                                "<scte35:SpliceSchedule><scte35:Event spliceEventId=\"2\">"
                                        + "<scte35:Program utcSpliceTime=\"1980-01-06T00:01:00Z\"/>"
                                        + "</scte35:Event></scte35:SpliceSchedule>"))
                .isInstanceOfSatisfying(
                        SpliceCommand.SpliceSchedule.class,
                        schedule ->
                                assertThat(schedule.events().getFirst().plan().orElseThrow().when())
                                        .isEqualTo(new SpliceCommand.ProgramUtc(60)));
    }

    @Test
    void whatIsWrongInXmlIsNamed() {
        assertThat(read(SECTION.formatted("")))
                .isEqualTo(new Decoded.Bad("SpliceInfoSection: a command expected in it", 0));
        assertThat(
                        read(
                                SECTION.formatted(
                                        "<scte35:TimeSignal><scte35:SpliceTime"
                                                + " ptsTime=\"8589934592\"/></scte35:TimeSignal>")))
                .isEqualTo(new Decoded.Bad("pts: 0 to 8589934591 expected, was 8589934592", 0));
        assertThat(read(SECTION.formatted("<scte35:SpliceInsert spliceImmediateFlag=\"maybe\"/>")))
                .isEqualTo(new Decoded.Bad("spliceImmediateFlag: true or false expected", 0));
        assertThat(read("<Signal>")).isInstanceOf(Decoded.Bad.class);
        assertThat(read("<MPD/>")).isEqualTo(new Decoded.Bad("MPD: not a cue", 0));
        assertThat(read("<!DOCTYPE a [<!ENTITY x \"y\">]><Signal>&x;</Signal>"))
                .isInstanceOf(Decoded.Bad.class);
    }

    @Test
    void anEventMessageOfEitherVersionIsReadAsItWasWritten() {
        Bytes message = Bytes.of(Samples.bytes(Samples.PLACEMENT_START));
        for (Emsg.Time time : List.of(new Emsg.FromSegment(1_000), new Emsg.FromPeriod(1L << 40))) {
            for (Optional<Long> duration : List.of(Optional.of(2_700L), Optional.<Long>empty())) {
                Emsg event = new Emsg(DashCues.IN_BAND, "1", 90_000, time, duration, 9, message);

                byte[] box = event.write();

                assertThat(Emsg.read(box)).isEqualTo(new Emsg.Read(event));
                assertThat(DashCues.read(event))
                        .contains(new Decoded.Cue(Samples.info(Samples.PLACEMENT_START)));
                for (int length = 0; length < box.length; length++) {
                    assertThat(Emsg.read(Arrays.copyOf(box, length))).isInstanceOf(Emsg.Bad.class);
                }
            }
        }
    }

    @Test
    void anEventMessageOfAnotherSchemeIsNotACue() {
        Emsg event =
                new Emsg(
                        "urn:mpeg:dash:event:2012",
                        "1",
                        1,
                        new Emsg.FromSegment(0),
                        Optional.empty(),
                        1,
                        Bytes.NONE);

        assertThat(DashCues.read(event)).isEmpty();
    }

    @Test
    void noDocumentEverThrows() {
        Random random = new Random(214);
        byte[] whole =
                SECTION.formatted(SEGMENTATION.formatted("")).getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] document = whole.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                document[random.nextInt(document.length)] =
                        (byte) "<>\"/=0189- x".charAt(random.nextInt(12));
            }
            if (DashCues.read(document) instanceof Decoded.Cue(var info)) {
                assertThat(Scte35.decode(Scte35.encode(info))).isEqualTo(new Decoded.Cue(info));
                read++;
            }
        }
        assertThat(read).isPositive();
    }

    private static SpliceCommand command(String xml) {
        return ((SpliceInfo.Clear) section(xml).content()).command();
    }

    private static Segmentation segmentation(String inside) {
        SpliceInfo.Clear clear =
                (SpliceInfo.Clear) section(SEGMENTATION.formatted(inside)).content();
        return ((SpliceDescriptor.SegmentationDescriptor) clear.descriptors().getFirst())
                .segmentation()
                .orElseThrow();
    }

    private static SpliceInfo section(String inside) {
        return Samples.info(read(SECTION.formatted(inside)));
    }

    private static Decoded read(String document) {
        return DashCues.read(document.getBytes(StandardCharsets.UTF_8));
    }
}
