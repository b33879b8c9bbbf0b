package tv.foyer.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A break of a channel: scheduled spots, one after the other.
 *
 * @param entry key of the entry beside which it stands; the one before it, where there is one
 */
record Pod(List<Item> spots, Optional<String> entry) {
    private static final long MICROS = 1_000_000;

    Pod {
        spots = List.copyOf(spots);
    }

    /** Finds the breaks among a day's items. */
    static List<Pod> of(List<Item> items) {
        List<Pod> pods = new ArrayList<>();
        int from = 0;
        while (from < items.size()) {
            int to = from;
            while (to < items.size() && items.get(to).spot()) {
                to++;
            }
            if (to > from) {
                pods.add(new Pod(items.subList(from, to), beside(items, from, to)));
            }
            from = to + 1;
        }
        return pods;
    }

    private static Optional<String> beside(List<Item> items, int from, int to) {
        Optional<String> before =
                from > 0 ? Optional.of(items.get(from - 1).entry()) : Optional.empty();
        return before.filter(entry -> !entry.isEmpty())
                .or(() -> to < items.size() ? Optional.of(items.get(to).entry()) : before)
                .filter(entry -> !entry.isEmpty());
    }

    /** Returns the media sequence number of its first segment, which names it on its channel. */
    long sequence() {
        return spots.getFirst().sequence();
    }

    long startMicros() {
        return spots.getFirst().startMicros();
    }

    long endMicros() {
        return spots.getLast().endMicros();
    }

    int wholeSeconds() {
        return (int) ((endMicros() - startMicros()) / MICROS);
    }
}
