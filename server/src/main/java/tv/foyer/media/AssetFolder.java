package tv.foyer.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tv.foyer.json.BadJson;
import tv.foyer.json.Json;

/**
 * Assets on disk: {@code assets/<key>} holds a whole asset and its {@code asset.json}, or does not
 * exist. What is being made lies under {@code making} and is thrown away at the next start.
 */
final class AssetFolder {
    private static final String INDEX = "asset.json";

    /**
     * What {@code asset.json} says.
     *
     * @param recipe what the asset was made by; another recipe for the same key makes it anew
     */
    record Kept(String recipe, Asset asset) {}

    private final Path assets;
    private final Path making;

    AssetFolder(Path root) throws IOException {
        this.assets = Files.createDirectories(root.resolve("assets"));
        this.making = root.resolve("making");
        Folders.delete(making);
        Files.createDirectories(making);
    }

    Map<String, Kept> load() throws IOException {
        Map<String, Kept> kept = new TreeMap<>();
        try (Stream<Path> folders = Files.list(assets)) {
            for (Path folder : folders.toList()) {
                read(folder).ifPresent(one -> kept.put(one.asset().key(), one));
            }
        }
        return kept;
    }

    private static Optional<Kept> read(Path folder) throws IOException {
        Path index = folder.resolve(INDEX);
        if (!Files.exists(index)) {
            return Optional.empty();
        }
        try {
            Kept kept = Json.read(Files.readAllBytes(index), Kept.class);
            return complete(folder, kept.asset()) ? Optional.of(kept) : Optional.empty();
        } catch (BadJson spoilt) {
            // Treated as not there: the next production makes it anew.
            return Optional.empty();
        }
    }

    private static boolean complete(Path folder, Asset asset) {
        String root = root(asset.key());
        return folder.endsWith(asset.key())
                && asset.tracks()
                        .flatMap(track ->
                                Stream.concat(
                                        track.start().stream(),
                                        track.segments().stream().map(Asset.Segment::path)))
                        .allMatch(path ->
                                path.startsWith(root + "/")
                                        && Files.isRegularFile(
                                                folder.resolve(path.substring(root.length() + 1))));
    }

    /** Returns a new empty folder for work that is thrown away at the next start. */
    Path workFolder() throws IOException {
        return Files.createTempDirectory(making, "work-");
    }

    /** Makes an asset aside and puts it into its place in one move. */
    Kept make(String key, String recipe, Function<Path, Asset> maker) throws IOException {
        Path aside = Files.createTempDirectory(making, key + "-");
        Kept kept = new Kept(recipe, maker.apply(aside));
        Files.writeString(aside.resolve(INDEX), Json.pretty(kept));
        Path place = assets.resolve(key);
        Folders.delete(place);
        Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
        return kept;
    }

    /** Returns an asset folder's path under the server's root. */
    static String root(String key) {
        return "/media/assets/" + key;
    }
}
