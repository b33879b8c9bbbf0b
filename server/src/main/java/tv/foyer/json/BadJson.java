package tv.foyer.json;

/** A text that is not the JSON that was asked for; {@code field} is empty for the whole text. */
public final class BadJson extends RuntimeException {
    private final String field;
    private final String rule;

    BadJson(String field, String rule) {
        super(field.isEmpty() ? rule : field + ": " + rule);
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
