package tv.foyer.settlement;

/** What a contract pays for. */
enum ContractKind {
    /**
     * Impressions on one maker's sets: in one provider's content if the contract has a provider,
     * outside all content (boot) if not.
     */
    INVENTORY,
    /** Viewing of one provider's content on all sets; the joint company pays. */
    CONTENT,
    /** All impressions of one advertiser; the advertiser owes their gross. */
    MEDIA_SPEND
}
