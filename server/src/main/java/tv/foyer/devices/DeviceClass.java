package tv.foyer.devices;

/** Where a model is sold to; the market's rules for ads differ by it. */
public enum DeviceClass {
    /** A set bought for a home. */
    HOME,
    /** A set of a hotel or another public room. */
    HOTEL,
    /** A box of a telephone company's television. */
    IPTV,
    /** A box of a cable network. */
    CABLE
}
