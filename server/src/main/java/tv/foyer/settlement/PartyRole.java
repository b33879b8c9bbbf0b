package tv.foyer.settlement;

/** What a partner is in one contract. */
enum PartyRole {
    OPERATOR,
    MAKER,
    PROVIDER,
    ADVERTISER
}
