package tv.foyer.bench;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Readers under mutated input, one after another: seeds are cut, spliced, flipped and repeated, and
 * what was read is mutated further, so that the inputs wander. Each case has its own seed: a find
 * is printed with the input itself.
 */
final class FuzzSoak {
    /** The readers of cues, playlists and manifests. */
    static final List<FuzzTarget> TARGETS = List.of(new FuzzScte(), new FuzzM3u8(), new FuzzMpd());

    private static final int MINUTES = 10;
    private static final int MAX_MINUTES = 24 * 60;
    private static final int MAX_INPUT = 1 << 16;
    private static final int MAX_POOL = 4_096;

    /** Far above any honest case, so that what hangs is found and a busy machine is not. */
    private static final Duration SLOW = Duration.ofSeconds(20);

    private FuzzSoak() {}

    /** What the command line says; without a target all. */
    record Wish(int minutes, Optional<FuzzTarget> only, long seed) {}

    /** How a campaign against one target went. */
    record Score(String target, long cases, long read, Optional<String> find) {
        boolean good() {
            return find.isEmpty() && read > 0 && read < cases;
        }

        @Override
        public String toString() {
            return "%s: %,d cases, %,d read, %,d refused%s"
                    .formatted(
                            target,
                            cases,
                            read,
                            cases - read,
                            find.map(what -> "; FIND " + what).orElse(""));
        }
    }

    static Wish wish(List<String> words) {
        int minutes = MINUTES;
        Optional<FuzzTarget> only = Optional.empty();
        long seed = 1;
        for (int i = 0; i < words.size(); i += 2) {
            String option = words.get(i);
            if (!List.of("--minutes", "--only", "--seed").contains(option)) {
                throw new Bench.Misuse("unknown option '" + option + "'");
            }
            if (i + 1 == words.size()) {
                throw new Bench.Misuse(option + ": a value expected");
            }
            String value = words.get(i + 1);
            switch (option) {
                case "--minutes" -> minutes = (int) DeliverySoak.number(option, value, MAX_MINUTES);
                case "--only" -> only = Optional.of(target(value));
                default -> seed = DeliverySoak.number(option, value, Long.MAX_VALUE);
            }
        }
        return new Wish(minutes, only, seed);
    }

    private static FuzzTarget target(String name) {
        return TARGETS.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new Bench.Misuse(
                                "--only: one of "
                                        + TARGETS.stream().map(FuzzTarget::name).toList()
                                        + " expected"));
    }

    /** Each target gets the minutes; the last line is the verdict. */
    static boolean run(Wish wish) {
        List<FuzzTarget> targets = wish.only.map(List::of).orElse(TARGETS);
        boolean good = true;
        long cases = 0;
        for (FuzzTarget target : targets) {
            long end = System.nanoTime() + Duration.ofMinutes(wish.minutes).toNanos();
            Score score = attack(target, wish.seed, () -> System.nanoTime() < end);
            System.out.println(score);
            good &= score.good();
            cases += score.cases;
        }
        System.out.printf("fuzz %s cases=%d%n", good ? "clean" : "FAILED", cases);
        return good;
    }

    /** Whether there is time for more. */
    interface Clock {
        boolean goesOn();
    }

    static Score attack(FuzzTarget target, long seed, Clock clock) {
        Random random = new Random(seed);
        List<byte[]> seeds = target.seeds();
        Deque<byte[]> pool = new ArrayDeque<>();
        long cases = 0;
        long read = 0;
        while (clock.goesOn()) {
            byte[] base = base(seeds, pool, random);
            byte[] other = seeds.get(random.nextInt(seeds.size()));
            byte[] input = target.repaired(mutated(base, other, random), random);
            cases++;
            try {
                if (checked(target, input)) {
                    read++;
                    keep(pool, input);
                }
            } catch (RuntimeException | Error e) {
                String what = e + " on " + HexFormat.of().formatHex(input);
                return new Score(target.name(), cases, read, Optional.of(what));
            }
        }
        return new Score(target.name(), cases, read, Optional.empty());
    }

    private static boolean checked(FuzzTarget target, byte[] input) {
        long start = System.nanoTime();
        boolean read = target.check(input);
        if (System.nanoTime() - start > SLOW.toNanos()) {
            throw new AssertionError("slower than " + SLOW);
        }
        return read;
    }

    /** Half of the time a seed, else one of the last inputs that were read. */
    private static byte[] base(List<byte[]> seeds, Deque<byte[]> pool, Random random) {
        if (pool.isEmpty() || random.nextBoolean()) {
            return seeds.get(random.nextInt(seeds.size()));
        }
        byte[] next = pool.removeFirst();
        pool.addLast(next);
        return next;
    }

    private static void keep(Deque<byte[]> pool, byte[] input) {
        pool.addLast(input);
        if (pool.size() > MAX_POOL) {
            pool.removeFirst();
        }
    }

    private static byte[] mutated(byte[] base, byte[] other, Random random) {
        byte[] input = base;
        for (int n = random.nextInt(5); n >= 0; n--) {
            input = once(input, other, random);
        }
        return input.length > MAX_INPUT ? Arrays.copyOf(input, MAX_INPUT) : input;
    }

    private static byte[] once(byte[] input, byte[] other, Random random) {
        if (input.length == 0) {
            return other;
        }
        int at = random.nextInt(input.length);
        int length = Math.min(1 + random.nextInt(16), input.length - at);
        byte[] changed = input.clone();
        switch (random.nextInt(7)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[at] = (byte) random.nextInt(256);
            case 2 -> changed[at] += (byte) (random.nextInt(9) - 4);
            case 3 -> Arrays.fill(changed, at, at + length, (byte) (random.nextBoolean() ? -1 : 0));
            case 4 -> {
                return joined(input, at, new byte[0], at + length);
            }
            case 5 -> {
                return joined(input, at, Arrays.copyOfRange(input, at, at + length), at);
            }
            default -> {
                int from = random.nextInt(other.length);
                int to = Math.min(other.length, from + 1 + random.nextInt(40));
                return joined(input, at, Arrays.copyOfRange(other, from, to), at);
            }
        }
        return changed;
    }

    /** The head up to a place, something else, and the tail from another place. */
    private static byte[] joined(byte[] input, int head, byte[] middle, int tail) {
        byte[] whole = new byte[head + middle.length + input.length - tail];
        System.arraycopy(input, 0, whole, 0, head);
        System.arraycopy(middle, 0, whole, head, middle.length);
        System.arraycopy(input, tail, whole, head + middle.length, input.length - tail);
        return whole;
    }
}
