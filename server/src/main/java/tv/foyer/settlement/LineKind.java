package tv.foyer.settlement;

/** Why a line of a statement is there. */
enum LineKind {
    INVENTORY,
    CONTENT,
    FEE,
    MEDIA_SPEND,
    DISTRIBUTION
}
