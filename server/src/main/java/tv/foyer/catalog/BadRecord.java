package tv.foyer.catalog;

/** One record breaks a rule; caught per record, so that the rest of the feed goes on. */
final class BadRecord extends RuntimeException {
    private final String field;
    private final String rule;

    BadRecord(String field, String rule) {
        super(field + ": " + rule, null, false, false);
        this.field = field;
        this.rule = rule;
    }

    String field() {
        return field;
    }

    String rule() {
        return rule;
    }
}
