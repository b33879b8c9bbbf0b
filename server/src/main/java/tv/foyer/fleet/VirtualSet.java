package tv.foyer.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import tv.foyer.fleet.FleetPlan.SetPlan;
import tv.foyer.fleet.FleetPlan.Viewing;
import tv.foyer.kernel.Ids;

/** One set of the fleet: registers, is approved by its household's phone, plays, and reports. */
final class VirtualSet {
    private static final int STEP_SECONDS = 60;
    private static final int LATE_MINUTES = 7 * 60;

    private final World world;
    private final World.Model model;
    private final SetPlan plan;
    private final int household;
    private final Wire wire;
    private final Truth truth;
    private final Schedule schedule;
    private volatile String access = "";
    private volatile String refresh = "";
    private List<Wires.Profile> profiles = List.of();

    VirtualSet(
            World world, SetPlan plan, int household, Wire wire, Truth truth, Schedule schedule) {
        this.world = world;
        this.model =
                world.models().stream()
                        .filter(m -> m.key().equals(plan.model()))
                        .findFirst()
                        .orElseThrow();
        this.plan = plan;
        this.household = household;
        this.wire = wire;
        this.truth = truth;
        this.schedule = schedule;
    }

    /** Joins the household; the first set of a home makes it and leaves the phone's token. */
    void join(AtomicReference<String> phone) {
        Wires.Registered me =
                wire.post(
                                "/api/v1/devices",
                                Optional.empty(),
                                new Wires.Register(plan.model(), plan.serial()))
                        .as(Wires.Registered.class);
        Wires.Codes codes =
                wire.postForm(
                                "/oauth/device_authorization",
                                "client_id=" + me.deviceId() + "&client_secret=" + me.secret())
                        .as(Wires.Codes.class);
        Wires.Approved approved =
                wire.post(
                                "/api/v1/activations/" + codes.user_code() + "/approve",
                                Optional.of(phone.get()).filter(token -> !token.isEmpty()),
                                new Wires.Approve(
                                        "living room", Optional.of("Home " + household), "zh"))
                        .as(Wires.Approved.class);
        phone.set(approved.householdToken());
        keep(
                wire.postForm(
                        "/oauth/token",
                        "grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code="
                                + codes.device_code()
                                + "&client_id="
                                + me.deviceId()));
        profiles = get("/api/v1/me").as(Wires.Me.class).profiles();
    }

    void planViewings() {
        plan.viewings().forEach(viewing -> schedule.at(viewing.minute(), () -> play(viewing)));
    }

    private void play(Viewing viewing) {
        if (get("/api/v1/me").status() != 200) {
            throw new IllegalStateException("the set lost its sign-in");
        }
        switchOn(viewing);
        String profile = profile(viewing.kids());
        List<Wires.Card> catalogue = catalogue(profile);
        if (catalogue.isEmpty()) {
            truth.playRefused();
            return;
        }
        Wires.Card card = catalogue.get(viewing.titleDraw() % catalogue.size());
        Wire.Answer answer =
                authorised(token ->
                        wire.post(
                                "/api/v1/play",
                                token,
                                new Wires.PlayRequest(card.id(), profile, false)));
        if (answer.status() != 201) {
            truth.playRefused();
            return;
        }
        truth.played();
        Wires.Play play = answer.as(Wires.Play.class);
        int end = Math.min(viewing.stopAfterSeconds(), (int) play.timelineSeconds());
        Session session = new Session(play, viewing.minute(), end, new Random(viewing.faultSeed()));
        for (int from = 0, step = 1; from < end; from += STEP_SECONDS, step++) {
            int start = from;
            schedule.at(viewing.minute() + step, () -> report(session, start));
        }
    }

    /** Shows the boot ad that the house gives, if it gives one. */
    private void switchOn(Viewing viewing) {
        Wires.Boot boot =
                authorised(token -> wire.post("/api/v1/boot", token, java.util.Map.of()))
                        .as(Wires.Boot.class);
        boot.ad()
                .ifPresent(ad -> {
                    World.Campaign campaign = campaign(ad.title().en());
                    truth.shown(world, campaign, model, household, viewing.minute() / (24 * 60));
                    String at = schedule.instant(viewing.minute()).toString();
                    Object body = new Wires.AdBeacon("ad", ad.token(), "IMPRESSION", at);
                    send(List.of(body), 0, 0, 0);
                    truth.counted(
                            new Truth.Pool(model.maker(), "", campaign.lineItem()), household);
                });
    }

    /** Reports what happened in one step of the timeline. */
    private void report(Session session, int from) {
        int to = Math.min(from + STEP_SECONDS, session.end());
        List<Beacon> beacons = new ArrayList<>();
        for (Wires.Break pause : session.play().breaks()) {
            for (Wires.Ad ad : pause.ads()) {
                addPoints(session, ad, from, to, beacons);
            }
        }
        addWatched(session, from, to, beacons);
        deliver(session, beacons);
    }

    private void addPoints(Session session, Wires.Ad ad, int from, int to, List<Beacon> beacons) {
        String[] points = {
            "IMPRESSION", "FIRST_QUARTILE", "MIDPOINT", "THIRD_QUARTILE", "COMPLETE"
        };
        for (int quarter = 0; quarter < points.length; quarter++) {
            int second = (int) (ad.timelineAt() + ad.seconds() * quarter / 4);
            if (second >= from && second < to) {
                beacons.add(adBeacon(session, ad, points[quarter], second));
            }
        }
    }

    private Beacon adBeacon(Session session, Wires.Ad ad, String point, int second) {
        Runnable whenCounted = () -> {};
        if (point.equals("IMPRESSION")) {
            World.Campaign campaign = campaign(ad.title().en());
            truth.shown(world, campaign, model, household, session.minute() / (24 * 60));
            String provider = provider(session.play().title());
            whenCounted =
                    () ->
                            truth.counted(
                                    new Truth.Pool(model.maker(), provider, campaign.lineItem()),
                                    household);
        }
        Object body = new Wires.AdBeacon("ad", ad.token(), point, session.at(schedule, second));
        Object forged =
                new Wires.AdBeacon("ad", altered(ad.token()), point, session.at(schedule, second));
        return new Beacon(body, forged, Faults.draw(session.faults()), whenCounted);
    }

    private void addWatched(Session session, int from, int to, List<Beacon> beacons) {
        int seconds = session.contentBefore(to) - session.contentBefore(from);
        if (seconds == 0) {
            return;
        }
        Instant at = schedule.instant(session.minute()).plusSeconds(to);
        String id = Ids.at(at, session.faults().nextLong()).toString();
        int position = session.contentBefore(to);
        String token = session.play().viewToken();
        Faults drawn = Faults.draw(session.faults());
        Runnable whenCounted =
                () -> truth.watched(model.maker(), provider(session.play().title()), seconds);
        beacons.add(
                new Beacon(
                        new Wires.WatchBeacon("watch", token, id, at.toString(), position, seconds),
                        new Wires.WatchBeacon(
                                "watch", altered(token), id, at.toString(), position, seconds),
                        drawn == Faults.LATE ? Faults.NONE : drawn,
                        whenCounted));
    }

    private void deliver(Session session, List<Beacon> beacons) {
        List<Object> now = new ArrayList<>();
        List<Object> again = new ArrayList<>();
        int forged = 0;
        for (Beacon beacon : beacons) {
            switch (beacon.fault()) {
                case NONE -> now.add(beacon.body());
                case DOUBLE -> {
                    now.add(beacon.body());
                    again.add(beacon.body());
                }
                case FORGED_COPY -> {
                    now.add(beacon.forged());
                    now.add(beacon.body());
                    forged++;
                }
                case LATE -> {
                    int minute = session.minute() + LATE_MINUTES;
                    schedule.at(minute, () -> send(List.of(beacon.body()), 0, 1, 0));
                }
                case LOST -> {}
            }
        }
        send(now, 0, 0, forged);
        send(again, again.size(), 0, 0);
        beacons.stream()
                .filter(b -> b.fault() != Faults.LOST && b.fault() != Faults.LATE)
                .forEach(b -> b.whenCounted().run());
    }

    /** Sends one batch and holds the answer against what it must be. */
    private void send(List<Object> events, int duplicates, int late, int forged) {
        if (events.isEmpty()) {
            return;
        }
        Wires.Accepted answer =
                wire.post("/v1/events", Optional.empty(), new Wires.Batch(events))
                        .as(Wires.Accepted.class);
        int refused = answer.refused().size();
        if (answer.accepted() + answer.duplicates() + refused != events.size()
                || refused != late + forged) {
            throw new IllegalStateException(
                    plan.serial() + ": batch of " + events.size() + " answered by " + answer);
        }
        truth.answered(duplicates, late, forged);
    }

    private World.Campaign campaign(String title) {
        World.Campaign campaign = world.campaigns().get(title);
        if (campaign == null) {
            throw new IllegalStateException("an ad that nobody booked: " + title);
        }
        return campaign;
    }

    private String provider(Wires.Card card) {
        String key = world.providers().get(card.provider().en());
        if (key == null) {
            throw new IllegalStateException("a provider that nobody knows: " + card.provider());
        }
        return key;
    }

    private String profile(boolean kids) {
        String kind = kids ? "kids" : "adult";
        return profiles.stream()
                .filter(p -> p.kind().equalsIgnoreCase(kind))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** The films that this profile is offered, in a fixed order. */
    private List<Wires.Card> catalogue(String profile) {
        Wires.Home home = get("/api/v1/home?profile=" + profile).as(Wires.Home.class);
        return home.rows().stream()
                .flatMap(row -> row.items().stream())
                .filter(card ->
                        !card.kind().equalsIgnoreCase("channel")
                                && !card.kind().equalsIgnoreCase("series"))
                .collect(
                        java.util.stream.Collectors.toMap(
                                Wires.Card::id, c -> c, (a, _) -> a, java.util.TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private Wire.Answer get(String path) {
        return authorised(token -> wire.get(path, token));
    }

    /** Calls with the access token; renews it once when it has run out. */
    private Wire.Answer authorised(
            java.util.function.Function<Optional<String>, Wire.Answer> call) {
        String used = access;
        Wire.Answer answer = call.apply(Optional.of(used));
        if (answer.status() == 401) {
            renew(used);
            answer = call.apply(Optional.of(access));
        }
        return answer;
    }

    /** Of several calls that found the token expired at once, one renews it: a refresh works once. */
    private synchronized void renew(String expired) {
        if (access.equals(expired)) {
            keep(
                    wire.postForm(
                            "/oauth/token", "grant_type=refresh_token&refresh_token=" + refresh));
        }
    }

    private void keep(Wire.Answer answer) {
        Wires.Tokens tokens = answer.as(Wires.Tokens.class);
        access = tokens.access_token();
        refresh = tokens.refresh_token();
    }

    private static String altered(String token) {
        int middle = token.length() / 2;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        return token.substring(0, middle) + other + token.substring(middle + 1);
    }

    private record Beacon(Object body, Object forged, Faults fault, Runnable whenCounted) {}

    /**
     * One viewing in progress; {@code end} is the second of the timeline where the viewer leaves.
     */
    private record Session(Wires.Play play, int minute, int end, Random faults) {
        String at(Schedule schedule, int second) {
            return schedule.instant(minute).plusSeconds(second).toString();
        }

        /** Returns the whole seconds of content among the first seconds of the timeline. */
        int contentBefore(int timelineSecond) {
            double ads = 0;
            for (Wires.Break pause : play.breaks()) {
                ads += Math.clamp(timelineSecond - pause.timelineAt(), 0.0, pause.seconds());
            }
            return (int) Math.min(timelineSecond - ads, play.contentSeconds());
        }
    }
}
