package tv.foyer.alliance;

import java.util.Set;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Text;

/** A member organisation; {@code key} is its short lasting name, for example {@code kestral}. */
public record Partner(
        PartnerId id, String key, Text name, Set<PartnerKind> kinds, PartnerState state) {
    public Partner {
        kinds = Set.copyOf(kinds);
    }
}
