package tv.foyer.channels;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tv.foyer.catalog.Rating;
import tv.foyer.channels.Schedule.Entry;
import tv.foyer.channels.Schedule.Order;
import tv.foyer.channels.Schedule.Playlist;

/**
 * Plans a channel's day from its rules, the lengths of its pictures, and what the day before handed
 * over. Pure: equal inputs, equal plan, on any machine.
 *
 * <p>An entry begins only if it ends before its block does; what is left is filled with fillers,
 * the last of them cut at a segment. What even a first segment would overrun is left to the next
 * block, which then begins early by less than a segment; since blocks are anchored in the day, this
 * never adds up.
 */
final class Planner {
    private static final long MICROS = 1_000_000;
    private static final long MINUTE = 60 * MICROS;
    private static final String SPOTS = "spots";
    private static final String FILLERS = "fillers";
    private static final String SINCE_BREAK = "since-break";

    private final Schedule schedule;
    private final Map<String, long[]> cuts;
    private final Dayparts dayparts;
    private final Map<String, Rating> highest = new HashMap<>();

    Planner(Schedule schedule, Map<String, long[]> cuts) {
        this.schedule = schedule;
        this.cuts = cuts;
        this.dayparts = new Dayparts(schedule.zone(), schedule.blocks());
        for (Playlist playlist : schedule.playlists()) {
            playlist.entries().stream()
                    .map(Entry::rating)
                    .max(Comparator.naturalOrder())
                    .ifPresent(rating -> highest.put(playlist.key(), rating));
        }
    }

    LocalDate dayOf(long micros) {
        return dayparts.dayOf(micros);
    }

    DayPlan day(LocalDate day, Carry head) {
        Walk walk = new Walk(head);
        walk.until(dayparts.midnight(day.plusDays(1)));
        return new DayPlan(head, walk.carry(), walk.items, walk.airings);
    }

    /** Segments of an asset, before it is known when they are on air. */
    private record Piece(String asset, int from, int to, String entry, boolean spot) {
        Piece asSpot() {
            return new Piece(asset, from, to, entry, true);
        }
    }

    /** An entry with its breaks, and how many spots they take. */
    private record Draft(Entry entry, List<Piece> pieces, int spots, long micros) {}

    private final class Walk {
        private final List<Item> items = new ArrayList<>();
        private final List<Airing> airings = new ArrayList<>();
        private final Map<String, Long> aired;
        private final Map<String, Integer> turns;
        private long at;
        private long sequence;
        private long number;
        private Dayparts.Start block;
        private Dayparts.Start next;
        private boolean listed;

        Walk(Carry head) {
            this.at = head.startMicros();
            this.sequence = head.sequence();
            this.number = head.number();
            this.block = dayparts.at(head.block() < 0 ? at : head.block());
            this.next = dayparts.after(block.micros());
            this.listed = head.listed();
            this.aired = new HashMap<>(head.aired());
            this.turns = new HashMap<>(head.turns());
        }

        Carry carry() {
            return new Carry(at, sequence, number, block.micros(), listed, aired, turns);
        }

        void until(long end) {
            while (at < end) {
                if (at >= next.micros() || !step(next.micros())) {
                    block = next;
                    next = dayparts.after(block.micros());
                    listed = false;
                }
            }
        }

        /** Puts one entry or filler on air; false if nothing fits before the block's end. */
        private boolean step(long end) {
            Playlist playlist = schedule.playlist(block.block().playlist());
            Optional<Draft> draft = choose(playlist, end - at);
            if (draft.isEmpty()) {
                return fill(end - at);
            }
            announce(draft.get().entry());
            aired.put(draft.get().entry().key(), at);
            draft.get().pieces().forEach(this::air);
            turns.merge(SPOTS, draft.get().spots(), Integer::sum);
            if (playlist.order() == Order.IN_ORDER) {
                turns.merge(playlist.key(), 1, Integer::sum);
            }
            breakBetween(end);
            return true;
        }

        private void announce(Entry entry) {
            Optional<Schedule.Listing> listing = block.block().listing();
            if (listing.isEmpty()) {
                airings.add(new Airing(at, entry.title(), entry.synopsis(), entry.rating()));
            } else {
                list(listing.get());
            }
        }

        private void list(Schedule.Listing listing) {
            if (!listed) {
                Rating rating = highest.getOrDefault(block.block().playlist(), Rating.AGE_18);
                airings.add(new Airing(at, listing.title(), listing.synopsis(), rating));
                listed = true;
            }
        }

        private Optional<Draft> choose(Playlist playlist, long room) {
            return switch (playlist.order()) {
                case IN_ORDER -> {
                    int turn = turns.getOrDefault(playlist.key(), 0);
                    List<Entry> entries = playlist.entries();
                    Entry next = entries.get(Math.floorMod(turn, entries.size()));
                    yield Optional.of(next)
                            .filter(entry -> rested(playlist, entry))
                            .map(this::draft)
                            .filter(draft -> draft.micros() <= room);
                }
                case SHUFFLE -> shuffled(playlist, room);
            };
        }

        /**
         * Draws among the half that was not shown for longest, so that nothing comes twice soon.
         */
        private Optional<Draft> shuffled(Playlist playlist, long room) {
            List<Entry> fit =
                    playlist.entries().stream()
                            .filter(entry -> rested(playlist, entry))
                            .filter(entry -> micros(entry) <= room)
                            .sorted(
                                    Comparator.<Entry>comparingLong(this::lastAired)
                                            .thenComparingLong(entry -> rank(playlist, entry)))
                            .toList();
            if (fit.isEmpty()) {
                return Optional.empty();
            }
            long half = (fit.size() + 1L) / 2;
            Entry drawn = fit.get((int) Math.floorMod(mix(playlist.seed() + sequence), half));
            return Optional.of(draft(drawn));
        }

        /** Returns how long an entry takes with its breaks. */
        private long micros(Entry entry) {
            return entry.breakSeconds().isEmpty()
                    ? Cuts.length(Cuts.of(cuts, entry.asset()))
                    : draft(entry).micros();
        }

        private boolean rested(Playlist playlist, Entry entry) {
            Long last = aired.get(entry.key());
            return last == null || at - last >= playlist.noRepeatMinutes() * MINUTE;
        }

        private long lastAired(Entry entry) {
            return aired.getOrDefault(entry.key(), Long.MIN_VALUE);
        }

        private Draft draft(Entry entry) {
            long[] of = Cuts.of(cuts, entry.asset());
            List<Piece> pieces = new ArrayList<>();
            int from = 0;
            int spots = 0;
            for (int seconds : entry.breakSeconds()) {
                int to = Cuts.nearest(of, seconds * MICROS);
                if (to > from && to < of.length - 1 && block.block().breakSpots() > 0) {
                    pieces.add(new Piece(entry.asset(), from, to, entry.key(), false));
                    for (int i = 0; i < block.block().breakSpots(); i++) {
                        pieces.add(whole(turn(schedule.spots(), SPOTS, spots++)).asSpot());
                    }
                    from = to;
                }
            }
            pieces.add(new Piece(entry.asset(), from, of.length - 1, entry.key(), false));
            return new Draft(
                    entry, pieces, spots, pieces.stream().mapToLong(Planner.this::length).sum());
        }

        private void breakBetween(long end) {
            Schedule.Block rules = block.block();
            if (rules.breakAfter() == 0) {
                return;
            }
            if (turns.merge(SINCE_BREAK, 1, Integer::sum) < rules.breakAfter()) {
                return;
            }
            turns.put(SINCE_BREAK, 0);
            for (int i = 0; i < rules.breakSpots(); i++) {
                Piece spot = whole(turn(schedule.spots(), SPOTS, 0)).asSpot();
                if (length(spot) <= end - at) {
                    air(spot);
                    turns.merge(SPOTS, 1, Integer::sum);
                }
            }
        }

        /** Airs the next filler that fits whole, else as much of one as fits. */
        private boolean fill(long room) {
            block.block().listing().filter(_ -> !listed && room > MINUTE).ifPresent(this::list);
            @Nullable Piece best = null;
            for (int i = 0; i < schedule.fillers().size(); i++) {
                Piece whole = whole(turn(schedule.fillers(), FILLERS, i));
                if (length(whole) <= room) {
                    air(whole);
                    turns.merge(FILLERS, i + 1, Integer::sum);
                    return true;
                }
                long[] of = Cuts.of(cuts, whole.asset());
                Piece part = new Piece(whole.asset(), 0, Cuts.fitting(of, room), "", false);
                best = best == null || length(part) > length(best) ? part : best;
            }
            if (best == null || best.to() == 0) {
                return false;
            }
            air(best);
            return true;
        }

        private String turn(List<String> assets, String whose, int ahead) {
            int turn = turns.getOrDefault(whose, 0) + ahead;
            return assets.get(Math.floorMod(turn, assets.size()));
        }

        private void air(Piece piece) {
            long end = at + length(piece);
            items.add(
                    new Item(
                            at,
                            end,
                            sequence,
                            number,
                            piece.asset(),
                            piece.from(),
                            piece.to(),
                            piece.entry(),
                            piece.spot()));
            at = end;
            sequence += piece.to() - piece.from();
            number++;
        }
    }

    private Piece whole(String asset) {
        return new Piece(asset, 0, Cuts.of(cuts, asset).length - 1, "", false);
    }

    private long length(Piece piece) {
        long[] of = Cuts.of(cuts, piece.asset());
        return of[piece.to()] - of[piece.from()];
    }

    /** Orders what was never aired. */
    private static long rank(Playlist playlist, Entry entry) {
        return mix(playlist.seed() ^ hash(entry.key()));
    }

    /** Java's own hash of a text is the same on every machine by its specification. */
    private static long hash(String key) {
        return key.hashCode();
    }

    /** SplitMix64's finaliser: spreads a small seed over 64 bits. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
