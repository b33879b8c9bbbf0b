package tv.foyer.http;

/** A request breaks a rule; answered with 400, the field and the rule. */
public final class BadRequest extends RuntimeException {
    private final String field;
    private final String rule;

    public BadRequest(String field, String rule) {
        super(field + ": " + rule);
        this.field = field;
        this.rule = rule;
    }

    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }
}
