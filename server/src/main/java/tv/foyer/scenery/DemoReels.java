package tv.foyer.scenery;

import static tv.foyer.scenery.Composition.*;

import java.util.ArrayList;
import java.util.List;

/** The demo's films and spots. */
final class DemoReels {
    private static final int FILM_SECONDS = 120;

    /** Raised whenever a film or spot would look, sound, read or be cut differently. */
    private static final String RECIPE = "2";

    private static final Film.Voices VOYAGE =
            new Film.Voices(new Score.Mood(3, 0, false, 0.5), new Score.Mood(-2, 2, false, 0.75));

    private DemoReels() {}

    static Production production() {
        List<Production.Take> takes = new ArrayList<>(spots());
        takes.addAll(voyages());
        takes.addAll(gardens());
        List<Production.Picture> pictures = new ArrayList<>();
        for (String face : Emblems.FACES) {
            pictures.add(
                    new Production.Picture(Emblems.avatarPath(face), () -> Emblems.avatar(face)));
        }
        pictures.add(masthead("brightwok-noodles", SpotDesigns::noodles, 70));
        pictures.add(masthead("pedalfox-ride", SpotDesigns::ride, 70));
        pictures.add(masthead("ombrix-glow", SpotDesigns::glow, 36));
        for (SurfaceArt art : SurfaceArt.values()) {
            pictures.add(new Production.Picture(art.still().path(), art::draw));
        }
        return new Production(takes, pictures);
    }

    static Production small() {
        return new Production(
                List.of(
                        spoken(
                                "clip-1",
                                20,
                                VOYAGE,
                                scene(BOAT, Palette.DUSK),
                                scene(SKYLINE, Palette.INDIGO)),
                        spot(
                                "brightwok-noodles",
                                5,
                                new Score.Mood(5, 2, false, 0.25),
                                SpotDesigns::noodles),
                        spot(
                                "pedalfox-dawn",
                                5,
                                new Score.Mood(7, 4, false, 0.25),
                                SpotDesigns::dawn)),
                List.of());
    }

    private static Production.Picture masthead(String spot, Spot.Design design, int shift) {
        return new Production.Picture(
                Emblems.mastheadPath(spot), () -> Emblems.masthead(design, shift));
    }

    private static List<Production.Take> spots() {
        return List.of(
                spot("pedalfox-dawn", 5, new Score.Mood(7, 4, false, 0.25), SpotDesigns::dawn),
                spot(
                        "brightwok-noodles",
                        15,
                        new Score.Mood(5, 2, false, 0.25),
                        SpotDesigns::noodles),
                spot("pedalfox-ride", 15, new Score.Mood(3, 0, false, 0.2), SpotDesigns::ride),
                spot("ombrix-glow", 15, new Score.Mood(0, 3, true, 0.5), SpotDesigns::glow),
                spot("hearthline-house", 10, new Score.Mood(2, 1, false, 0.5), NightStreet::spot),
                spot("hearthline-break", 15, new Score.Mood(2, 1, false, 0.5), NightStreet::spot));
    }

    /** Sea, town and space. */
    private static List<Production.Take> voyages() {
        return List.of(
                spoken(
                        "clip-1",
                        FILM_SECONDS,
                        VOYAGE,
                        scene(BOAT, Palette.DUSK),
                        scene(LIGHTHOUSE, Palette.DUSK),
                        scene(TRAIN, Palette.DUSK),
                        scene(MOUNTAINS, Palette.PLUM),
                        scene(BALLOONS, Palette.DESERT),
                        scene(BOAT, Palette.AMBER),
                        scene(PAPER_HILLS, Palette.DESERT),
                        scene(MOUNTAINS, Palette.DUSK)),
                film(
                        "clip-2",
                        FILM_SECONDS,
                        new Score.Mood(0, 1, true, 0.75),
                        scene(RAIN, Palette.TEAL),
                        scene(SKYLINE, Palette.INDIGO),
                        scene(ROOFTOPS, Palette.INDIGO),
                        scene(RAIN, Palette.VIOLET),
                        scene(TRAIN, Palette.CRIMSON),
                        scene(SKYLINE, Palette.VIOLET),
                        scene(LIGHTHOUSE, Palette.INDIGO),
                        scene(ROOFTOPS, Palette.TEAL)),
                film(
                        "clip-3",
                        FILM_SECONDS,
                        new Score.Mood(5, 3, true, 1.0),
                        scene(PLANET, Palette.VIOLET),
                        scene(AURORA, Palette.VIOLET),
                        scene(PLANET, Palette.TEAL),
                        scene(GEOMETRY, Palette.PLUM),
                        scene(AURORA, Palette.TEAL),
                        scene(PLANET, Palette.CRIMSON),
                        scene(DEEP, Palette.INDIGO),
                        scene(AURORA, Palette.INDIGO)));
    }

    /** Woods, lanterns and snow. */
    private static List<Production.Take> gardens() {
        return List.of(
                film(
                        "clip-4",
                        FILM_SECONDS,
                        new Score.Mood(7, 2, false, 0.6),
                        scene(FOREST, Palette.MOSS),
                        scene(TERRACES, Palette.MOSS),
                        scene(BAMBOO, Palette.MINT),
                        scene(DEEP, Palette.TEAL),
                        scene(TERRACES, Palette.MINT),
                        scene(FOREST, Palette.AMBER),
                        scene(DEEP, Palette.MINT),
                        scene(BALLOONS, Palette.MINT)),
                film(
                        "clip-5",
                        FILM_SECONDS,
                        new Score.Mood(2, 5, true, 0.75),
                        scene(BAMBOO, Palette.PAPER),
                        scene(LANTERNS, Palette.CRIMSON),
                        scene(DUNES, Palette.PLUM),
                        scene(TERRACES, Palette.AMBER),
                        scene(LANTERNS, Palette.INDIGO),
                        scene(BOAT, Palette.PLUM),
                        scene(DUNES, Palette.DESERT),
                        scene(LANTERNS, Palette.PLUM)),
                film(
                        "clip-6",
                        FILM_SECONDS,
                        new Score.Mood(9, 4, false, 0.4),
                        scene(BALLOONS, Palette.CORAL),
                        scene(PAPER_HILLS, Palette.CORAL),
                        scene(SNOW_VILLAGE, Palette.FROST),
                        scene(GEOMETRY, Palette.CORAL),
                        scene(TRAIN, Palette.FROST),
                        scene(PAPER_HILLS, Palette.ROSE),
                        scene(SNOW_VILLAGE, Palette.INDIGO),
                        scene(BALLOONS, Palette.ROSE)));
    }

    private static Film.Scene scene(Composition composition, Palette palette) {
        return new Film.Scene(composition, palette);
    }

    private static Production.Take film(
            String key, int seconds, Score.Mood mood, Film.Scene... scenes) {
        List<Film.Scene> all = List.of(scenes);
        return new Production.Take(
                key, seconds, recipe(seconds), () -> new Film(key, seconds, mood, all));
    }

    private static Production.Take spoken(
            String key, int seconds, Film.Voices voices, Film.Scene... scenes) {
        List<Film.Scene> all = List.of(scenes);
        return new Production.Take(
                key, seconds, recipe(seconds), () -> Film.spoken(key, seconds, voices, all));
    }

    private static Production.Take spot(
            String key, int seconds, Score.Mood mood, Spot.Design design) {
        return new Production.Take(
                key, seconds, recipe(seconds), () -> new Spot(key, seconds, mood, design));
    }

    private static String recipe(int seconds) {
        return RECIPE + "/" + seconds + "s";
    }
}
