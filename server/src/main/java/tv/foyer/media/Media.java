package tv.foyer.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tv.foyer.http.Routes;

/**
 * Films, spots and pictures of one folder. Safe for use by many threads; producing is done by one
 * at a time and may be broken off at any moment: what is whole stays, what is not is made again.
 */
public final class Media {
    /** No film takes longer on a machine that is worth running on. */
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final Path root;
    private final AssetFolder folder;
    private volatile Map<String, AssetFolder.Kept> kept;

    private Media(Path root, AssetFolder folder, Map<String, AssetFolder.Kept> kept) {
        this.root = root;
        this.folder = folder;
        this.kept = Map.copyOf(kept);
    }

    /**
     * Opens a folder, which is made if it is not there, and removes what a broken production left.
     * A folder belongs to one process.
     *
     * @throws MediaException if it cannot be read or written
     */
    public static Media open(Path root) {
        try {
            Files.createDirectories(root.resolve("art"));
            AssetFolder folder = new AssetFolder(root);
            return new Media(root, folder, folder.load());
        } catch (IOException e) {
            throw Folders.failure("the media folder " + root + " cannot be used", e);
        }
    }

    public Optional<Asset> asset(String key) {
        return Optional.ofNullable(kept.get(key)).map(AssetFolder.Kept::asset);
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

    /** Returns the path of a profile's picture under the server's root. */
    public static List<String> avatars() {
        return Emblems.FACES.stream().map(Emblems::avatarPath).toList();
    }

    /** Returns the path of a spot's masthead picture under the server's root. */
    public static String masthead(String spotKey) {
        return Emblems.mastheadPath(spotKey);
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
        try {
            String under = AssetFolder.root(take.key());
            AssetFolder.Kept made =
                    folder.make(
                            take.key(),
                            take.recipe(),
                            aside ->
                                    encoder.encode(
                                            take.reel().get(),
                                            aside,
                                            under,
                                            _ -> meter.secondDone(take.key())));
            Map<String, AssetFolder.Kept> more = new TreeMap<>(kept);
            more.put(take.key(), made);
            kept = Map.copyOf(more);
        } catch (IOException e) {
            throw Folders.failure(take.key() + " could not be kept", e);
        }
    }
}
