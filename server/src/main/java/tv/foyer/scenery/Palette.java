package tv.foyer.scenery;

import java.awt.Color;
import java.util.List;

/**
 * Six colours that belong together: the sky from {@code zenith} to {@code horizon}, the {@code
 * light} in it, the land from {@code far} to {@code near}, and one {@code accent} for small things
 * that should be seen.
 */
record Palette(Color zenith, Color horizon, Color light, Color far, Color near, Color accent) {

    static final Palette DUSK = of(0x1B1F4B, 0xE8745A, 0xFFD9A0, 0x7A4A6E, 0x160F2A, 0xFFB347);
    static final Palette ROSE = of(0x3B3A6B, 0xF7A8A0, 0xFFF1D6, 0xA46A8A, 0x2A1836, 0xFFE3A3);
    static final Palette TEAL = of(0x041C2C, 0x1F7A8C, 0xE6F7F1, 0x12495A, 0x03121C, 0xFFD166);
    static final Palette AMBER = of(0x5A1E0E, 0xF2A541, 0xFFF0C9, 0xB0522A, 0x2B0D0A, 0xFFE08A);
    static final Palette MINT = of(0x2C6E7F, 0xCFEEE0, 0xFFF9E6, 0x6FAE9F, 0x12363A, 0xF2785C);
    static final Palette VIOLET = of(0x150B33, 0x8A4FBF, 0xFFD6F5, 0x4B2A86, 0x0C0520, 0x5EE6D0);
    static final Palette FROST = of(0x33527A, 0xDFE9F2, 0xFFFFFF, 0x8FA9C4, 0x1C2D47, 0xFFB86B);
    static final Palette MOSS = of(0x0F2A1F, 0xC9D68A, 0xFFF6C2, 0x4D7A4A, 0x08170F, 0xFFCF5C);
    static final Palette CRIMSON = of(0x1A0A12, 0xC2273D, 0xFFE2C4, 0x6B1730, 0x0D0508, 0xFFCE9C);
    static final Palette DESERT = of(0x2F4A73, 0xF6C58F, 0xFFF3D9, 0xD18A5B, 0x4A1F1A, 0x36C2B4);
    static final Palette INDIGO = of(0x0B1030, 0x35448F, 0xFFD980, 0x1F2A63, 0x050718, 0xFFBF3F);
    static final Palette CORAL = of(0x125A7A, 0xFFD1B0, 0xFFF4E0, 0x3B8AA0, 0x0B2B40, 0xFF6F61);
    static final Palette PAPER = of(0xE9E1D0, 0xD4C7AE, 0xC8402F, 0x9B9A8E, 0x23262B, 0xC8402F);
    static final Palette PLUM = of(0x2A0F33, 0xFF7F6B, 0xFFE3C9, 0x7C2F5D, 0x17071D, 0xFFD27A);

    /** Palettes of the night come last; {@link #isNight} tells them by their zenith. */
    static final List<Palette> ALL =
            List.of(
                    DUSK, ROSE, TEAL, AMBER, MINT, VIOLET, FROST, MOSS, CRIMSON, DESERT, INDIGO,
                    CORAL, PAPER, PLUM);

    private static Palette of(int zenith, int horizon, int light, int far, int near, int accent) {
        return new Palette(
                new Color(zenith),
                new Color(horizon),
                new Color(light),
                new Color(far),
                new Color(near),
                new Color(accent));
    }

    /** Returns whether stars may be seen: the zenith is dark. */
    boolean isNight() {
        return zenith.getRed() + zenith.getGreen() + zenith.getBlue() < 150;
    }

    /** Returns the land's colour at a depth from 0 (far) to 1 (near). */
    Color land(double depth) {
        return mix(far, near, depth);
    }

    static Color mix(Color a, Color b, double share) {
        double t = Math.clamp(share, 0, 1);
        return new Color(
                (int) Math.round(a.getRed() + (b.getRed() - a.getRed()) * t),
                (int) Math.round(a.getGreen() + (b.getGreen() - a.getGreen()) * t),
                (int) Math.round(a.getBlue() + (b.getBlue() - a.getBlue()) * t));
    }

    static Color fade(Color colour, double alpha) {
        return new Color(
                colour.getRed(),
                colour.getGreen(),
                colour.getBlue(),
                (int) Math.round(255 * Math.clamp(alpha, 0, 1)));
    }
}
