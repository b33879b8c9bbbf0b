package tv.foyer.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until an answer is as hoped or the time is over; the last answer is returned. */
record Patience(Duration most) {
    private static final Duration PAUSE = Duration.ofMillis(100);

    static Patience of(int seconds) {
        return new Patience(Duration.ofSeconds(seconds));
    }

    <T> T until(Supplier<T> ask, Predicate<T> hoped) {
        long end = System.nanoTime() + most.toNanos();
        T answer = ask.get();
        while (!hoped.test(answer) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = ask.get();
        }
        return answer;
    }
}
