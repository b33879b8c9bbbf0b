package tv.foyer.creatives;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import tv.foyer.kernel.CreativeId;
import tv.foyer.net.Outbound;

/**
 * The bytes of deliveries that are not done, each in a file by its id: whole, or not there. Nothing
 * is held in memory but a buffer.
 */
final class Inbox {
    private static final int BUFFER = 64 << 10;
    private static final String PART = ".part";

    private final Path folder;
    private final long mostBytes;
    private final Duration mostTime;

    Inbox(Path folder, long mostBytes, Duration mostTime) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.mostTime = mostTime;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of deliveries cannot be used", e);
        }
    }

    /** Whoever sends took longer than anyone needs. */
    static final class TooSlow extends RuntimeException {
        TooSlow(Duration most) {
            super("not here within " + most.toMinutes() + " min");
        }
    }

    Path file(CreativeId id) {
        return folder.resolve(id.value().toString());
    }

    boolean has(CreativeId id) {
        return Files.isRegularFile(file(id));
    }

    /**
     * Takes in a delivery and returns its SHA-256 in hex.
     *
     * @throws TooSlow after the time; what had come is thrown away
     */
    String receive(CreativeId id, InputStream in) {
        return land(
                id,
                part -> {
                    long end = System.nanoTime() + mostTime.toNanos();
                    try (OutputStream out = Files.newOutputStream(part)) {
                        byte[] buffer = new byte[BUFFER];
                        int count;
                        while ((count = in.read(buffer)) >= 0) {
                            out.write(buffer, 0, count);
                            if (System.nanoTime() - end > 0) {
                                throw new TooSlow(mostTime);
                            }
                        }
                    }
                });
    }

    /**
     * Fetches a delivery and returns its SHA-256 in hex.
     *
     * @throws Outbound.Refused with the reason
     */
    String fetch(CreativeId id, Outbound outbound, URI address) {
        return land(id, part -> outbound.download(address, mostBytes, part));
    }

    private interface Filling {
        void of(Path part) throws IOException;
    }

    private String land(CreativeId id, Filling filling) {
        Path part = folder.resolve(id.value() + PART);
        try {
            try {
                filling.of(part);
                String hash = sha256(part);
                Files.move(
                        part,
                        file(id),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                return hash;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a delivery could not be written", e);
        }
    }

    void remove(CreativeId id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException("a delivery could not be removed", e);
        }
    }

    /** Gives one delivery's bytes to another, which has lost its own. */
    void give(CreativeId from, CreativeId to) {
        try {
            Files.move(file(from), file(to), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("a delivery could not be moved", e);
        }
    }

    /** Throws away what no unfinished delivery needs. */
    void keepOnly(Set<CreativeId> needed) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (needed.stream().noneMatch(id -> id.value().toString().equals(name))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of deliveries cannot be cleaned", e);
        }
    }

    static byte[] head(Path file, int bytes) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a delivery could not be read", e);
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
