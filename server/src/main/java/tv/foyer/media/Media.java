package tv.foyer.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import tv.foyer.http.Routes;
import tv.foyer.scenery.Production;

/**
 * Films, spots and pictures of one folder. Safe for use by many threads; producing is done by one
 * at a time and may be broken off at any moment: what is whole stays, what is not is made again.
 */
public final class Media {
    /** No film takes longer on a machine that is worth running on. */
    private static final Duration LONGEST = Duration.ofMinutes(20);

    /** Path under the server's root of a caption segment without a word, for spots without any. */
    public static final String NO_WORDS = "/media/no-words.vtt";

    /** Where what advertisers delivered is kept. */
    private static final String CREATIVES = "creatives";

    private final Path root;
    private final AssetFolder folder;
    private final Object keeping = new Object();
    private final Map<String, Picture> delivered = new ConcurrentHashMap<>();
    private final Set<String> mezzanines = ConcurrentHashMap.newKeySet();
    private volatile Map<String, AssetFolder.Kept> kept;

    private Media(Path root, AssetFolder folder, Map<String, AssetFolder.Kept> kept) {
        this.root = root;
        this.folder = folder;
        this.kept = Map.copyOf(kept);
    }

    /** A still picture: its path under the server's root, and its size in pixels. */
    public record Picture(String path, int width, int height) {}

    /**
     * Opens a folder, which is made if it is not there, and removes what a broken production left.
     * A folder belongs to one process.
     *
     * @throws MediaException if it cannot be read or written
     */
    public static Media open(Path root) {
        try {
            Files.createDirectories(root.resolve("art"));
            Files.createDirectories(root.resolve(CREATIVES));
            AssetFolder folder = new AssetFolder(root);
            Media media = new Media(root, folder, folder.load());
            media.loadDelivered();
            return media;
        } catch (IOException e) {
            throw Folders.failure("the media folder " + root + " cannot be used", e);
        }
    }

    public Optional<Asset> asset(String key) {
        return Optional.ofNullable(kept.get(key)).map(AssetFolder.Kept::asset);
    }

    /** Returns a still picture for a surface: delivered by an advertiser, or of the demo. */
    public Optional<Picture> picture(String key) {
        return Optional.ofNullable(delivered.get(key))
                .or(() -> Production.still(key).map(Media::picture).filter(this::isThere));
    }

    /** Returns the path of a delivered film's MP4 of high quality, if one is kept. */
    public Optional<String> mezzanine(String assetKey) {
        return mezzanines.contains(assetKey)
                ? Optional.of("/media/" + CREATIVES + "/" + assetKey + ".mp4")
                : Optional.empty();
    }

    /** Returns the keys of delivered films whose asset is not there or was cut in an older way. */
    List<String> outdated(String recipe) {
        return mezzanines.stream()
                .filter(key -> !kept.containsKey(key) || !kept.get(key).recipe().equals(recipe))
                .sorted()
                .toList();
    }

    /** Returns where a delivered film's MP4 of high quality is kept. */
    Path mezzanineFile(String assetKey) {
        return root.resolve(CREATIVES).resolve(assetKey + ".mp4");
    }

    /** Returns the door for films that others made. */
    public Footage footage() {
        return new Footage(this, root.resolve("tools"));
    }

    /**
     * Keeps a delivered picture for good; the same key again leaves what is there.
     *
     * @param key lower-case letters, digits and dashes
     * @param ending {@code png} or {@code jpg}
     */
    public Picture keepPicture(String key, String ending, byte[] bytes) {
        requirePlain(key);
        Path place = root.resolve(CREATIVES).resolve(key + "." + ending);
        try {
            if (!Files.exists(place)) {
                Path aside = Files.createTempFile(root.resolve("making"), "picture-", ".part");
                Files.write(aside, bytes);
                Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
            }
            return loadDelivered(place)
                    .orElseThrow(() -> new MediaException(place + " is no picture"));
        } catch (IOException e) {
            throw Folders.failure("a picture could not be kept", e);
        }
    }

    /** Returns all assets, by key. */
    public List<Asset> assets() {
        return new TreeMap<>(kept).values().stream().map(AssetFolder.Kept::asset).toList();
    }

    /** Returns whether nothing of a plan is missing. */
    public boolean has(Production plan) {
        return plan.takes().stream().noneMatch(this::isMissing)
                && plan.pictures().stream().noneMatch(this::isMissing);
    }

    /**
     * Makes what is missing of a plan, pictures first.
     *
     * @throws MediaException if the disk is full, the machine is not one FFmpeg is brought for, or
     *     FFmpeg fails; what was made before stays
     */
    public synchronized void produce(Production plan, Progress progress) {
        List<Production.Picture> pictures =
                plan.pictures().stream().filter(this::isMissing).toList();
        List<Production.Take> takes = plan.takes().stream().filter(this::isMissing).toList();
        Meter meter = new Meter(pictures.size(), takes, progress);
        for (Production.Picture picture : pictures) {
            draw(picture);
            meter.pictureDone();
        }
        if (!takes.isEmpty()) {
            Path tools = Toolbox.unpack(root.resolve("tools"));
            Encoder encoder = new Encoder(new Ffmpeg(tools, LONGEST));
            takes.forEach(take -> encode(take, encoder, meter));
        }
    }

    /** Returns the path of an asset's own HLS master under the server's root. */
    public static String master(String assetKey) {
        return AssetFolder.root(assetKey) + "/master.m3u8";
    }

    /** Returns the routes under {@code /media}. */
    public Routes routes() {
        return new MediaRoutes(this, root).routes();
    }

    private boolean isMissing(Production.Take take) {
        AssetFolder.Kept there = kept.get(take.key());
        return there == null || !there.recipe().equals(take.recipe());
    }

    private boolean isMissing(Production.Picture picture) {
        return !Files.exists(file(picture));
    }

    private Path file(Production.Picture picture) {
        return root.resolve(picture.path().substring("/media/".length()));
    }

    private void draw(Production.Picture picture) {
        try {
            Path aside = Files.createTempFile(root.resolve("making"), "art-", ".part");
            Files.write(aside, picture.bytes().get());
            Files.move(aside, file(picture), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Folders.failure(picture.path() + " could not be written", e);
        }
    }

    private void encode(Production.Take take, Encoder encoder, Meter meter) {
        keep(
                take.key(),
                take.recipe(),
                (aside, under) ->
                        encoder.encode(
                                take.reel().get(),
                                aside,
                                under,
                                _ -> meter.secondDone(take.key())));
    }

    /** Makes an asset in an empty folder, whose later path under the server's root is told. */
    interface Making {
        Asset in(Path aside, String under) throws IOException;
    }

    /** Makes an asset and makes it known. */
    Asset keep(String key, String recipe, Making making) {
        requirePlain(key);
        try {
            AssetFolder.Kept made =
                    folder.make(
                            key,
                            recipe,
                            aside -> {
                                try {
                                    return making.in(aside, AssetFolder.root(key));
                                } catch (IOException e) {
                                    throw Folders.failure(key + " could not be made", e);
                                }
                            });
            synchronized (keeping) {
                Map<String, AssetFolder.Kept> more = new TreeMap<>(kept);
                more.put(key, made);
                kept = Map.copyOf(more);
            }
            return made.asset();
        } catch (IOException e) {
            throw Folders.failure(key + " could not be kept", e);
        }
    }

    void keepMezzanine(String key, Path file) {
        requirePlain(key);
        try {
            Files.move(file, mezzanineFile(key), StandardCopyOption.ATOMIC_MOVE);
            mezzanines.add(key);
        } catch (IOException e) {
            throw Folders.failure(key + " could not be kept", e);
        }
    }

    Path workFolder() throws IOException {
        return folder.workFolder();
    }

    private void loadDelivered() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(CREATIVES))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".mp4")) {
                    mezzanines.add(name.substring(0, name.length() - ".mp4".length()));
                } else {
                    loadDelivered(file);
                }
            }
        }
    }

    /** Reads a picture's size from its first bytes, not its pixels. */
    private Optional<Picture> loadDelivered(Path file) throws IOException {
        String name = file.getFileName().toString();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                Picture picture =
                        new Picture(
                                "/media/" + CREATIVES + "/" + name,
                                reader.getWidth(0),
                                reader.getHeight(0));
                delivered.put(name.substring(0, name.lastIndexOf('.')), picture);
                return Optional.of(picture);
            } finally {
                reader.dispose();
            }
        }
    }

    private static Picture picture(Production.Still still) {
        return new Picture(still.path(), still.width(), still.height());
    }

    private boolean isThere(Picture picture) {
        return Files.exists(root.resolve(picture.path().substring("/media/".length())));
    }

    private static void requirePlain(String key) {
        if (!key.matches("[a-z0-9][a-z0-9-]{0,127}")) {
            throw new IllegalArgumentException("key: " + key + " (a plain name expected)");
        }
    }
}
