package tv.foyer.settlement;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tv.foyer.kernel.Share;

/** One step of a contract; steps run in order over the facts of one pool. */
sealed interface Step {
    /** Only facts that count go on: those accepted as genuine, in time, plausible and first. */
    record Filter(Keep keep) implements Step {}

    /** Which facts a filter keeps. */
    enum Keep {
        VALID_ONLY
    }

    /** A part of what is left goes to one party before the rest is split. */
    record Fee(PartyRole to, Share share) implements Step {}

    /** What is left is split by shares that sum to exactly one; the order breaks ties. */
    record Split(List<Part> parts) implements Step {
        public Split {
            parts = List.copyOf(parts);
            Set<PartyRole> roles = new HashSet<>();
            if (!parts.stream().map(Part::to).allMatch(roles::add)) {
                throw new IllegalArgumentException("parts: each role once expected");
            }
            Share.split(0, parts.stream().map(Part::share).toList());
        }
    }

    /** One party's part of a split. */
    record Part(PartyRole to, Share share) {}

    /** The payer owes the payee a rate per minute seen; seconds count exactly. */
    record PerMinute(PartyRole payer, PartyRole payee, long rateMicros) implements Step {
        public PerMinute {
            if (rateMicros < 0 || rateMicros > 1_000_000_000) {
                throw new IllegalArgumentException("rateMicros: 0 to 1,000,000,000 expected");
            }
        }
    }

    /** The payer owes the payee all that is left. */
    record Owe(PartyRole payer, PartyRole payee) implements Step {}
}
