package tv.foyer.vast;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tv.foyer.xml.Xml;

/**
 * Reads VAST 4.0 to 4.4, and 2.0 and 3.0 where they mean the same. Elements that are not known are
 * passed over, blanks around values are dropped, namespaces do not matter. Never throws for a
 * document, whatever its bytes.
 */
public final class VastReader {
    static final int MAX_BYTES = 2 << 20;
    private static final int MAX_ADS = 200;

    /** Versions by their number times ten. */
    static final int V4_0 = 40;

    static final int V4_1 = 41;
    private static final int V4_4 = 44;

    private VastReader() {}

    /** Reads a document in any encoding that it declares; 2 MiB at most. */
    public static VastOutcome read(byte[] document) {
        if (document.length > MAX_BYTES) {
            return new VastOutcome.Bad(
                    Problem.about(AdError.XML, "VAST", "at most " + MAX_BYTES + " bytes expected"));
        }
        Optional<Cursor> reached = Optional.empty();
        try {
            XMLStreamReader xml = Xml.reader(new ByteArrayInputStream(document));
            Cursor in = new Cursor(xml);
            reached = Optional.of(in);
            VastOutcome outcome = root(in);
            finish(in);
            return outcome;
        } catch (XMLStreamException e) {
            return new VastOutcome.Bad(broken(AdError.XML, reached, e));
        }
    }

    /** Says where a document ceased to be XML. */
    static Problem broken(AdError error, Optional<Cursor> reached, XMLStreamException e) {
        Location at = e.getLocation();
        String what = String.valueOf(e.getMessage());
        int end = what.indexOf('\n');
        return new Problem(
                error,
                reached.map(Cursor::path).orElse(""),
                end < 0 ? what : what.substring(0, end),
                at == null ? 0 : Math.max(0, at.getLineNumber()),
                at == null ? 0 : Math.max(0, at.getColumnNumber()));
    }

    /** Reads what stands after the root: a document that breaks there is no document. */
    static void finish(Cursor in) throws XMLStreamException {
        while (in.raw().hasNext()) {
            in.raw().next();
        }
    }

    private static VastOutcome root(Cursor in) throws XMLStreamException {
        if (!in.next(0)) {
            return new VastOutcome.Bad(Problem.about(AdError.XML, "", "no element"));
        }
        if (!in.name().equals("VAST")) {
            boolean old = in.name().equals("VideoAdServingTemplate");
            in.problem(
                    old ? AdError.VERSION : AdError.SCHEMA,
                    "",
                    "VAST expected as the root, was " + in.name());
            return new VastOutcome.Bad(in.problems().getLast());
        }
        Optional<Vast> vast = vast(in);
        return vast.isPresent()
                ? new VastOutcome.Document(vast.get(), in.problems())
                : new VastOutcome.Bad(in.problems().getLast());
    }

    /** Reads the element VAST that was just opened; if empty, the last problem says why. */
    static Optional<Vast> vast(Cursor in) throws XMLStreamException {
        String version = in.attribute("version").orElse("");
        int number = number(version);
        if (number == 0) {
            in.problem(
                    version.isEmpty() ? AdError.SCHEMA : AdError.VERSION,
                    "@version",
                    version.isEmpty() ? "is required" : "2.0 to 4.4 expected, was " + version);
            return Optional.empty();
        }
        List<Ad> ads = new ArrayList<>(2);
        List<String> errors = new ArrayList<>(0);
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "Ad" -> ad(in, number, ads);
                case "Error" -> in.uri().ifPresent(errors::add);
                default -> {}
            }
        }
        sequencesAreUnique(in, ads);
        return Optional.of(new Vast(version, ads, errors));
    }

    private static void ad(Cursor in, int version, List<Ad> ads) throws XMLStreamException {
        if (ads.size() == MAX_ADS) {
            in.problem(AdError.SCHEMA, "", "at most " + MAX_ADS + " ads are read");
            return;
        }
        new AdReader(in, version).read().ifPresent(ads::add);
    }

    private static void sequencesAreUnique(Cursor in, List<Ad> ads) {
        if (ads.size() < 2) {
            return;
        }
        Set<Integer> seen = new HashSet<>();
        for (Ad ad : ads) {
            ad.head()
                    .sequence()
                    .ifPresent(sequence -> {
                        if (!seen.add(sequence)) {
                            in.problem(
                                    AdError.SCHEMA,
                                    "VAST/Ad/@sequence",
                                    "each number once expected, " + sequence + " came again");
                        }
                    });
        }
    }

    /** Returns the version times ten, or 0 if it is not one that is read here. */
    private static int number(String version) {
        boolean known = version.length() >= 3 && version.length() <= 5 && version.charAt(1) == '.';
        if (!known) {
            return 0;
        }
        int major = version.charAt(0) - '0';
        int minor = version.charAt(2) - '0';
        boolean old = (major == 2 || major == 3) && minor >= 0 && minor <= 9;
        boolean current = major == 4 && minor >= 0 && major * 10 + minor <= V4_4;
        return old || current ? major * 10 + minor : 0;
    }
}
