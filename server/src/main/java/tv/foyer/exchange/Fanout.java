package tv.foyer.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import tv.foyer.openrtb.BidResponse;

/**
 * Asks bidders side by side, one virtual thread each but the last, which is asked on the caller's
 * own. All share one deadline; an answer after it is dropped and counted.
 */
final class Fanout {
    private static final Logger LOG = Logger.getLogger(Fanout.class.getName());

    private Fanout() {}

    /** One bidder and what it is asked. */
    record Call(LiveBidder bidder, byte[] body) {}

    /** One bidder and what it answered in time. */
    record Heard(LiveBidder bidder, BidResponse response) {}

    static List<Heard> ask(String request, List<Call> calls, long deadlineNanos) {
        int size = calls.size();
        if (size == 0) {
            return List.of();
        }
        Round round = new Round(request, calls, deadlineNanos);
        for (int i = 0; i < size - 1; i++) {
            int number = i;
            Thread.startVirtualThread(() -> round.askInTurn(number));
        }
        round.ask(size - 1);
        round.await();
        return round.close();
    }

    private static final class Round {
        private static final Object CLOSED = new Object();

        private final String request;
        private final List<Call> calls;
        private final long deadlineNanos;
        private final AtomicReferenceArray<@Nullable Object> answers;
        private final CountDownLatch waiting;

        Round(String request, List<Call> calls, long deadlineNanos) {
            this.request = request;
            this.calls = calls;
            this.deadlineNanos = deadlineNanos;
            this.answers = new AtomicReferenceArray<>(calls.size());
            this.waiting = new CountDownLatch(calls.size() - 1);
        }

        void askInTurn(int number) {
            try {
                ask(number);
            } finally {
                waiting.countDown();
            }
        }

        void ask(int number) {
            Call call = calls.get(number);
            try {
                Optional<BidResponse> response =
                        call.bidder().ask(request, call.body(), deadlineNanos);
                if (response.isPresent() && !answers.compareAndSet(number, null, response.get())) {
                    call.bidder().count(Outcome.LATE);
                }
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "asking bidder " + call.bidder().row().key(), e);
            }
        }

        /**
         * The line itself ends every call at the deadline; this bound holds even if it does not.
         */
        void await() {
            try {
                while (waiting.getCount() > 0) {
                    long left = deadlineNanos - System.nanoTime();
                    if (left <= 0 || waiting.await(left, TimeUnit.NANOSECONDS)) {
                        return;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        List<Heard> close() {
            List<Heard> heard = new ArrayList<>(calls.size());
            for (int i = 0; i < calls.size(); i++) {
                if (answers.getAndSet(i, CLOSED) instanceof BidResponse response) {
                    heard.add(new Heard(calls.get(i).bidder(), response));
                }
            }
            return heard;
        }
    }
}
