package tv.foyer.settlement;

import tv.foyer.kernel.ContractId;

/** What came of signing a draft. */
public sealed interface Signing {
    /** The version is signed, now or before. */
    record Signed(ContractId contract, String key, int version) implements Signing {}

    /** A rule says no. */
    record Refused(String field, String rule) implements Signing {}
}
