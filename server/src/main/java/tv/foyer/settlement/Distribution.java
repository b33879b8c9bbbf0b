package tv.foyer.settlement;

import java.util.List;
import tv.foyer.kernel.Share;

/**
 * What of the joint company's net is paid to its shareholders: whole steps only, so that the
 * declared amount does not tell the exact net; the rest is carried on. All amounts in minor units.
 */
record Distribution(long net, long carriedIn, long declared, long carriedOut) {
    static Distribution of(long net, long carriedIn, long step) {
        long available = Math.addExact(net, carriedIn);
        long declared = available <= 0 ? 0 : available - available % step;
        return new Distribution(net, carriedIn, declared, available - declared);
    }

    /** With nobody to pay, all is carried on. */
    static Distribution none(long net, long carriedIn) {
        return new Distribution(net, carriedIn, 0, Math.addExact(net, carriedIn));
    }

    List<Long> parts(List<Share> shares) {
        return Share.split(declared, shares);
    }
}
