package tv.foyer.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Rungs with the asset's first sound in the same files, for streams of others that are made so: a
 * live origin whose rungs hold both takes no ad without sound. Nothing of it is on disk; a file is
 * put together from the picture's and the sound's when it is asked for (ISO/IEC 14496-12: a second
 * {@code trak} and {@code trex}, and a second {@code moof} with its {@code mdat} in each segment).
 */
final class Muxed {
    /** What such a rung's folder ends with, beside that of the picture alone. */
    static final String ENDING = "-muxed";

    private static final int HEADER = 8;
    private static final int SOUND_TRACK = 2;

    private Muxed() {}

    /** Returns the rungs, with the picture's file names in folders of their own. */
    static List<Asset.Rung> rungs(Asset asset) {
        return asset.sounds().isEmpty()
                ? List.of()
                : asset.rungs().stream()
                        .map(rung -> rung(rung, asset.sounds().getFirst()))
                        .toList();
    }

    private static Asset.Rung rung(Asset.Rung rung, Asset.Sound sound) {
        return new Asset.Rung(
                rung.name(),
                rung.width(),
                rung.height(),
                rung.bandwidth() + sound.bandwidth(),
                rung.codecs() + "," + sound.codecs(),
                beside(rung.init()),
                rung.segments().stream()
                        .map(one -> new Asset.Segment(beside(one.path()), one.durationMicros()))
                        .toList());
    }

    private static String beside(String path) {
        int file = path.lastIndexOf('/');
        return path.substring(0, file) + ENDING + path.substring(file);
    }

    /** A box by its type: where it begins and ends in its file. */
    private record Box(String type, int from, int to) {
        byte[] of(byte[] file) {
            byte[] bytes = new byte[to - from];
            System.arraycopy(file, from, bytes, 0, bytes.length);
            return bytes;
        }
    }

    /** Puts two initialisation segments together; the sound becomes track 2. */
    static byte[] init(byte[] picture, byte[] sound) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream(picture.length + sound.length);
        for (Box box : boxes(picture, 0, picture.length)) {
            file.writeBytes(
                    box.type().equals("moov") ? moov(picture, box, sound) : box.of(picture));
        }
        return file.toByteArray();
    }

    private static byte[] moov(byte[] picture, Box moov, byte[] sound) throws IOException {
        Box other = only("moov", sound, 0, sound.length);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (Box box : boxes(picture, moov.from() + HEADER, moov.to())) {
            if (box.type().equals("mvex")) {
                byte[] trak = only("trak", sound, other.from() + HEADER, other.to()).of(sound);
                Box head = only("tkhd", trak, HEADER, trak.length);
                // tkhd: version 1 has dates of eight bytes each
                int dates = trak[head.from() + HEADER] == 1 ? 16 : 8;
                ByteBuffer.wrap(trak).putInt(head.from() + HEADER + 4 + dates, SOUND_TRACK);
                content.writeBytes(trak);
                Box mvex = only("mvex", sound, other.from() + HEADER, other.to());
                byte[] trex = only("trex", sound, mvex.from() + HEADER, mvex.to()).of(sound);
                ByteBuffer.wrap(trex).putInt(HEADER + 4, SOUND_TRACK);
                ByteArrayOutputStream both = new ByteArrayOutputStream();
                both.write(picture, box.from() + HEADER, box.to() - box.from() - HEADER);
                both.writeBytes(trex);
                content.writeBytes(box("mvex", both.toByteArray()));
            } else {
                content.writeBytes(box.of(picture));
            }
        }
        return box("moov", content.toByteArray());
    }

    /** Puts two media segments together; an index of the one would not hold for both. */
    static byte[] segment(byte[] picture, byte[] sound) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream(picture.length + sound.length);
        for (Box box : boxes(picture, 0, picture.length)) {
            if (!box.type().equals("sidx")) {
                file.write(picture, box.from(), box.to() - box.from());
            }
        }
        for (Box box : boxes(sound, 0, sound.length)) {
            if (box.type().equals("moof")) {
                byte[] moof = box.of(sound);
                Box traf = only("traf", moof, HEADER, moof.length);
                Box head = only("tfhd", moof, traf.from() + HEADER, traf.to());
                ByteBuffer.wrap(moof).putInt(head.from() + HEADER + 4, SOUND_TRACK);
                file.writeBytes(moof);
            } else if (box.type().equals("mdat")) {
                file.write(sound, box.from(), box.to() - box.from());
            }
        }
        return file.toByteArray();
    }

    private static byte[] box(String type, byte[] content) {
        ByteBuffer box = ByteBuffer.allocate(HEADER + content.length);
        box.putInt(box.capacity()).put(type.getBytes(StandardCharsets.US_ASCII)).put(content);
        return box.array();
    }

    private static Box only(String type, byte[] file, int from, int to) throws IOException {
        return boxes(file, from, to).stream()
                .filter(box -> box.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + type + " where one is expected"));
    }

    private static List<Box> boxes(byte[] file, int from, int to) throws IOException {
        List<Box> boxes = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int at = from;
        while (at + HEADER <= to) {
            int size = bytes.getInt(at);
            if (size < HEADER || size > to - at) {
                throw new IOException("a box of " + size + " bytes at " + at);
            }
            String type = new String(file, at + 4, 4, StandardCharsets.US_ASCII);
            boxes.add(new Box(type, at, at + size));
            at += size;
        }
        return boxes;
    }
}
