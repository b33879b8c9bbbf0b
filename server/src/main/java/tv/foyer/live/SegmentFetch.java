package tv.foyer.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import tv.foyer.hls.ByteRange;
import tv.foyer.net.Outbound;

/**
 * Brings segments from an origin to the shelf. A byte range is cut from the whole resource, for the
 * one outbound client asks for no ranges.
 */
final class SegmentFetch {
    private static final Logger LOG = Logger.getLogger(SegmentFetch.class.getName());
    private static final long MOST_BYTES = 64L << 20;

    private final Outbound outbound;
    private final SegmentShelf shelf;
    private final LiveMeters meters;

    SegmentFetch(Outbound outbound, SegmentShelf shelf, LiveMeters meters) {
        this.outbound = outbound;
        this.shelf = shelf;
        this.meters = meters;
    }

    /** Brings a segment and its initialisation section; false if either did not come. */
    boolean bring(String rung, Piece piece) {
        Optional<Piece.Init> init = piece.init();
        boolean ready =
                init.isEmpty()
                        || shelf.has(rung, init.get().name())
                        || bring(rung, init.get().name(), init.get().origin(), init.get().range());
        return ready && bring(rung, piece.name(), piece.origin(), piece.range());
    }

    private boolean bring(String rung, String name, String from, Optional<ByteRange> range) {
        Path scratch = null;
        try {
            scratch = shelf.scratch();
            outbound.download(URI.create(from), MOST_BYTES, scratch);
            if (range.isPresent() && !cut(scratch, range.get())) {
                meters.count(LiveMeters.Fault.RANGE);
                return false;
            }
            shelf.put(rung, name, scratch);
            return true;
        } catch (Outbound.Refused e) {
            meters.count(LiveMeters.of(e.why()));
            return false;
        } catch (IllegalArgumentException e) {
            meters.count(LiveMeters.Fault.ADDRESS);
            return false;
        } catch (IOException e) {
            meters.count(LiveMeters.Fault.DISK);
            LOG.log(Level.WARNING, "a live segment could not be kept", e);
            return false;
        } finally {
            discard(scratch);
        }
    }

    private static boolean cut(Path file, ByteRange range) throws IOException {
        if (Files.size(file) < range.offset() + range.length()) {
            return false;
        }
        Path part = file.resolveSibling(file.getFileName() + ".cut");
        try (InputStream in = Files.newInputStream(file);
                var out = Files.newOutputStream(part)) {
            in.skipNBytes(range.offset());
            byte[] wanted = in.readNBytes((int) Math.min(range.length(), MOST_BYTES));
            out.write(wanted);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private static void discard(@Nullable Path scratch) {
        try {
            if (scratch != null) {
                Files.deleteIfExists(scratch);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a file was left", e);
        }
    }
}
