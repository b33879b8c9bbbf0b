package tv.foyer.kernel;

/** A text in the alliance's two languages. Neither is blank. */
public record Text(String zh, String en) {
    public Text {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("text: zh and en must both be given");
        }
    }
}
