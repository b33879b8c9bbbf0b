package tv.foyer.settlement;

import java.util.List;
import java.util.Optional;
import tv.foyer.json.Json;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.StatementId;
import tv.foyer.kernel.Text;

/**
 * What a partner earned (positive) and owes (negative) in a period. Its canonical bytes are its
 * JSON: fields in this order, no white space, UTF-8.
 *
 * @param state {@code open} (an estimate) or {@code closed}
 * @param payable the sum of all lines
 * @param engine the version of the rules that made it
 */
record Statement(
        StatementId statement,
        Named partner,
        String period,
        String zone,
        String currency,
        String state,
        List<Line> lines,
        Money payable,
        String engine,
        FactsMark facts) {
    static final String OPEN = "open";
    static final String CLOSED = "closed";

    /** A partner by key and name. */
    record Named(String key, Text name) {}

    /** Which contract version a line comes from. */
    record ContractRef(String key, int version, Text name) {}

    /**
     * One amount. {@code quantity} counts {@code unit}: impressions, minutes (whole; seconds count
     * in the amount) or share (whole percent, the exact share is in the description).
     */
    record Line(
            int n,
            ContractRef contract,
            LineKind kind,
            Text description,
            Optional<Text> counterparty,
            long quantity,
            String unit,
            long grossMicros,
            Money amount) {}

    /** How many facts the statement is made of, and the SHA-256 of their canonical bytes. */
    record FactsMark(int count, String sha256) {}

    byte[] bytes() {
        return Json.bytes(this);
    }
}
