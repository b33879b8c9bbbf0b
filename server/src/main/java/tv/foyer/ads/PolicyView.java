package tv.foyer.ads;

import tv.foyer.kernel.Text;

/**
 * The market's rules as a set must keep them again by itself.
 *
 * @param version market and version of the policy pack, for example {@code cn-2}
 * @param label what every ad is marked with
 * @param closeMarkMillis when a boot ad's close mark is there at the latest
 * @param goneMillis how soon an ad is gone after the key that closes it, at most
 * @param countdown whether an ad may keep its viewer waiting before it can be closed
 * @param homeAdsPerHour how many ads a household's home screens show in any hour, at most
 * @param pauseDelayMillis how long a pause lasts before an ad, at least
 * @param screensaverAfterMillis how long nobody pressed a key before an ad fills the screen
 */
public record PolicyView(
        String version,
        Text label,
        int closeMarkMillis,
        int goneMillis,
        boolean countdown,
        int homeAdsPerHour,
        int pauseDelayMillis,
        int screensaverAfterMillis) {}
