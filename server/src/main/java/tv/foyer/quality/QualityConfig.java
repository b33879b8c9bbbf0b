package tv.foyer.quality;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * @param zone in which business days are
 * @param hosts names of the hosts that deliver media; figures of any other are kept as {@code
 *     other}, so that no set can fill the tables with names that it made up
 */
public record QualityConfig(ZoneId zone, Set<String> hosts) {
    public QualityConfig {
        Set<String> lower = new TreeSet<>();
        hosts.forEach(host -> lower.add(host.toLowerCase(Locale.ROOT)));
        hosts = Set.copyOf(lower);
    }
}
