package tv.foyer.vast;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A code in or on a creative that a viewer scans with a phone (creative extension {@code
 * tl_qrcode}). Places and size are percent of the ad's own view, not of the screen.
 *
 * @param scanUri where the phone arrives; absent if the sender does not say
 * @param imageUri a picture of the code, if it is not in the creative itself
 * @param size percent of the view's width; the code is a square
 */
public record QrCode(
        Optional<String> scanUri,
        Optional<String> imageUri,
        Optional<Position> position,
        Optional<BigDecimal> size) {
    /** The extension's name. */
    static final String TYPE = "tl_qrcode";

    /** The upper left corner. */
    public record Position(BigDecimal x, BigDecimal y) {}
}
