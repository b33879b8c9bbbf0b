package tv.foyer.ads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import tv.foyer.ads.AdDecision.Choice;
import tv.foyer.events.Event.Refusal;
import tv.foyer.events.RefusalReason;
import tv.foyer.kernel.DecisionId;
import tv.foyer.sales.LineItem;

/**
 * Decides one break: a pure function of break, snapshot, counts and moment. What the line items'
 * own terms let in ({@link AdIndex}) is walked from the dearest on; the moment's rules are asked
 * only of those that an optimal pod may need ({@link Shortlist}). The house's own ads fill what is
 * left by those that pay.
 */
final class AdDecider {
    /** How many of the best that lost are named. */
    static final int MAX_REFUSALS = 64;

    /** How many of these were refused by the maker, at most. */
    private static final int MAX_VETOED = 16;

    private final Break room;
    private final AdIndex index;
    private final HouseholdCounts counts;
    private final Moment moment;
    private final Workbench bench;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Choice> pod = new ArrayList<>();

    /** The places of the pod's line items. */
    private final int[] taken = new int[PodSolver.MAX_ADS];

    private int secondsLeft;
    private int adsLeft;

    /** When a break is decided, under which id, and what buyers bid for it. */
    record Moment(DecisionId decision, Instant now, List<Market.Offer> offers) {
        Moment {
            offers = List.copyOf(offers);
        }
    }

    private AdDecider(
            Break room,
            AdSnapshot snapshot,
            HouseholdCounts counts,
            Moment moment,
            Workbench bench) {
        this.room = room;
        this.index = snapshot.index();
        this.counts = counts;
        this.moment = moment;
        this.bench = bench;
        this.secondsLeft = snapshot.policy().maxSeconds(room);
        this.adsLeft = room.maxAds();
    }

    static AdDecision decide(
            Break room, AdSnapshot snapshot, HouseholdCounts counts, Moment moment) {
        Workbench bench = Workbench.borrow();
        try {
            AdDecider decider = new AdDecider(room, snapshot, counts, moment, bench);
            return decider.decide(snapshot.policy().homeAdsPerHour());
        } finally {
            bench.giveBack();
        }
    }

    private AdDecision decide(int homeAdsPerHour) {
        bench.fit(index.size());
        long[] eligible = bench.eligible;
        index.eligible(room, moment.now(), eligible, bench.vetoed);
        int competing = LineSets.count(eligible);
        OnSurface on = index.on(room.surface());
        if (on == null) {
            return new AdDecision(List.of(), List.of(), 0);
        }
        refuseAll(bench.vetoed, RefusalReason.VETOED, MAX_VETOED);
        if (Break.onHome(room.surface())) {
            adsLeft = Math.min(adsLeft, homeAdsPerHour - counts.homeAds());
            if (adsLeft <= 0) {
                refuseAll(eligible, RefusalReason.HOME_BUDGET, MAX_REFUSALS);
                return new AdDecision(List.of(), refusals, competing);
            }
        }
        fill(on, eligible, false);
        if (adsLeft > 0) {
            fill(on, eligible, true);
        }
        return new AdDecision(pod, refusals, competing);
    }

    /** A veto is the maker's and may be lifted later, so it is written down, for the dearest. */
    private void refuseAll(long[] lines, RefusalReason reason, int most) {
        int left = most;
        for (int word = 0; word < lines.length && left > 0; word++) {
            for (long bits = lines[word]; bits != 0 && left > 0; bits &= bits - 1) {
                refuse(word * Long.SIZE + Long.numberOfTrailingZeros(bits), reason);
                left--;
            }
        }
    }

    /** Fills what is left with the best of those that pay, or of the house's own. */
    private void fill(OnSurface on, long[] eligible, boolean house) {
        Shortlist list = bench.list;
        list.begin(adsLeft, index.categories(), on.lengths());
        shortlist(on, eligible, house);
        if (!house) {
            addOffers(on, eligible);
        }
        int ads = bench.solver.solve(list, secondsLeft, adsLeft, bench.pod);
        for (int i = 0; i < ads; i++) {
            take(on, bench.pod[i]);
        }
        for (int i = 0; i < list.size && refusals.size() < MAX_REFUSALS; i++) {
            refuseUnlessTaken(list.place[i]);
        }
    }

    /** Lengths that are closed are masked out, so the walk passes over whole words. */
    private void shortlist(OnSurface on, long[] eligible, boolean house) {
        Shortlist list = bench.list;
        long[] own = index.house();
        long[] bids = index.bids();
        int open = list.open();
        long[] shorter = on.shorterThan(open);
        for (int word = 0; word < eligible.length && open > 0; word++) {
            long left =
                    eligible[word] & shorter[word] & ~bids[word] & (house ? own[word] : ~own[word]);
            for (; left != 0; left &= left - 1) {
                consider(on, word * Long.SIZE + Long.numberOfTrailingZeros(left));
            }
            if (list.open() < open) {
                open = list.open();
                shorter = on.shorterThan(open);
            }
        }
    }

    private void consider(OnSurface on, int place) {
        int length = on.lengthOf(place);
        long most = index.most(place);
        int category = index.category(place);
        int advertiser = index.advertiser(place);
        if (bench.list.hopeless(most, length, category, advertiser)) {
            return;
        }
        LineItem line = index.line(place);
        int times = counts.times(line.id());
        RefusalReason no = momentSaysNo(line, line.priceMicros(), times);
        if (no == null) {
            no = podSaysNo(place);
        }
        Plan.Pace pace = index.pace(place);
        long worth = pace.neutral() ? line.priceMicros() : worth(line, pace);
        if (no == null && worth <= 0 && !pace.neutral()) {
            no = RefusalReason.PACED;
        }
        if (no != null) {
            refuse(place, no);
            return;
        }
        int seconds = on.lengths()[length];
        bench.list.add(
                new Shortlist.Candidate(
                        place, Shortlist.NONE, worth, seconds, category, advertiser, times),
                most,
                length);
    }

    private long worth(LineItem line, Plan.Pace pace) {
        long draw =
                Plan.Pace.draw(
                        moment.decision().value().getLeastSignificantBits(),
                        line.id().value().getLeastSignificantBits());
        return Plan.Pace.worthMicros(
                line.priceMicros(), pace.valueAdjustMicros(), pace.spreadMicros(), draw);
    }

    /** Bids are few and few are invited, so each is a candidate. */
    private void addOffers(OnSurface on, long[] eligible) {
        for (int i = 0; i < moment.offers().size(); i++) {
            Market.Offer offer = moment.offers().get(i);
            int place = index.place(offer.lineItem());
            if (place >= 0 && LineSets.has(eligible, place) && LineSets.has(index.bids(), place)) {
                addOffer(on, place, i, offer);
            }
        }
        long[] bids = index.bids();
        for (int word = 0; word < eligible.length; word++) {
            for (long left = eligible[word] & bids[word]; left != 0; left &= left - 1) {
                int place = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                if (moment.offers().stream()
                        .noneMatch(o -> o.lineItem().equals(index.line(place).id()))) {
                    refuse(place, RefusalReason.NO_BID);
                }
            }
        }
    }

    private void addOffer(OnSurface on, int place, int number, Market.Offer offer) {
        LineItem line = index.line(place);
        int times = counts.times(line.id());
        RefusalReason no = bidSaysNo(on, line, offer);
        if (no == null) {
            no = momentSaysNo(line, offer.priceMicros(), times);
        }
        if (no != null) {
            refuse(place, no);
            return;
        }
        bench.list.put(
                new Shortlist.Candidate(
                        place,
                        number,
                        offer.priceMicros(),
                        offer.seconds(),
                        index.category(place),
                        index.advertiser(place),
                        times));
    }

    /** A bid shows a reviewed creative of its line item, and pays at least its floors. */
    private @org.jspecify.annotations.Nullable RefusalReason bidSaysNo(
            OnSurface on, LineItem line, Market.Offer offer) {
        if (creative(line, offer).isEmpty()) {
            return RefusalReason.NO_CREATIVE;
        }
        if (offer.seconds() > secondsLeft) {
            return RefusalReason.TOO_LONG;
        }
        return offer.priceMicros() < Math.max(line.priceMicros(), on.floorMicros(room))
                ? RefusalReason.BELOW_FLOOR
                : null;
    }

    private static Optional<LineItem.Creative> creative(LineItem line, Market.Offer offer) {
        return line.creatives().stream()
                .filter(creative -> creative.id().equals(offer.creative()))
                .findFirst();
    }

    private @org.jspecify.annotations.Nullable RefusalReason momentSaysNo(
            LineItem line, long price, int times) {
        if (counts.committedMicros(line.id()) > line.goal().budgetMicros() - price) {
            return RefusalReason.BUDGET_SPENT;
        }
        long goal = line.goal().impressions();
        if (goal > 0 && counts.committedImpressions(line.id()) >= goal) {
            return RefusalReason.GOAL_REACHED;
        }
        return times >= line.capPerDay() ? RefusalReason.HOUSEHOLD_CAP : null;
    }

    private @org.jspecify.annotations.Nullable RefusalReason podSaysNo(int place) {
        for (int i = 0; i < pod.size(); i++) {
            if (index.advertiser(taken[i]) == index.advertiser(place)) {
                return RefusalReason.ADVERTISER_IN_POD;
            }
        }
        for (int i = 0; i < pod.size(); i++) {
            if (index.category(taken[i]) == index.category(place)) {
                return RefusalReason.SEPARATION;
            }
        }
        return null;
    }

    private void take(OnSurface on, int candidate) {
        Shortlist list = bench.list;
        int place = list.place[candidate];
        LineItem line = index.line(place);
        int number = list.offer[candidate];
        taken[pod.size()] = place;
        if (number == Shortlist.NONE) {
            LineItem.Creative film = on.film(place, list.times[candidate]);
            pod.add(new Choice(line, film, line.priceMicros(), Optional.empty()));
        } else {
            Market.Offer offer = moment.offers().get(number);
            LineItem.Creative film = creative(line, offer).orElseThrow();
            pod.add(new Choice(line, film, offer.priceMicros(), Optional.of(offer.bid())));
        }
        secondsLeft -= list.seconds[candidate];
        adsLeft--;
    }

    private void refuseUnlessTaken(int place) {
        for (int i = 0; i < pod.size(); i++) {
            if (taken[i] == place) {
                return;
            }
        }
        RefusalReason no = podSaysNo(place);
        refuse(place, no == null ? RefusalReason.OUTBID : no);
    }

    private void refuse(int place, RefusalReason reason) {
        if (refusals.size() < MAX_REFUSALS) {
            refusals.add(new Refusal(index.line(place).id(), reason));
        }
    }

    /**
     * The tables that one decision needs, kept for the next: borrowed, not bound to a thread, for
     * threads are many and short-lived. When all are lent a new one is made, and too many are
     * dropped.
     */
    private static final class Workbench {
        private static final ArrayBlockingQueue<Workbench> IDLE =
                new ArrayBlockingQueue<>(4 * Runtime.getRuntime().availableProcessors());

        final Shortlist list = new Shortlist();
        final PodSolver solver = new PodSolver();
        final int[] pod = new int[PodSolver.MAX_ADS];
        long[] eligible = {};
        long[] vetoed = {};

        private Workbench() {}

        static Workbench borrow() {
            Workbench idle = IDLE.poll();
            return idle == null ? new Workbench() : idle;
        }

        /** Makes room for so many line items, exactly. */
        void fit(int lines) {
            int words = LineSets.words(lines).length;
            if (eligible.length != words) {
                eligible = new long[words];
                vetoed = new long[words];
            }
        }

        void giveBack() {
            IDLE.offer(this);
        }
    }
}
