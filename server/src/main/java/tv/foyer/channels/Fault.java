package tv.foyer.channels;

/** What is wrong with a schedule: the field, and the rule that it breaks. */
public record Fault(String field, String rule) {}
