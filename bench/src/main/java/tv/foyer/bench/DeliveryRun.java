package tv.foyer.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tv.foyer.pacing.Contract;
import tv.foyer.pacing.Counts;
import tv.foyer.pacing.Flight;
import tv.foyer.pacing.Pace;
import tv.foyer.pacing.Paces;
import tv.foyer.pacing.Pacing;
import tv.foyer.pacing.Plan;
import tv.foyer.pacing.Supply;
import tv.foyer.pacing.Target;

/**
 * Plays a trace: learns the supply, plans every few minutes, corrects every minute, decides every
 * break. What was shown is known at the next minute, not before.
 */
final class DeliveryRun {
    private static final int MINUTE = 60;
    private static final int MINUTES_BETWEEN_PLANS = 15;
    private static final int MAX_ADS = 6;

    private final DeliveryCase game;
    private final DeliveryDecide decide;
    private final List<DeliveryLine> lines;
    private final DeliverySupplyModel model = new DeliverySupplyModel(ZoneOffset.UTC, 1);
    private final DeliveryTally tally;
    private final int[][] fitting;
    private final List<DeliveryCell> cells;
    private final byte[][] seenToday;
    private final int contracts;

    /** Promised to screens and, so far, not known to be unwatched. */
    private final int[] committed;

    private final int[] unwatched;
    private final long[] draws;
    private final int[] candidates;
    private final long[] worth;
    private final int[] pod = new int[MAX_ADS];
    private final long[] adjust;
    private final long[] spread;
    private Counts counts;
    private Optional<Plan> plan = Optional.empty();
    private Optional<Pacing> pacing = Optional.empty();
    private long shownBreaks = 19;
    private long allBreaks = 20;

    DeliveryRun(DeliveryCase game, DeliveryDecide decide) {
        this.game = game;
        this.decide = decide;
        lines = game.lines();
        int size = lines.size();
        contracts = (int) lines.stream().filter(l -> l.kind() != DeliveryLine.Kind.HOUSE).count();
        tally = new DeliveryTally(size, game.hours());
        cells = game.market().cells;
        fitting = new int[cells.size()][];
        for (int place = 0; place < fitting.length; place++) {
            fitting[place] = fitting(game.market().places.get(place));
        }
        seenToday = new byte[DeliveryTrace.HOUSEHOLDS][size];
        committed = new int[size];
        unwatched = new int[size];
        draws = lines.stream().mapToLong(l -> l.id().value().getLeastSignificantBits()).toArray();
        candidates = new int[size];
        worth = new long[size];
        adjust = new long[size];
        spread = new long[size];
        counts = Counts.of(contracts);
    }

    private int[] fitting(DeliveryMarket.Place place) {
        List<Integer> fit = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).fits(place)) {
                fit.add(line);
            }
        }
        return fit.stream().mapToInt(i -> i).toArray();
    }

    DeliveryTally play() {
        learn(game.history());
        DeliveryTrace trace = game.trace();
        long next = game.start().getEpochSecond();
        for (int i = 0; i < trace.size; i++) {
            for (; next <= trace.second[i]; next += MINUTE) {
                minute(Instant.ofEpochSecond(next));
            }
            long began = System.nanoTime();
            decide(i);
            tally.decideNanos += System.nanoTime() - began;
        }
        return tally;
    }

    private void learn(DeliveryTrace past) {
        for (int i = 0; i < past.size; i++) {
            model.observe(seen(past, i));
        }
    }

    private DeliveryOpportunity seen(DeliveryTrace trace, int i) {
        return new DeliveryOpportunity(
                Instant.ofEpochSecond(trace.second[i]), cells.get(trace.place[i]));
    }

    private void minute(Instant now) {
        long since = now.getEpochSecond() - game.start().getEpochSecond();
        if (since % 86_400 == 0) {
            Arrays.stream(seenToday).forEach(row -> Arrays.fill(row, (byte) 0));
        }
        for (int line = 0; line < unwatched.length; line++) {
            committed[line] -= unwatched[line];
            unwatched[line] = 0;
        }
        boolean due = since / MINUTE % MINUTES_BETWEEN_PLANS == 0;
        if (!due) {
            pacing = pacing.map(state -> state.after(counts, now));
        } else {
            long began = System.nanoTime();
            Plan fresh = Plan.solve(contractList(), supply(now), now, plan, () -> false);
            tally.planNanos += System.nanoTime() - began;
            tally.plans++;
            plan = Optional.of(fresh);
            pacing =
                    Optional.of(
                            pacing.map(state -> state.after(counts, now).adopt(fresh))
                                    .orElseGet(() -> Pacing.start(fresh)));
        }
        counts = Counts.of(contracts);
        pacing.ifPresent(state -> publish(state, now, since));
    }

    private Supply supply(Instant now) {
        int hour = game.hourOf(now.getEpochSecond());
        return model.forecast(
                now, game.hours() - hour, cell -> contractsOf(fitting[cells.indexOf(cell)]));
    }

    private int[] contractsOf(int[] all) {
        return Arrays.stream(all).filter(line -> line < contracts).toArray();
    }

    private List<Contract> contractList() {
        int reach = (int) (1_000_000 * shownBreaks / allBreaks);
        List<Contract> list = new ArrayList<>();
        for (int i = 0; i < contracts; i++) {
            DeliveryLine line = lines.get(i);
            long penalty = line.penaltyMicros();
            Target target =
                    switch (line.kind()) {
                        case SPONSORSHIP -> new Target.ShareOfVoice((int) line.quantity(), penalty);
                        case GUARANTEED -> new Target.Impressions(line.quantity(), penalty);
                        case PRICE_PRIORITY, HOUSE ->
                                new Target.Budget(
                                        line.quantity() - tally.total[i] * line.priceMicros());
                    };
            Flight flight = new Flight(line.start(), line.end());
            list.add(
                    new Contract(
                            line.id(),
                            target,
                            flight,
                            line.priceMicros(),
                            line.seconds(),
                            tally.total[i],
                            reach,
                            List.of("c" + line.category(), "a" + line.advertiser())));
        }
        return list;
    }

    private void publish(Pacing state, Instant now, long since) {
        Paces paces = state.paces();
        boolean stale = paces.stale(now);
        for (int line = 0; line < contracts; line++) {
            int place = paces.place(lines.get(line).id()).orElseThrow();
            Pace pace = paces.at(place, stale);
            adjust[line] = pace.valueAdjustMicros();
            spread[line] = pace.spreadMicros();
        }
        if (since == 0) {
            for (int line = 0; line < contracts; line++) {
                tally.paced[line] = spread[line] > 0;
            }
        }
        if (since % 3_600 == 0) {
            int hour = (int) (since / 3_600);
            for (int line = 0; line < contracts; line++) {
                tally.planned[line][hour] = state.target(line);
            }
            expect(now, hour);
        }
    }

    private void expect(Instant now, int hour) {
        double shown = (double) shownBreaks / allBreaks;
        model.expected(now)
                .forEach((cell, count) -> {
                    for (int line : fitting[cells.indexOf(cell)]) {
                        if (lines.get(line).flies(now)) {
                            tally.expected[line][hour] += count * shown;
                        }
                    }
                });
    }

    private void decide(int i) {
        DeliveryTrace trace = game.trace();
        model.observe(seen(trace, i));
        Instant at = Instant.ofEpochSecond(trace.second[i]);
        boolean watched = trace.watched[i];
        int hour = game.hourOf(trace.second[i]);
        int count = 0;
        for (int line : fitting[trace.place[i]]) {
            DeliveryLine booked = lines.get(line);
            if (!booked.flies(at) || capped(trace.household[i], line)) {
                continue;
            }
            if (watched) {
                tally.matched[line][hour]++;
                tally.matchedInAll[line]++;
                if (line < contracts) {
                    counts.matched()[line]++;
                }
            }
            long draw = Pace.draw(trace.decision[i], draws[line]);
            long here = Pace.worthMicros(booked.priceMicros(), adjust[line], spread[line], draw);
            if (here > 0 && affordable(line)) {
                candidates[count] = line;
                worth[count++] = here;
            }
        }
        DeliveryMarket.Shape room = game.market().places.get(trace.place[i]).room();
        int size = decide.fill(lines, room, candidates, worth, count, pod);
        book(i, size, hour);
    }

    private boolean capped(int household, int line) {
        return seenToday[household][line] >= lines.get(line).capPerDay();
    }

    private boolean affordable(int line) {
        DeliveryLine booked = lines.get(line);
        return switch (booked.kind()) {
            case GUARANTEED -> committed[line] < booked.quantity();
            case PRICE_PRIORITY ->
                    (committed[line] + 1L) * booked.priceMicros() <= booked.quantity();
            case SPONSORSHIP, HOUSE -> true;
        };
    }

    private void book(int i, int size, int hour) {
        DeliveryTrace trace = game.trace();
        allBreaks++;
        shownBreaks += trace.watched[i] ? 1 : 0;
        tally.decisions++;
        for (int slot = 0; slot < size; slot++) {
            int line = pod[slot];
            committed[line]++;
            if (lines.get(line).capPerDay() < Byte.MAX_VALUE) {
                seenToday[trace.household[i]][line]++;
            }
            if (trace.watched[i]) {
                tally.delivered[line][hour]++;
                tally.total[line]++;
                if (line < contracts) {
                    counts.delivered()[line]++;
                }
            } else {
                unwatched[line]++;
            }
        }
    }
}
