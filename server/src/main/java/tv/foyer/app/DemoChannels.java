package tv.foyer.app;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tv.foyer.catalog.CatalogSnapshot;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Kind;
import tv.foyer.catalog.Title;
import tv.foyer.channels.PublishOutcome;
import tv.foyer.channels.Schedule;
import tv.foyer.channels.Schedule.Block;
import tv.foyer.channels.Schedule.Entry;
import tv.foyer.channels.Schedule.Listing;
import tv.foyer.channels.Schedule.Order;
import tv.foyer.channels.Schedule.Playlist;
import tv.foyer.kernel.Text;

/**
 * The two channels of the demo that the joint house plays out itself: short films in shows of half
 * an hour, with its own spot between them.
 */
final class DemoChannels {
    /** As long as what advertisers book, so that their films can take its place. */
    private static final String BREAK_SPOT = "hearthline-break";

    private static final String FILLER = "hearthline-house";
    private static final int TARGET_SECONDS = 4;
    private static final int SHOW_MINUTES = 30;

    private static final List<Listing> CINEMA =
            List.of(
                    listing(
                            "夜航短片",
                            "Night Voyages",
                            "睡前再看几部，灯别全关。",
                            "A few more before the light goes out."),
                    listing("末班放映", "The Late Screening", "给还醒着的人。", "For those who are still up."),
                    listing(
                            "早场短片",
                            "Morning Shorts",
                            "一壶茶的时间，几个小故事。",
                            "Small stories for a pot of tea."),
                    listing(
                            "新片试映",
                            "First Looks",
                            "片方刚送来的拷贝。",
                            "Prints that have only just come in."),
                    listing("午后影院", "Afternoon Cinema", "雨天和晴天都适合。", "For rain and for shine."),
                    listing(
                            "导演的选择",
                            "A Director's Choice",
                            "一位导演挑的同行作品。",
                            "One director picks from the others."),
                    listing("黄金短片", "Shorts at Eight", "一家人坐下来看。", "When everyone has sat down."),
                    listing("银苇之夜", "Silverreed Night", "银苇影业的一晚。", "An evening with one studio."));

    private static final List<Listing> CHILDREN =
            List.of(
                    listing("星星睡前故事", "Bedtime Stars", "轻声的小片子。", "Quiet little films."),
                    listing("晚安，燕鸥", "Good Night, Tern", "海边的梦。", "Dreams from the shore."),
                    listing(
                            "早安，小燕鸥",
                            "Good Morning, Tern",
                            "起床、刷牙、看一集。",
                            "Up, teeth, and one to watch."),
                    listing(
                            "动手时间",
                            "Making Things",
                            "剪刀、纸和一点耐心。",
                            "Scissors, paper, some patience."),
                    listing("午后小剧场", "Little Theatre", "两分钟一出戏。", "A play every two minutes."),
                    listing("海鸥信箱", "Gull Mail", "小观众们点播的片子。", "Films that you asked for."),
                    listing("饭前一刻", "Before Supper", "等开饭的时候看。", "While the rice is cooking."),
                    listing("全家小电影", "Family Shorts", "大人也可以看。", "Grown-ups may stay."));

    private DemoChannels() {}

    /** Puts both channels on air from the day before, unless they are already. */
    static void publish(House house) {
        CatalogSnapshot catalog = house.catalog().snapshot();
        Instant from =
                house.clock()
                        .instant()
                        .atZone(House.ZONE)
                        .toLocalDate()
                        .minusDays(1)
                        .atStartOfDay(House.ZONE)
                        .toInstant();
        boolean fresh = false;
        for (Channel channel : catalog.channels()) {
            Optional<Schedule> schedule = schedule(channel, catalog);
            if (schedule.isPresent() && !house.channels().playable(channel.id())) {
                fresh = true;
                switch (house.channels().publish(channel.id(), schedule.get(), from)) {
                    case PublishOutcome.Accepted _ -> {}
                    case PublishOutcome.Refused(var faults) ->
                            throw new IllegalStateException(channel.key() + ": " + faults);
                }
            }
        }
        if (fresh) {
            house.discovery().refresh();
        }
    }

    private static Optional<Schedule> schedule(Channel channel, CatalogSnapshot catalog) {
        return switch (channel.key()) {
            case "reed-cinema" ->
                    Optional.of(schedule(catalog, CINEMA, 60, title -> unbound(catalog, title)));
            case "tern-kids" ->
                    Optional.of(
                            schedule(
                                    catalog,
                                    CHILDREN,
                                    30,
                                    title -> title.rating().kidSafe() && unbound(catalog, title)));
            default -> Optional.empty();
        };
    }

    private static Schedule schedule(
            CatalogSnapshot catalog,
            List<Listing> shows,
            int noRepeatMinutes,
            Predicate<Title> fit) {
        List<Entry> entries =
                catalog.titles().stream()
                        .filter(title -> title.kind() == Kind.FILM || title.kind() == Kind.CLIP)
                        .filter(fit)
                        .flatMap(title -> title.asset().map(asset -> entry(title, asset)).stream())
                        .toList();
        return new Schedule(
                House.ZONE,
                TARGET_SECONDS,
                List.of(),
                blocks(shows),
                List.of(new Playlist("films", Order.SHUFFLE, 2026, noRepeatMinutes, entries)),
                List.of(BREAK_SPOT),
                List.of(FILLER));
    }

    /** Two shows take turns in each quarter of the day. */
    private static List<Block> blocks(List<Listing> shows) {
        List<Block> blocks = new ArrayList<>();
        for (int minute = 0; minute < 24 * 60; minute += SHOW_MINUTES) {
            int quarter = minute / (6 * 60);
            Listing show = shows.get(2 * quarter + minute / SHOW_MINUTES % 2);
            blocks.add(
                    new Block(
                            LocalTime.of(minute / 60, minute % 60),
                            Set.of(),
                            "films",
                            Optional.of(show),
                            2,
                            2));
        }
        return blocks;
    }

    /** What its provider gives to every brand, for good. */
    private static boolean unbound(CatalogSnapshot catalog, Title title) {
        return catalog.offers(title.id()).stream()
                .allMatch(offer ->
                        offer.brands().isEmpty()
                                && offer.from().isEmpty()
                                && offer.until().isEmpty());
    }

    private static Entry entry(Title title, String asset) {
        return new Entry(
                title.provider() + "/" + title.key(),
                asset,
                title.name(),
                title.synopsis(),
                title.rating(),
                List.of(),
                Optional.of(title.id()));
    }

    private static Listing listing(String zh, String en, String aboutZh, String aboutEn) {
        return new Listing(new Text(zh, en), new Text(aboutZh, aboutEn));
    }
}
