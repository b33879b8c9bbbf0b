package tv.foyer.sales;

import java.util.List;
import tv.foyer.kernel.PartnerId;

/** Knows the partners that may advertise, in the order in which people see them. */
@FunctionalInterface
public interface Advertisers {
    List<PartnerId> all();
}
