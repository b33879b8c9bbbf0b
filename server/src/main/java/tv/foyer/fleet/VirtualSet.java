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
    private static final long HABITS = 0x5EA7;

    private final World world;
    private final World.Model model;
    private final SetPlan plan;
    private final int household;
    private final Wire wire;
    private final Truth truth;
    private final Conduct conduct;
    private final Schedule schedule;
    private final BeaconMail mail;
    private final QualityReports quality;
    private volatile String access = "";
    private volatile String refresh = "";
    private List<Wires.Profile> profiles = List.of();
    private List<Wires.Card> catalogue = List.of();

    /** What all sets of a fleet share. */
    record Surroundings(World world, Wire wire, Truth truth, Conduct conduct, Schedule schedule) {}

    VirtualSet(Surroundings around, SetPlan plan, int household) {
        this.world = around.world();
        this.model =
                world.models().stream()
                        .filter(m -> m.key().equals(plan.model()))
                        .findFirst()
                        .orElseThrow();
        this.plan = plan;
        this.household = household;
        this.wire = around.wire();
        this.truth = around.truth();
        this.conduct = around.conduct();
        this.schedule = around.schedule();
        this.mail = new BeaconMail(plan.serial(), wire, truth, schedule);
        this.quality = new QualityReports(plan.model(), world.terms().operator(), wire);
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
        Random habits = new Random(viewing.faultSeed() ^ HABITS);
        lookAtHome(viewing, profile, habits);
        catalogue = catalogue(profile);
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
        for (Wires.Break one : play.breaks()) {
            saw(
                    viewing,
                    one.kind(),
                    one.ads().stream()
                            .filter(ad -> ad.timelineAt() < end)
                            .map(ad -> new Conduct.Shown(campaign(ad.title().en()), ad.seconds()))
                            .toList());
        }
        for (int from = 0, step = 1; from < end; from += STEP_SECONDS, step++) {
            int start = from;
            schedule.at(viewing.minute() + step, () -> report(session, start));
        }
        inFilm(viewing, profile, card, habits);
    }

    /** The home screen: its masthead, one card of a row, and sometimes nobody touches a key. */
    private void lookAtHome(Viewing viewing, String profile, Random habits) {
        List<String> wells = new ArrayList<>(List.of("MASTHEAD", "ROW_SLOT"));
        if (habits.nextInt(4) == 0) {
            wells.add("SCREENSAVER");
        }
        surfaces(viewing, profile, Optional.empty(), wells);
    }

    /** During a film: some pause, some get an overlay or a squeezed picture. */
    private void inFilm(Viewing viewing, String profile, Wires.Card card, Random habits) {
        List<String> wells = new ArrayList<>();
        if (habits.nextInt(3) == 0) {
            wells.add("PAUSE");
        }
        if (habits.nextInt(3) == 0) {
            wells.add(habits.nextBoolean() ? "OVERLAY" : "SQUEEZEBACK");
        }
        if (!wells.isEmpty()) {
            surfaces(viewing, profile, Optional.of(card), wells);
        }
    }

    private void surfaces(
            Viewing viewing, String profile, Optional<Wires.Card> card, List<String> wells) {
        Wires.AdsAsk ask =
                new Wires.AdsAsk(
                        profile,
                        card.map(Wires.Card::id),
                        wells.stream().map(Wires.Well::new).toList());
        Wires.AdsAnswer answer =
                authorised(token -> wire.post("/api/v1/ads", token, ask)).as(Wires.AdsAnswer.class);
        String provider = card.map(this::provider).orElse("");
        Random faults = new Random(viewing.faultSeed() + wells.size());
        List<BeaconMail.Beacon> beacons = new ArrayList<>();
        for (Wires.Filled filled : answer.breaks()) {
            saw(
                    viewing,
                    filled.surface(),
                    filled.ads().stream()
                            .map(ad -> new Conduct.Shown(campaign(ad.title().en()), ad.seconds()))
                            .toList());
            for (Wires.SurfaceAd ad : filled.ads()) {
                truth.shown();
                beacons.add(surfaceBeacon(viewing, ad, provider, faults));
            }
        }
        mail.deliver(viewing.minute(), beacons);
    }

    private BeaconMail.Beacon surfaceBeacon(
            Viewing viewing, Wires.SurfaceAd ad, String provider, Random faults) {
        if (ad.label().zh().isBlank() || ad.label().en().isBlank()) {
            throw new IllegalStateException("an ad without a label: " + ad.title());
        }
        World.Campaign campaign = campaign(ad.title().en());
        String at = schedule.instant(viewing.minute()).toString();
        return new BeaconMail.Beacon(
                new Wires.AdBeacon("ad", ad.token(), "IMPRESSION", at),
                new Wires.AdBeacon("ad", BeaconMail.altered(ad.token()), "IMPRESSION", at),
                Faults.draw(faults),
                () ->
                        truth.counted(
                                new Truth.Pool(model.maker(), provider, campaign.lineItem()),
                                household));
    }

    private void saw(Viewing viewing, String surface, List<Conduct.Shown> pod) {
        conduct.saw(
                new Conduct.Screen(model, household, viewing.kids(), surface, viewing.minute()),
                pod);
    }

    /** Shows the boot ad that the house gives, if it gives one. */
    private void switchOn(Viewing viewing) {
        Wires.Boot boot =
                authorised(token -> wire.post("/api/v1/boot", token, java.util.Map.of()))
                        .as(Wires.Boot.class);
        boot.ad()
                .ifPresent(ad -> {
                    World.Campaign campaign = campaign(ad.title().en());
                    truth.shown();
                    conduct.saw(
                            new Conduct.Screen(model, household, false, "BOOT", viewing.minute()),
                            List.of(new Conduct.Shown(campaign, ad.seconds())));
                    String at = schedule.instant(viewing.minute()).toString();
                    Object body = new Wires.AdBeacon("ad", ad.token(), "IMPRESSION", at);
                    mail.send(List.of(body), 0, 0, 0);
                    truth.counted(
                            new Truth.Pool(model.maker(), "", campaign.lineItem()), household);
                });
    }

    /** Reports what happened in one step of the timeline. */
    private void report(Session session, int from) {
        int to = Math.min(from + STEP_SECONDS, session.end());
        List<BeaconMail.Beacon> beacons = new ArrayList<>();
        for (Wires.Break pause : session.play().breaks()) {
            for (Wires.Ad ad : pause.ads()) {
                addPoints(session, ad, from, to, beacons);
            }
        }
        addWatched(session, from, to, beacons);
        mail.deliver(session.minute(), beacons);
        if (QualityReports.due(to, session.end())) {
            Instant at = schedule.instant(session.minute()).plusSeconds(to);
            authorised(token -> quality.report(token, session.play().session(), at, to));
        }
    }

    private void addPoints(
            Session session, Wires.Ad ad, int from, int to, List<BeaconMail.Beacon> beacons) {
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

    private BeaconMail.Beacon adBeacon(Session session, Wires.Ad ad, String point, int second) {
        Runnable whenCounted = () -> {};
        if (point.equals("IMPRESSION")) {
            World.Campaign campaign = campaign(ad.title().en());
            truth.shown();
            String provider = provider(session.play().title());
            whenCounted =
                    () ->
                            truth.counted(
                                    new Truth.Pool(model.maker(), provider, campaign.lineItem()),
                                    household);
        }
        Object body = new Wires.AdBeacon("ad", ad.token(), point, session.at(schedule, second));
        Object forged =
                new Wires.AdBeacon(
                        "ad", BeaconMail.altered(ad.token()), point, session.at(schedule, second));
        return new BeaconMail.Beacon(body, forged, Faults.draw(session.faults()), whenCounted);
    }

    private void addWatched(Session session, int from, int to, List<BeaconMail.Beacon> beacons) {
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
                new BeaconMail.Beacon(
                        new Wires.WatchBeacon("watch", token, id, at.toString(), position, seconds),
                        new Wires.WatchBeacon(
                                "watch",
                                BeaconMail.altered(token),
                                id,
                                at.toString(),
                                position,
                                seconds),
                        drawn == Faults.LATE ? Faults.NONE : drawn,
                        whenCounted));
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

    /** A refresh token works once, so of two calls that find the token stale only one renews it. */
    private synchronized void renew(String stale) {
        if (access.equals(stale)) {
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
