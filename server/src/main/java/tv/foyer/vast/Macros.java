package tv.foyer.vast;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the macros of an address (VAST 4.2 section 6 and the IAB's list of macros of 4.3). A value
 * is percent-encoded; what is not known becomes -1, what is known and not told -2. Names are upper
 * case; a name of the list is taken in any case and with encoded brackets too, for senders do both.
 * Another name in brackets becomes -1 if it is all upper case, else it is no macro and stays.
 */
final class Macros {
    private static final String UNKNOWN = "-1";
    private static final String WITHHELD = "-2";

    private static final Pattern MACRO =
            Pattern.compile("(?:\\[|%5[Bb])([A-Za-z][A-Za-z0-9_]{1,40})(?:\\]|%5[Dd])");

    /** The list, and the two names of VMAP 1.0.1. */
    private static final Set<String> KNOWN =
            Set.of(
                    ("TIMESTAMP CACHEBUSTING CONTENTPLAYHEAD MEDIAPLAYHEAD BREAKPOSITION"
                                    + " BLOCKEDADCATEGORIES ADCATEGORIES ADCOUNT TRANSACTIONID"
                                    + " PLACEMENTTYPE ADTYPE UNIVERSALADID BREAKMAXDURATION BREAKMAXADS"
                                    + " BREAKMINADLENGTH BREAKMAXADLENGTH IFA IFATYPE CLIENTUA SERVERUA"
                                    + " DEVICEUA SERVERSIDE DEVICEIP LATLONG DOMAIN PAGEURL APPBUNDLE"
                                    + " VASTVERSIONS APIFRAMEWORKS EXTENSIONS VERIFICATIONVENDORS"
                                    + " OMIDPARTNER MEDIAMIME PLAYERCAPABILITIES CLICKTYPE PLAYERSTATE"
                                    + " INVENTORYSTATE PLAYERSIZE ADPLAYHEAD ASSETURI CONTENTID"
                                    + " CONTENTURI PODSEQUENCE ADSERVINGID CLICKPOS ERRORCODE REASON"
                                    + " LIMITADTRACKING REGULATIONS GDPRCONSENT STOREID STOREURL"
                                    + " PLAYBACKMETHODS CONTENTCAT GPPSTRING GPPSECTIONID DSAREQUIRED"
                                    + " DSAPARAMS DSAPUBRENDER ERROR_CODE ERROR_MESSAGE")
                            .split(" "));

    /** Those that are lists: the comma between their values stays a comma. */
    private static final Set<String> LISTS =
            Set.of(
                    ("BLOCKEDADCATEGORIES ADCATEGORIES UNIVERSALADID LATLONG VASTVERSIONS"
                                    + " APIFRAMEWORKS EXTENSIONS VERIFICATIONVENDORS MEDIAMIME"
                                    + " PLAYERCAPABILITIES PLAYERSTATE INVENTORYSTATE PLAYERSIZE"
                                    + " CLICKPOS REGULATIONS CONTENTCAT GPPSECTIONID DSAPARAMS")
                            .split(" "));

    private Macros() {}

    /**
     * What is known when an address is called, by the macros' names.
     *
     * @param withheld names whose value is known here and not told
     */
    public record Values(Map<String, String> known, Set<String> withheld) {
        private static final Values NONE = new Values(Map.of(), Set.of());

        public Values {
            known = Map.copyOf(known);
            withheld = Set.copyOf(withheld);
        }

        public static Values none() {
            return NONE;
        }

        public Values with(String macro, String value) {
            Map<String, String> more = new HashMap<>(known);
            more.put(macro, value);
            return new Values(more, withheld);
        }

        public Values withholding(String macro) {
            Set<String> more = new HashSet<>(withheld);
            more.add(macro);
            return new Values(known, more);
        }

        private String of(String macro) {
            if (withheld.contains(macro)) {
                return WITHHELD;
            }
            String value = known.get(macro);
            return value == null ? UNKNOWN : encoded(value, LISTS.contains(macro));
        }
    }

    /** Returns the address with each macro's value in its place. */
    public static String fill(String address, Values values) {
        Matcher macros = MACRO.matcher(address);
        if (!macros.find()) {
            return address;
        }
        StringBuilder filled = new StringBuilder(address.length() + 64);
        int done = 0;
        do {
            Optional<String> name = nameOf(macros.group(1));
            filled.append(address, done, macros.start());
            filled.append(name.isPresent() ? values.of(name.get()) : macros.group());
            done = macros.end();
        } while (macros.find());
        return filled.append(address, done, address.length()).toString();
    }

    /** Returns the macros of an address that are not of the list, for whoever wrote it to know. */
    public static Set<String> foreign(String address) {
        Set<String> foreign = new TreeSet<>();
        Matcher macros = MACRO.matcher(address);
        while (macros.find()) {
            nameOf(macros.group(1)).filter(name -> !KNOWN.contains(name)).ifPresent(foreign::add);
        }
        return foreign;
    }

    /** Returns the macro that a word in brackets names; empty if it is no macro. */
    private static Optional<String> nameOf(String word) {
        String upper = upper(word);
        return KNOWN.contains(upper) || upper.equals(word) ? Optional.of(upper) : Optional.empty();
    }

    private static String upper(String word) {
        StringBuilder upper = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            upper.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
        }
        return upper.toString();
    }

    /** Percent-encodes all but the unreserved characters of RFC 3986. */
    private static String encoded(String value, boolean list) {
        StringBuilder text = new StringBuilder(value.length() + 16);
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            int c = octet & 0xFF;
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean plain = letter || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
            if (plain || (list && c == ',')) {
                text.append((char) c);
            } else {
                text.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return text.toString();
    }

    private static final String HEX = "0123456789ABCDEF";
}
