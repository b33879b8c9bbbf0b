package tv.foyer.fleet;

import java.util.*;

final class MoneyTruth {
    static Map<String, Long> of(World w, Truth t) {
        return new TreeMap<>();
    }
}
