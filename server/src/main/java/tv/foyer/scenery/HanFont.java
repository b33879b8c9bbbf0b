package tv.foyer.scenery;

import java.awt.Font;
import java.util.List;
import java.util.Optional;

/** The machine's font for Chinese, if it has one; a bare machine has none and art goes without. */
final class HanFont {
    private static final List<String> KNOWN =
            List.of(
                    "Noto Serif CJK SC",
                    "Source Han Serif SC",
                    "Noto Serif SC",
                    "Noto Sans CJK SC",
                    "Noto Sans SC",
                    "WenQuanYi Micro Hei",
                    "Microsoft YaHei",
                    "PingFang SC",
                    Font.SERIF);

    private HanFont() {}

    /** Returns a bold font that has every character of the text. */
    static Optional<Font> of(String text) {
        try {
            return KNOWN.stream()
                    .map(name -> new Font(name, Font.BOLD, 48))
                    .filter(font -> font.canDisplayUpTo(text) == -1)
                    .findFirst();
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            // Without fontconfig Java2D cannot even say that it has no fonts.
            return Optional.empty();
        }
    }
}
