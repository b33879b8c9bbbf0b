package tv.foyer.catalog;

/** The document as a whole cannot be used; ends the reading of it. */
final class BrokenFeed extends RuntimeException {
    private final String where;
    private final String rule;

    BrokenFeed(String where, String rule) {
        super(where + ": " + rule, null, false, false);
        this.where = where;
        this.rule = rule;
    }

    String where() {
        return where;
    }

    String rule() {
        return rule;
    }
}
