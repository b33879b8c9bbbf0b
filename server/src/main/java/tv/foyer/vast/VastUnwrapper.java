package tv.foyer.vast;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Follows wrappers until there are ads (VAST 4.2 section 2.3.4). Wrappers beside each other are
 * followed at once; one that fails costs its own place only. Safe for use by many threads.
 */
final class VastUnwrapper {
    private final Fetch fetch;
    private final Limits limits;

    /**
     * How far wrappers are followed.
     *
     * @param depth most wrappers in a chain
     * @param hop longest wait for one response
     * @param total longest time for all of it
     * @param fetches most responses fetched for one unwrapping
     */
    public record Limits(int depth, Duration hop, Duration total, int fetches) {
        /** The five wrappers of the standard, within two seconds. */
        public static final Limits STANDARD =
                new Limits(5, Duration.ofMillis(800), Duration.ofSeconds(2), 40);
    }

    public VastUnwrapper(Fetch fetch, Limits limits) {
        this.fetch = fetch;
        this.limits = limits;
    }

    /**
     * Returns the ads at the ends of all chains.
     *
     * @param values what the macros of the wrappers' addresses and of error addresses stand for
     */
    public Unwrapped unwrap(Vast vast, Macros.Values values) {
        return new Walk(values).start(vast);
    }

    /** What one place of a document came to. */
    private static final class Branch {
        private final List<InLine> ads = new ArrayList<>(1);
        private final List<InLine> spare = new ArrayList<>(0);
        private final List<Unwrapped.Ping> pings = new ArrayList<>(0);
        private final List<Unwrapped.Finding> findings = new ArrayList<>(0);

        void report(Branch other) {
            pings.addAll(other.pings);
            findings.addAll(other.findings);
        }
    }

    /** A place of a document, being resolved. */
    private record Place(Ad ad, FutureTask<Branch> branch) {
        /** Whether a stand-alone ad may take this place. */
        boolean replaceable() {
            return switch (ad) {
                case InLine _ -> true;
                case Wrapper wrapper -> wrapper.fallbackOnNoAd();
            };
        }
    }

    /**
     * Thrown where a chain ends without an ad; told to the error addresses by whoever catches it.
     */
    private static final class DeadEnd extends Exception {
        private final AdError error;

        DeadEnd(AdError error, String rule) {
            super(rule);
            this.error = error;
        }

        String rule() {
            return String.valueOf(getMessage());
        }
    }

    /** One unwrapping. */
    private final class Walk {
        private final Macros.Values values;
        private final long endNanos = System.nanoTime() + limits.total().toNanos();
        private final AtomicInteger fetches = new AtomicInteger();

        Walk(Macros.Values values) {
            this.values = values;
        }

        Unwrapped start(Vast vast) {
            Branch all = new Branch();
            boolean pod = document(vast, List.of(), all);
            return pod
                    ? new Unwrapped(all.ads, all.spare, all.pings, all.findings)
                    : new Unwrapped(List.of(), joined(all.ads, all.spare), all.pings, all.findings);
        }

        /** Resolves a document into a branch; tells whether it held a pod. */
        private boolean document(Vast vast, List<Wrapper> chain, Branch into) {
            List<Ad> taken = taken(vast, chain);
            if (taken.isEmpty()) {
                fail(into, chain, AdError.NO_AD, "VAST/Ad", "no ad", vast.errors());
            }
            List<Place> places = taken.stream().map(ad -> begin(ad, chain)).toList();
            List<InLine> buffet = new ArrayList<>();
            for (Place place : places) {
                if (place.ad().head().sequence().isEmpty()) {
                    Branch branch = join(place);
                    into.report(branch);
                    buffet.addAll(branch.ads);
                    buffet.addAll(branch.spare);
                }
            }
            List<Place> pod =
                    places.stream()
                            .filter(place -> place.ad().head().sequence().isPresent())
                            .sorted(Comparator.comparingInt(Walk::sequence))
                            .toList();
            for (Place place : pod) {
                Branch branch = join(place);
                into.report(branch);
                into.ads.addAll(branch.ads);
                into.spare.addAll(branch.spare);
                if (branch.ads.isEmpty() && place.replaceable() && !buffet.isEmpty()) {
                    into.ads.add(buffet.removeFirst());
                }
            }
            if (pod.isEmpty() && !buffet.isEmpty()) {
                into.ads.add(buffet.removeFirst());
            }
            into.spare.addAll(buffet);
            return !pod.isEmpty();
        }

        /** A wrapper that allows one ad gets the first stand-alone ad, or the only one there is. */
        private static List<Ad> taken(Vast vast, List<Wrapper> chain) {
            if (chain.isEmpty() || chain.getLast().allowMultipleAds() || vast.ads().size() < 2) {
                return vast.ads();
            }
            return vast.ads().stream()
                    .filter(ad -> ad.head().sequence().isEmpty())
                    .limit(1)
                    .toList();
        }

        private static int sequence(Place place) {
            return place.ad().head().sequence().orElse(0);
        }

        private Place begin(Ad ad, List<Wrapper> chain) {
            FutureTask<Branch> task =
                    new FutureTask<>(() ->
                            switch (ad) {
                                case InLine inLine -> inLine(inLine, chain);
                                case Wrapper wrapper -> wrapper(wrapper, chain);
                            });
            switch (ad) {
                case InLine _ -> task.run();
                case Wrapper _ -> Thread.ofVirtual().name("vast-unwrap").start(task);
            }
            return new Place(ad, task);
        }

        /** Waits for a place; it ends by itself before the deadline does. */
        private static Branch join(Place place) {
            try {
                return place.branch().get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                place.branch().cancel(true);
                return new Branch();
            } catch (ExecutionException e) {
                throw new IllegalStateException("vast: a place could not be resolved", e);
            }
        }

        private Branch inLine(InLine ad, List<Wrapper> chain) {
            Branch branch = new Branch();
            Optional<String> blocked = blocked(ad, chain);
            if (System.nanoTime() > endNanos) {
                fail(
                        branch,
                        chain,
                        AdError.LATE,
                        "VAST/Ad/InLine",
                        "came after " + limits.total().toMillis() + " ms",
                        ad.head().errors());
            } else if (blocked.isPresent()) {
                fail(
                        branch,
                        chain,
                        AdError.CATEGORY_BLOCKED,
                        "VAST/Ad/InLine/Category",
                        blocked.get() + " is blocked by a wrapper",
                        ad.head().errors());
            } else {
                branch.ads.add(Merge.into(ad, chain));
            }
            return branch;
        }

        private static Optional<String> blocked(InLine ad, List<Wrapper> chain) {
            for (Wrapper wrapper : chain) {
                for (Wrapper.BlockedCategories blocked : wrapper.blocked()) {
                    for (InLine.Category category : ad.categories()) {
                        if (blocked.covers(category)) {
                            return Optional.of(category.code());
                        }
                    }
                }
            }
            return Optional.empty();
        }

        private Branch wrapper(Wrapper wrapper, List<Wrapper> chain) {
            Branch branch = new Branch();
            List<Wrapper> longer = joined(chain, List.of(wrapper));
            try {
                requireAllowed(wrapper, chain);
                byte[] bytes = fetched(address(wrapper, branch, source(chain)));
                switch (VastReader.read(bytes)) {
                    case VastOutcome.Bad(Problem problem) -> {
                        branch.findings.add(new Unwrapped.Finding(wrapper.tagUri(), problem));
                        ping(branch, longer, problem.error(), List.of());
                    }
                    case VastOutcome.Document(Vast vast, List<Problem> problems) -> {
                        for (Problem problem : problems) {
                            branch.findings.add(new Unwrapped.Finding(wrapper.tagUri(), problem));
                        }
                        document(vast, longer, branch);
                    }
                }
            } catch (DeadEnd e) {
                Problem problem = Problem.about(e.error, "VAST/Ad/Wrapper/VASTAdTagURI", e.rule());
                branch.findings.add(new Unwrapped.Finding(source(chain), problem));
                ping(branch, longer, e.error, List.of());
            }
            return branch;
        }

        private void requireAllowed(Wrapper wrapper, List<Wrapper> chain) throws DeadEnd {
            if (!chain.isEmpty() && !chain.getLast().followAdditionalWrappers()) {
                throw new DeadEnd(
                        AdError.WRAPPER_LIMIT, "the wrapper before it allows no further wrapper");
            }
            if (chain.stream().anyMatch(before -> before.tagUri().equals(wrapper.tagUri()))) {
                throw new DeadEnd(
                        AdError.WRAPPER_LIMIT,
                        "a loop: " + wrapper.tagUri() + " is already in the chain");
            }
            if (chain.size() >= limits.depth()) {
                throw new DeadEnd(
                        AdError.WRAPPER_LIMIT, "at most " + limits.depth() + " wrappers expected");
            }
            if (fetches.incrementAndGet() > limits.fetches()) {
                throw new DeadEnd(
                        AdError.WRAPPER, "at most " + limits.fetches() + " responses are fetched");
            }
        }

        private URI address(Wrapper wrapper, Branch branch, String source) throws DeadEnd {
            for (String macro : Macros.foreign(wrapper.tagUri())) {
                Problem problem =
                        Problem.about(
                                AdError.UNDEFINED,
                                "VAST/Ad/Wrapper/VASTAdTagURI",
                                "[" + macro + "] is no macro of VAST, -1 was sent");
                branch.findings.add(new Unwrapped.Finding(source, problem));
            }
            try {
                return URI.create(Macros.fill(wrapper.tagUri(), values));
            } catch (IllegalArgumentException e) {
                throw new DeadEnd(AdError.WRAPPER, "a URI (RFC 3986) expected");
            }
        }

        /** Fetches on a thread of its own, so that nobody waits for a server that drips. */
        private byte[] fetched(URI address) throws DeadEnd {
            long left = endNanos - System.nanoTime();
            boolean last = left < limits.hop().toNanos();
            FutureTask<byte[]> answer = new FutureTask<>(() -> fetch.get(address));
            Thread.ofVirtual().name("vast-fetch").start(answer);
            try {
                return answer.get(
                        Math.max(0, Math.min(left, limits.hop().toNanos())), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                answer.cancel(true);
                throw last
                        ? new DeadEnd(
                                AdError.LATE,
                                "not resolved within " + limits.total().toMillis() + " ms")
                        : new DeadEnd(
                                AdError.WRAPPER_TIMEOUT,
                                "no answer within " + limits.hop().toMillis() + " ms");
            } catch (ExecutionException e) {
                throw new DeadEnd(AdError.WRAPPER_TIMEOUT, "unavailable: " + e.getCause());
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw new DeadEnd(AdError.WRAPPER, "interrupted");
            }
        }

        private void fail(
                Branch branch,
                List<Wrapper> chain,
                AdError error,
                String field,
                String rule,
                List<String> own) {
            branch.findings.add(
                    new Unwrapped.Finding(source(chain), Problem.about(error, field, rule)));
            ping(branch, chain, error, own);
        }

        private void ping(Branch branch, List<Wrapper> chain, AdError error, List<String> own) {
            Macros.Values told = values.with("ERRORCODE", Integer.toString(error.code()));
            for (Wrapper wrapper : chain) {
                for (String uri : wrapper.head().errors()) {
                    branch.pings.add(new Unwrapped.Ping(error, Macros.fill(uri, told)));
                }
            }
            for (String uri : own) {
                branch.pings.add(new Unwrapped.Ping(error, Macros.fill(uri, told)));
            }
        }

        private static String source(List<Wrapper> chain) {
            return chain.isEmpty() ? "" : chain.getLast().tagUri();
        }

        private static <T> List<T> joined(List<T> some, List<T> more) {
            List<T> all = new ArrayList<>(some);
            all.addAll(more);
            return all;
        }
    }
}
