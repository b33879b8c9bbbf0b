package tv.foyer.scenery;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The scenes that can be drawn, what falls through their air in a film, and where they belong. */
@SuppressWarnings("ImmutableEnumChecker") // method references and List.of never change
enum Composition {
    MOUNTAINS(
            LandScenes::mountains,
            Air.CLEAR,
            Palette.DUSK,
            Palette.ROSE,
            Palette.FROST,
            Palette.TEAL,
            Palette.PLUM),
    DUNES(
            LandScenes::dunes,
            Air.DUST,
            Palette.DESERT,
            Palette.AMBER,
            Palette.PLUM,
            Palette.INDIGO,
            Palette.ROSE),
    TERRACES(
            LandScenes::terraces,
            Air.CLEAR,
            Palette.MOSS,
            Palette.MINT,
            Palette.AMBER,
            Palette.CORAL),
    FOREST(
            LandScenes::forest,
            Air.GLOWS,
            Palette.MOSS,
            Palette.TEAL,
            Palette.AMBER,
            Palette.MINT,
            Palette.VIOLET),
    SNOW_VILLAGE(
            VillageScenes::snowVillage,
            Air.SNOW,
            Palette.FROST,
            Palette.INDIGO,
            Palette.ROSE,
            Palette.DUSK),
    BALLOONS(
            VillageScenes::balloons,
            Air.CLEAR,
            Palette.CORAL,
            Palette.MINT,
            Palette.ROSE,
            Palette.DESERT,
            Palette.DUSK),
    TRAIN(
            VillageScenes::train,
            Air.CLEAR,
            Palette.DUSK,
            Palette.MOSS,
            Palette.CRIMSON,
            Palette.FROST,
            Palette.AMBER),
    BAMBOO(
            VillageScenes::bamboo,
            Air.CLEAR,
            Palette.PAPER,
            Palette.MINT,
            Palette.TEAL,
            Palette.MOSS),
    BOAT(
            WaterScenes::boat,
            Air.CLEAR,
            Palette.DUSK,
            Palette.CORAL,
            Palette.TEAL,
            Palette.AMBER,
            Palette.PLUM),
    LIGHTHOUSE(
            WaterScenes::lighthouse,
            Air.CLEAR,
            Palette.TEAL,
            Palette.INDIGO,
            Palette.DUSK,
            Palette.VIOLET),
    LANTERNS(
            WaterScenes::lanterns,
            Air.GLOWS,
            Palette.INDIGO,
            Palette.CRIMSON,
            Palette.VIOLET,
            Palette.PLUM),
    DEEP(DeepScene::deep, Air.DUST, Palette.TEAL, Palette.CORAL, Palette.MINT, Palette.INDIGO),
    SKYLINE(
            CityScenes::skyline,
            Air.CLEAR,
            Palette.INDIGO,
            Palette.PLUM,
            Palette.DUSK,
            Palette.VIOLET,
            Palette.CRIMSON),
    RAIN(CityScenes::rain, Air.RAIN, Palette.VIOLET, Palette.TEAL, Palette.CRIMSON, Palette.INDIGO),
    ROOFTOPS(
            CityScenes::rooftops,
            Air.CLEAR,
            Palette.INDIGO,
            Palette.DUSK,
            Palette.VIOLET,
            Palette.TEAL,
            Palette.CRIMSON),
    PLANET(
            SkyScenes::planet,
            Air.CLEAR,
            Palette.VIOLET,
            Palette.PLUM,
            Palette.INDIGO,
            Palette.CRIMSON,
            Palette.TEAL),
    AURORA(SkyScenes::aurora, Air.SNOW, Palette.VIOLET, Palette.TEAL, Palette.INDIGO),
    GEOMETRY(
            SkyScenes::geometry,
            Air.CLEAR,
            Palette.CORAL,
            Palette.PLUM,
            Palette.MINT,
            Palette.AMBER,
            Palette.DESERT),
    PAPER_HILLS(
            SkyScenes::paper,
            Air.CLEAR,
            Palette.CORAL,
            Palette.ROSE,
            Palette.MINT,
            Palette.DESERT,
            Palette.PLUM);

    /** What moves in front of a filmed scene. */
    enum Air {
        CLEAR,
        DUST,
        GLOWS,
        SNOW,
        RAIN
    }

    private final Consumer<Stage> painter;
    private final Air air;
    private final List<Palette> palettes;

    Composition(Consumer<Stage> painter, Air air, Palette... palettes) {
        this.painter = painter;
        this.air = air;
        this.palettes = List.of(palettes);
    }

    void paint(Stage stage) {
        painter.accept(stage);
    }

    Air air() {
        return air;
    }

    /** The palettes that suit this scene. */
    List<Palette> palettes() {
        return palettes;
    }

    /** Scenes that suit a genre, or the one of that name; an unknown word may have any. */
    static List<Composition> of(String genre) {
        return switch (genre.strip().toLowerCase(Locale.ROOT)) {
            case "scifi", "sci-fi", "science-fiction", "fantasy" ->
                    List.of(PLANET, AURORA, GEOMETRY, DEEP, SKYLINE, MOUNTAINS);
            case "thriller", "crime", "mystery", "horror" ->
                    List.of(RAIN, SKYLINE, LIGHTHOUSE, ROOFTOPS, FOREST, TRAIN);
            case "romance", "drama" ->
                    List.of(
                            BOAT,
                            RAIN,
                            LANTERNS,
                            TRAIN,
                            ROOFTOPS,
                            PAPER_HILLS,
                            LIGHTHOUSE,
                            SNOW_VILLAGE);
            case "comedy", "music", "dance" ->
                    List.of(GEOMETRY, ROOFTOPS, BALLOONS, SKYLINE, PAPER_HILLS, LANTERNS);
            case "family", "kids", "animation", "children" ->
                    List.of(BALLOONS, PAPER_HILLS, ROOFTOPS, DEEP, SNOW_VILLAGE, FOREST);
            case "documentary", "nature", "travel" ->
                    List.of(DEEP, TERRACES, DUNES, MOUNTAINS, FOREST, AURORA, BAMBOO);
            case "history", "war", "costume", "wuxia" ->
                    List.of(BAMBOO, LANTERNS, DUNES, TERRACES, MOUNTAINS, BOAT);
            case "adventure", "action", "sport" ->
                    List.of(DUNES, MOUNTAINS, TRAIN, BALLOONS, BOAT, PLANET, LIGHTHOUSE);
            case "food", "cooking", "lifestyle" ->
                    List.of(TERRACES, GEOMETRY, LANTERNS, SNOW_VILLAGE, PAPER_HILLS);
            default -> named(genre);
        };
    }

    private static List<Composition> named(String word) {
        String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        List<Composition> exact =
                Stream.of(values()).filter(one -> one.name().equals(name)).toList();
        return exact.isEmpty() ? List.of(values()) : exact;
    }
}
