package tv.foyer.settlement;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Zips without choices: entries stored, in order, all at one time; equal entries, equal bytes. */
final class PackZip {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final int MOST_ENTRIES = 16;
    private static final int MOST_BYTES = 256 << 20;

    private PackZip() {}

    /** A named piece of a pack. */
    record Entry(String name, byte[] bytes) {}

    static byte[] write(List<Entry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Entry entry : entries) {
                zip.putNextEntry(header(entry));
                zip.write(entry.bytes());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Reads the entries in order; throws IOException for what is no zip or is too large. */
    static List<Entry> read(byte[] file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
                if (entries.size() == MOST_ENTRIES) {
                    throw new IOException("more than " + MOST_ENTRIES + " entries");
                }
                byte[] bytes = zip.readNBytes(MOST_BYTES);
                if (zip.read() >= 0) {
                    throw new IOException(next.getName() + " is too large");
                }
                entries.add(new Entry(next.getName(), bytes));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("a broken entry name", e);
        }
        return entries;
    }

    private static ZipEntry header(Entry entry) {
        CRC32 crc = new CRC32();
        crc.update(entry.bytes());
        ZipEntry header = new ZipEntry(entry.name());
        header.setMethod(ZipEntry.STORED);
        header.setSize(entry.bytes().length);
        header.setCompressedSize(entry.bytes().length);
        header.setCrc(crc.getValue());
        header.setTimeLocal(TIME);
        return header;
    }
}
