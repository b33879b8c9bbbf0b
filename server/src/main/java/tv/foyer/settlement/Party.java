package tv.foyer.settlement;

import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

/** A partner in a contract, under the name it had when it signed. */
record Party(PartyRole role, PartnerId partner, String key, Text name) {}
