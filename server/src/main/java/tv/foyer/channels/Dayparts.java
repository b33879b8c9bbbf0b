package tv.foyer.channels;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When blocks begin, as instants. A local time that a clock change skips is the change itself; one
 * that comes twice is its first coming. So blocks keep their order on every day of the year.
 */
final class Dayparts {
    private static final int DAYS_AROUND = 8;
    private static final long MICROS = 1_000_000;

    private final ZoneId zone;
    private final List<Schedule.Block> blocks;

    /** A block on a day. */
    record Start(long micros, Schedule.Block block) {}

    Dayparts(ZoneId zone, List<Schedule.Block> blocks) {
        this.zone = zone;
        this.blocks = blocks.stream().sorted(Comparator.comparing(Schedule.Block::at)).toList();
    }

    /** Returns the block in charge at an instant. */
    Start at(long micros) {
        LocalDate day = dayOf(micros);
        for (int back = 0; back <= DAYS_AROUND; back++) {
            List<Start> starts = of(day.minusDays(back));
            for (int i = starts.size() - 1; i >= 0; i--) {
                if (starts.get(i).micros() <= micros) {
                    return starts.get(i);
                }
            }
        }
        throw new IllegalStateException("no block within a week before " + micros);
    }

    /** Returns the first block that begins after an instant. */
    Start after(long micros) {
        LocalDate day = dayOf(micros);
        for (int on = 0; on <= DAYS_AROUND; on++) {
            List<Start> starts = of(day.plusDays(on));
            for (int i = 0; i < starts.size(); i++) {
                boolean replaced =
                        i + 1 < starts.size()
                                && starts.get(i + 1).micros() == starts.get(i).micros();
                if (starts.get(i).micros() > micros && !replaced) {
                    return starts.get(i);
                }
            }
        }
        throw new IllegalStateException("no block within a week after " + micros);
    }

    LocalDate dayOf(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS)).atZone(zone).toLocalDate();
    }

    /** Returns the first instant of a day. */
    long midnight(LocalDate day) {
        return day.atStartOfDay(zone).toEpochSecond() * MICROS;
    }

    private List<Start> of(LocalDate day) {
        List<Start> starts = new ArrayList<>();
        for (Schedule.Block block : blocks) {
            if (block.on(day.getDayOfWeek())) {
                starts.add(new Start(instant(day.atTime(block.at())), block));
            }
        }
        return starts;
    }

    private long instant(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        Instant instant =
                change != null && change.isGap()
                        ? change.getInstant()
                        : local.atZone(zone).toInstant();
        return instant.getEpochSecond() * MICROS;
    }
}
