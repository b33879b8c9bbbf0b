package tv.foyer.bench;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tv.foyer.scte.BreakSignal;
import tv.foyer.scte.DashCues;
import tv.foyer.scte.Decoded;
import tv.foyer.scte.Scte35;
import tv.foyer.scte.SpliceInfo;
import tv.foyer.xml.Xml;

/**
 * The events of DASH manifests. A manifest is walked as a reader of one does, with {@link DashCues}
 * at every cue in it; the whole input is read as a document of a cue too. What is read must be read
 * again after it was written, and be the same.
 */
final class FuzzMpd implements FuzzTarget {
    private static final Set<String> CUES = Set.of("Signal", "Binary", "SpliceInfoSection");
    private static final Pattern BINARY = Pattern.compile("(<[^<>]*Binary>)([^<>]*)(</)");

    private static final String MPD =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- live --><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="dynamic"
              availabilityStartTime="2026-05-01T12:00:00Z" minBufferTime="PT6S">
            <Period id="1" start="PT0S"><EventStream timescale="90000"
              schemeIdUri="%s"><Event presentationTime="900000" duration="2700000" id="7">%s</Event>
            </EventStream><AdaptationSet mimeType="video/mp4"><SegmentTemplate timescale="1000"
              media="$Time$.m4s"><SegmentTimeline><S t="0" d="6000" r="9"/></SegmentTimeline>
            </SegmentTemplate><Representation id="v" bandwidth="1" codecs="avc1.64001f"/>
            </AdaptationSet></Period></MPD>
            """;

    private static final String SECTION =
            """
            <scte35:SpliceInfoSection xmlns:scte35="http://www.scte.org/schemas/35/2016"
              ptsAdjustment="7" sapType="3" tier="4095">%s</scte35:SpliceInfoSection>\
            """;

    private static final List<String> SECTIONS =
            List.of(
                    """
                    <scte35:SpliceInsert spliceEventId="111" outOfNetworkIndicator="true"
                      uniqueProgramId="65535" availNum="1" availsExpected="2"><scte35:Program>
                      <scte35:SpliceTime ptsTime="122342"/></scte35:Program><scte35:BreakDuration
                      autoReturn="0" duration="520000"/></scte35:SpliceInsert>
                    <scte35:AvailDescriptor providerAvailId="309"/>
                    <scte35:DTMFDescriptor preroll="50" chars="121#"/>
                    <scte35:TimeDescriptor taiSeconds="1700000000" taiNs="5" utcOffset="37"/>
                    <scte35:PrivateDescriptor descriptorTag="9" identifier="77">
                      <scte35:PrivateBytes>0aFF</scte35:PrivateBytes></scte35:PrivateDescriptor>\
                    """,
                    """
                    <scte35:TimeSignal><scte35:SpliceTime ptsTime="900000"/></scte35:TimeSignal>
                    <scte35:SegmentationDescriptor segmentationEventId="5" segmentNum="1"
                      segmentsExpected="2" segmentationDuration="2700000" segmentationTypeId="52">
                    <scte35:DeliveryRestrictions archiveAllowedFlag="1" webDeliveryAllowedFlag="0"
                      noRegionalBlackoutFlag="true" deviceRestrictions="2"/>
                    <scte35:SegmentationUpid segmentationUpidType="12" formatIdentifier="1"
                      segmentationUpidFormat="hexbinary">0A0B</scte35:SegmentationUpid>
                    <scte35:Component componentTag="4" ptsOffset="90"/>
                    </scte35:SegmentationDescriptor>\
                    """,
                    "<scte35:SpliceNull/>");

    private final FuzzScte sections = new FuzzScte();

    @Override
    public String name() {
        return "mpd";
    }

    @Override
    public List<byte[]> seeds() {
        List<String> binary =
                sections.seeds().stream()
                        .map(section ->
                                MPD.formatted(
                                        DashCues.XML_AND_BINARY,
                                        "<Signal xmlns=\"http://www.scte.org/schemas/35/2016\">"
                                                + "<Binary>"
                                                + Base64.getEncoder().encodeToString(section)
                                                + "</Binary></Signal>"))
                        .toList();
        List<String> open =
                SECTIONS.stream()
                        .map(section -> MPD.formatted(DashCues.XML, SECTION.formatted(section)))
                        .toList();
        Stream<String> bare =
                Stream.concat(
                        SECTIONS.stream().map(SECTION::formatted),
                        SECTIONS.stream()
                                .map(one -> "<Signal>" + SECTION.formatted(one) + "</Signal>"));
        return Stream.of(binary, open, bare.toList())
                .flatMap(List::stream)
                .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Puts the checksums of sections in base64 right, or hardly any would be read. */
    @Override
    public byte[] repaired(byte[] input, Random random) {
        if (random.nextInt(4) == 0) {
            return input;
        }
        String text = new String(input, StandardCharsets.ISO_8859_1);
        Matcher found = BINARY.matcher(text);
        String repaired =
                found.replaceAll(each ->
                        Matcher.quoteReplacement(
                                each.group(1) + repaired(each.group(2), random) + each.group(3)));
        return repaired.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String repaired(String base64, Random random) {
        try {
            byte[] section = Base64.getDecoder().decode(base64);
            return Base64.getEncoder().encodeToString(sections.repaired(section, random));
        } catch (IllegalArgumentException e) {
            return base64;
        }
    }

    @Override
    public boolean check(byte[] input) {
        boolean whole = cue(DashCues.read(input));
        int cues = 0;
        try {
            XMLStreamReader in = Xml.reader(new ByteArrayInputStream(input));
            while (in.hasNext()) {
                if (in.next() == XMLStreamConstants.START_ELEMENT
                        && CUES.contains(in.getLocalName())) {
                    String element = in.getLocalName();
                    Decoded decoded = DashCues.read(in);
                    require(
                            in.getEventType() == XMLStreamConstants.END_ELEMENT
                                    && in.getLocalName().equals(element),
                            "the reader does not stand on the end of " + element);
                    cues += cue(decoded) ? 1 : 0;
                }
            }
            return cues > 0;
        } catch (XMLStreamException e) {
            require(!whole, "read as a document that is not well-formed");
            return false;
        }
    }

    private static boolean cue(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Bad(var reason, int offset) -> {
                require(!reason.isBlank(), "a reason expected");
                require(offset >= 0, "an offset outside: " + offset);
                yield false;
            }
            case Decoded.Cue(var info) -> {
                requireSame(info);
                BreakSignal.plannedDuration(info);
                BreakSignal.of(info);
                yield true;
            }
        };
    }

    private static void requireSame(SpliceInfo info) {
        Decoded.Cue same = new Decoded.Cue(info);
        require(Scte35.decode(Scte35.encode(info)).equals(same), "read otherwise in bytes");
        byte[] signal = DashCues.signal(info).getBytes(StandardCharsets.UTF_8);
        require(DashCues.read(signal).equals(same), "read otherwise in a signal");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError(rule);
        }
    }
}
