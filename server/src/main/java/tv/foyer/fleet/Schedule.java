package tv.foyer.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Virtual time in slices of one minute. All that is due in a slice runs at once on virtual threads;
 * the next slice begins when it is done.
 */
final class Schedule {
    private final Instant start;
    private final Consumer<Instant> tick;
    private final TreeMap<Integer, List<Runnable>> due = new TreeMap<>();

    Schedule(Instant start, Consumer<Instant> tick) {
        this.start = start;
        this.tick = tick;
    }

    synchronized void at(int minute, Runnable task) {
        due.computeIfAbsent(minute, _ -> new ArrayList<>()).add(task);
    }

    Instant instant(int minute) {
        return start.plusSeconds(minute * 60L);
    }

    /** Runs until nothing is due any more; the first failure ends it. */
    void run(IntConsumer progress) {
        for (var slice = next(); slice != null; slice = next()) {
            tick.accept(instant(slice.getKey()));
            runAll(slice.getValue());
            progress.accept(slice.getKey());
        }
    }

    private synchronized java.util.Map.@org.jspecify.annotations.Nullable Entry<
                    Integer, List<Runnable>>
            next() {
        return due.pollFirstEntry();
    }

    private static void runAll(List<Runnable> tasks) {
        List<Callable<Boolean>> calls = new ArrayList<>();
        tasks.forEach(task ->
                calls.add(() -> {
                    task.run();
                    return true;
                }));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : threads.invokeAll(calls)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
