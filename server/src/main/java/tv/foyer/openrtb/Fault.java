package tv.foyer.openrtb;

/**
 * What is wrong with a text: the path of the field, for example {@code imp[0].video.poddur}, and
 * the rule that it breaks. The path is empty for the whole text.
 */
public record Fault(String field, String rule) {}
