package tv.foyer.settlement;

import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Share;

/** A shareholder's exact part of the joint company. */
public record Stake(PartnerId partner, Share share) {}
