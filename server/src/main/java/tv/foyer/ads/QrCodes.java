package tv.foyer.ads;

/** Draws QR codes. */
@FunctionalInterface
public interface QrCodes {
    /** Returns a text as a QR code, dark on light, in SVG. */
    String svg(String text);
}
