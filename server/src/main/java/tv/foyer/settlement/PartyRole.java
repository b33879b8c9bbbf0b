package tv.foyer.settlement;

/** What a partner is in one contract. */
public enum PartyRole {
    OPERATOR,
    MAKER,
    PROVIDER,
    ADVERTISER
}
