package tv.foyer.exchange;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import tv.foyer.net.Answer;
import tv.foyer.net.Line;
import tv.foyer.openrtb.BidResponse;
import tv.foyer.openrtb.OpenRtb;
import tv.foyer.openrtb.Parsed;

/** A bidder at work: its line, its breaker, and what came of asking it, counted by name. */
final class LiveBidder {
    /** A bidder that was given less time than this is late, but not broken. */
    private static final long FAIR_NANOS = 80_000_000L;

    private final Bidder row;
    private final Line line;
    private final Breaker breaker = new Breaker();
    private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
    private final Map<Rejection, LongAdder> rejections = new EnumMap<>(Rejection.class);
    private final LongAdder won = new LongAdder();
    private volatile String lastFault = "";

    LiveBidder(Bidder row, Line line) {
        this.row = row;
        this.line = line;
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, new LongAdder());
        }
        for (Rejection rejection : Rejection.values()) {
            rejections.put(rejection, new LongAdder());
        }
    }

    Bidder row() {
        return row;
    }

    /** Asks once; an answer that is no answer is counted and given as empty. */
    Optional<BidResponse> ask(String request, byte[] body, long deadlineNanos) {
        long start = System.nanoTime();
        if (!breaker.admits(start)) {
            count(Outcome.RESTING);
            return Optional.empty();
        }
        Heard heard;
        try {
            heard = heard(request, line.post(body, deadlineNanos));
        } catch (RuntimeException e) {
            breaker.told(true, System.nanoTime());
            throw e;
        }
        boolean hurried = heard.outcome() == Outcome.LATE && deadlineNanos - start < FAIR_NANOS;
        breaker.told(heard.outcome().failure() && !hurried, System.nanoTime());
        count(heard.outcome());
        return heard.response();
    }

    private record Heard(Outcome outcome, Optional<BidResponse> response) {}

    private Heard heard(String request, Answer answer) {
        return switch (answer) {
            case Answer.Failed(var why, var detail) -> none(outcome(why), detail);
            case Answer.Answered(var status, var body) ->
                    switch (status) {
                        case 204 -> new Heard(Outcome.NO_BID, Optional.empty());
                        case 200 -> read(request, body);
                        default -> none(Outcome.STATUS, "status " + status);
                    };
        };
    }

    private Heard read(String request, byte[] body) {
        if (body.length == 0) {
            return new Heard(Outcome.NO_BID, Optional.empty());
        }
        return switch (OpenRtb.response(body)) {
            case Parsed.Bad<BidResponse>(var fault) ->
                    none(Outcome.GARBAGE, fault.field() + ": " + fault.rule());
            case Parsed.Good<BidResponse>(var response) when !response.id().equals(request) ->
                    none(Outcome.WRONG_ID, "id: that of the request expected");
            case Parsed.Good<BidResponse>(var response) ->
                    response.seatbid().isEmpty()
                            ? new Heard(Outcome.NO_BID, Optional.empty())
                            : new Heard(Outcome.BID, Optional.of(response));
        };
    }

    private Heard none(Outcome outcome, String fault) {
        lastFault = fault.length() > 200 ? fault.substring(0, 200) : fault;
        return new Heard(outcome, Optional.empty());
    }

    private static Outcome outcome(Answer.Failure failure) {
        return switch (failure) {
            case ADDRESS -> Outcome.ADDRESS;
            case BUSY -> Outcome.BUSY;
            case UNREACHABLE -> Outcome.UNREACHABLE;
            case LATE -> Outcome.LATE;
            case CUT -> Outcome.CUT;
            case MALFORMED -> Outcome.GARBAGE;
            case TOO_LONG -> Outcome.TOO_LONG;
            case ENCODED -> Outcome.ENCODED;
        };
    }

    void count(Outcome outcome) {
        counter(outcomes, outcome).increment();
    }

    void count(Rejection rejection) {
        counter(rejections, rejection).increment();
    }

    void countWon() {
        won.increment();
    }

    private static <E extends Enum<E>> LongAdder counter(Map<E, LongAdder> counters, E key) {
        LongAdder counter = counters.get(key);
        if (counter == null) {
            throw new IllegalStateException("every case has a counter");
        }
        return counter;
    }

    /** What is told of it at the console. */
    record Health(
            String bidder,
            String breaker,
            long breakerOpened,
            long won,
            Map<Outcome, Long> outcomes,
            Map<Rejection, Long> rejections,
            String lastFault) {
        Health {
            outcomes = Collections.unmodifiableMap(outcomes);
            rejections = Collections.unmodifiableMap(rejections);
        }
    }

    Health health() {
        return new Health(
                row.key(),
                breaker.state().name(),
                breaker.opened(),
                won.sum(),
                sums(outcomes, Outcome.class),
                sums(rejections, Rejection.class),
                lastFault);
    }

    private static <E extends Enum<E>> Map<E, Long> sums(Map<E, LongAdder> counters, Class<E> of) {
        Map<E, Long> sums = new EnumMap<>(of);
        counters.forEach((key, counter) -> sums.put(key, counter.sum()));
        return sums;
    }

    void close() {
        line.close();
    }
}
