package tv.foyer.vast;

import java.util.List;
import java.util.OptionalInt;

/**
 * Which format of the IAB's CTV Ad Portfolio a non-linear creative is, in the numbers of AdCOM 1.0
 * (extension {@code ctv_ad_portfolio}: plcmt, pos, playbackmethod, attr).
 *
 * @param placement 5 pause, 6 screensaver, 7 overlay, 8 squeezeback, 9 in-scene
 * @param position 7 full screen, 8 part of it, 9 and up the corners, frames and boxes
 * @param playbackMethod 8, 9 pause and 10, 11 idle, with and without sound
 * @param attributes 19 QR code, 21 static, 22 cinemagraph, 23 full motion, and more
 */
public record Portfolio(
        OptionalInt placement,
        OptionalInt position,
        OptionalInt playbackMethod,
        List<Integer> attributes) {
    /** The extension's name. */
    static final String TYPE = "ctv_ad_portfolio";

    public static final int PAUSE = 5;
    public static final int SCREENSAVER = 6;
    public static final int OVERLAY = 7;
    public static final int SQUEEZEBACK = 8;
    public static final int IN_SCENE = 9;

    public static final int QR_CODE = 19;
    public static final int STATIC_VISUAL = 21;
    public static final int FULL_MOTION = 23;

    public Portfolio {
        attributes = List.copyOf(attributes);
    }
}
