package tv.foyer.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tv.foyer.catalog.Catalog;
import tv.foyer.catalog.CatalogSnapshot;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Rating;
import tv.foyer.catalog.Title;
import tv.foyer.http.Caller;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.StaffId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;
import tv.foyer.media.Asset;

/** What the desk of the schedules needs: what is there to show, who published what, and trying. */
final class Editor {
    private static final int MOST_DAYS_AHEAD = 14;
    private static final int MOST_HISTORY = 50;

    private final Catalog catalog;
    private final InstantSource clock;
    private final Channels.Plugs plugs;
    private final ScheduleStore store;
    private final Stations stations;

    Editor(
            Catalog catalog,
            InstantSource clock,
            Channels.Plugs plugs,
            ScheduleStore store,
            Stations stations) {
        this.catalog = catalog;
        this.clock = clock;
        this.plugs = plugs;
        this.store = store;
        this.stations = stations;
    }

    /** What a playlist can name. */
    record Film(
            String key,
            TitleId titleId,
            String asset,
            Text title,
            Text synopsis,
            Rating rating,
            long seconds) {}

    /** What can fill breaks and gaps. */
    record Clip(String asset, long seconds) {}

    /**
     * @param by name of the person; empty for other partners' and the house's own set-up
     */
    record Edition(
            int version, Instant from, Instant publishedAt, Optional<String> by, String state) {}

    record Station(UUID id, int number, Text name, boolean scheduled) {}

    /**
     * @param schedule the newest published; empty before the first
     * @param earliest a new version may begin then
     */
    record Sheet(
            Station channel,
            Optional<Schedule> schedule,
            int version,
            Instant earliest,
            List<Edition> history,
            List<Film> films,
            List<Clip> clips) {}

    /** Returns what the house has channels for, on air or not, by number. */
    List<Station> stations() {
        return catalog.snapshot().channels().stream()
                .sorted(Comparator.comparingInt(Channel::number))
                .map(this::station)
                .toList();
    }

    Optional<Sheet> sheet(ChannelId id, Caller.Staff reader) {
        stations.refresh();
        return channel(id).map(channel -> sheet(channel, reader));
    }

    private Sheet sheet(Channel channel, Caller.Staff reader) {
        Optional<Published> newest =
                stations.timeline(channel.id()).map(timeline -> timeline.newest().published());
        return new Sheet(
                station(channel),
                newest.map(Published::schedule),
                newest.map(Published::version).orElse(0),
                earliest(newest),
                history(channel.id(), reader),
                films(),
                clips());
    }

    Optional<Schedule> schedule(ChannelId id, int version) {
        return store.version(id, version).map(Published::schedule);
    }

    /**
     * Tries a draft.
     *
     * @param day of which the pictures are wanted, at most two weeks ahead; empty: the first whole
     *     day of the draft
     */
    Optional<Rehearsal> rehearse(
            ChannelId id, Schedule schedule, Instant from, Optional<LocalDate> day) {
        stations.refresh();
        if (channel(id).isEmpty()) {
            return Optional.empty();
        }
        Optional<Timeline> before = stations.timeline(id);
        Instant now = clock.instant();
        return Optional.of(
                switch (draft(schedule, from, now, before)) {
                    case Publishing.Draft.Good(var fresh) ->
                            new Rehearsal(List.of(), Optional.of(aired(before, fresh, day)));
                    case Publishing.Draft.Bad(var faults) -> later(schedule, before, faults, day);
                });
    }

    /** A draft that is only too soon is shown as if it began as soon as it may. */
    private Rehearsal later(
            Schedule schedule,
            Optional<Timeline> before,
            List<Fault> faults,
            Optional<LocalDate> day) {
        boolean onlyTooSoon = faults.stream().allMatch(fault -> fault.field().equals("validFrom"));
        Instant soonest = earliest(before.map(timeline -> timeline.newest().published()));
        if (onlyTooSoon
                && draft(schedule, soonest, clock.instant(), before)
                        instanceof Publishing.Draft.Good(var fresh)) {
            return new Rehearsal(faults, Optional.of(aired(before, fresh, day)));
        }
        return new Rehearsal(faults, Optional.empty());
    }

    private Publishing.Draft draft(
            Schedule schedule, Instant from, Instant now, Optional<Timeline> before) {
        return Publishing.draft(schedule, from, now, before, plugs.assets()::find);
    }

    private Preview.Day aired(
            Optional<Timeline> before, Published fresh, Optional<LocalDate> wanted) {
        List<Published> all = new ArrayList<>();
        before.ifPresent(
                timeline -> timeline.versions().forEach(version -> all.add(version.published())));
        all.add(fresh);
        Schedule schedule = fresh.schedule();
        LocalDate first =
                Timeline.instant(fresh.opening().startMicros())
                        .atZone(schedule.zone())
                        .toLocalDate();
        LocalDate last =
                clock.instant().atZone(schedule.zone()).toLocalDate().plusDays(MOST_DAYS_AHEAD);
        LocalDate day = wanted.orElse(first.plusDays(1));
        LocalDate within = day.isAfter(last) ? last : day;
        return Preview.of(Timeline.of(all), schedule, within.isBefore(first) ? first : within);
    }

    private Instant earliest(Optional<Published> newest) {
        Instant soon =
                clock.instant()
                        .plus(Publishing.HORIZON)
                        .plus(Duration.ofMinutes(2))
                        .truncatedTo(ChronoUnit.MINUTES);
        return newest.map(old -> old.validFrom().plus(Duration.ofMinutes(1)))
                .filter(after -> after.isAfter(soon))
                .orElse(soon);
    }

    private List<Edition> history(ChannelId id, Caller.Staff reader) {
        List<ScheduleStore.Kept> kept = store.history(id, MOST_HISTORY);
        Instant now = clock.instant();
        int onAir =
                kept.stream()
                        .filter(each -> !each.from().isAfter(now))
                        .mapToInt(ScheduleStore.Kept::version)
                        .max()
                        .orElse(0);
        return kept.stream()
                .map(each ->
                        new Edition(
                                each.version(),
                                each.from(),
                                each.publishedAt(),
                                each.by()
                                        .map(StaffId::new)
                                        .flatMap(staff ->
                                                plugs.desk().staffName(reader.partner(), staff)),
                                each.version() == onAir
                                        ? "ON_AIR"
                                        : each.version() > onAir ? "TO_COME" : "PAST"))
                .toList();
    }

    private List<Film> films() {
        CatalogSnapshot snapshot = catalog.snapshot();
        return snapshot.titles().stream()
                .filter(title -> title.kind().playable())
                .flatMap(title -> title.asset().flatMap(key -> film(title, key)).stream())
                .sorted(Comparator.comparing(Film::key))
                .limit(ScheduleRules.MOST_ENTRIES)
                .toList();
    }

    private Optional<Film> film(Title title, String asset) {
        return plugs.assets()
                .find(asset)
                .map(pictures ->
                        new Film(
                                title.provider() + "/" + title.key(),
                                title.id(),
                                asset,
                                title.name(),
                                title.synopsis(),
                                title.rating(),
                                pictures.durationMicros() / 1_000_000));
    }

    /** Pictures that are no title's: spots, and what fills the rest. */
    private List<Clip> clips() {
        Set<String> titles =
                catalog.snapshot().titles().stream()
                        .flatMap(title -> title.asset().stream())
                        .collect(Collectors.toSet());
        return plugs.desk().assets().stream()
                .filter(asset -> !titles.contains(asset.key()))
                .sorted(Comparator.comparing(Asset::key))
                .limit(ScheduleRules.MOST_ENTRIES)
                .map(asset -> new Clip(asset.key(), asset.durationMicros() / 1_000_000))
                .toList();
    }

    private Optional<Channel> channel(ChannelId id) {
        return catalog.snapshot().channel(id);
    }

    private Station station(Channel channel) {
        return new Station(
                channel.id().value(),
                channel.number(),
                channel.name(),
                stations.timeline(channel.id()).isPresent());
    }
}
