package tv.foyer.openrtb;

/**
 * The set (section 3.2.18).
 *
 * @param devicetype 3 television, 6 connected device, 7 set-top box
 * @param ifa the set's advertising id
 */
public record Device(
        String ua,
        String ip,
        int devicetype,
        String make,
        String model,
        String os,
        String osv,
        int w,
        int h,
        String ifa,
        boolean lmt,
        boolean dnt,
        String language,
        String country,
        String region) {
    private static final Device NONE =
            new Device("", "", 0, "", "", "", "", 0, 0, "", false, false, "", "", "");

    public static Device none() {
        return NONE;
    }
}
