package tv.foyer.channels;

/**
 * An ad in the place of a scheduled spot, as it is kept.
 *
 * @param sequence media sequence number of the spot's first segment
 */
record Sold(long sequence, AdBreaks.Ad ad) {}
