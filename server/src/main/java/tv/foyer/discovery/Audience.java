package tv.foyer.discovery;

import tv.foyer.kernel.BrandId;

/** For whom a shelf is filled: who sees the same is one audience. */
record Audience(BrandId brand, boolean kids) {}
