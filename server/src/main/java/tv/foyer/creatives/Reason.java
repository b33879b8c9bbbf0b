package tv.foyer.creatives;

/** Why a delivery was rejected: what was looked at, what it should be, what it is. */
record Reason(String field, String rule, String found) {}
