package tv.foyer.scenery;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.GlyphVector;
import java.util.Optional;

/** Sets lines on a picture: Chinese where the machine has a font for it, English always. */
record Words(Graphics2D g, Color colour) {
    Words zh(String text, double x, double baseline, float size) {
        Optional<Font> font = HanFont.of(text);
        if (font.isPresent()) {
            GlyphVector glyphs =
                    font.get().deriveFont(size).createGlyphVector(g.getFontRenderContext(), text);
            g.setPaint(new Color(0, 0, 0, 60));
            g.fill(glyphs.getOutline((float) x + 2, (float) baseline + 3));
            g.setPaint(colour);
            g.fill(glyphs.getOutline((float) x, (float) baseline));
        }
        return this;
    }

    Words en(String text, double x, double top, double size) {
        g.setPaint(Palette.fade(colour, 0.86));
        Lettering.draw(g, text, x, top, size, 0.12, 1.25);
        return this;
    }

    Words mark(String name, double x, double top, double size) {
        g.setPaint(colour);
        Lettering.draw(g, name, x, top, size, 0.17, 1.2);
        return this;
    }
}
