package tv.foyer.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What is read out of an initialisation segment (ISO/IEC 14496-12, -14, -15). */
final class Mp4 {
    private static final int BOX_HEADER = 8;
    private static final int VISUAL_ENTRY = 78;
    private static final int AUDIO_ENTRY = 28;

    private final ByteBuffer bytes;

    private Mp4(byte[] init) {
        this.bytes = ByteBuffer.wrap(init);
    }

    /**
     * Returns the RFC 6381 names of what is in it, for example {@code avc1.64001f} of a picture, or
     * {@code mp4a.40.2} of a sound.
     */
    static String codecs(byte[] init) throws IOException {
        Mp4 file = new Mp4(init);
        int avc = file.find(0, init.length, "avcC");
        int esds = file.find(0, init.length, "esds");
        List<String> names = new ArrayList<>();
        if (avc >= 0) {
            byte[] profile = {init[avc + 1], init[avc + 2], init[avc + 3]};
            names.add("avc1." + HexFormat.of().formatHex(profile));
        }
        if (esds >= 0) {
            names.add("mp4a.40." + file.audioObjectType(esds));
        }
        if (names.isEmpty()) {
            throw new IOException("initialisation segment without avcC or esds");
        }
        return String.join(",", names);
    }

    /** Returns where the content of the first box of this type begins, or -1. */
    private int find(int from, int to, String type) {
        int at = from;
        while (at + BOX_HEADER <= to) {
            int size = bytes.getInt(at);
            String name = name(at + 4);
            if (size < BOX_HEADER || at + size > to) {
                return -1;
            }
            int content = at + BOX_HEADER;
            if (name.equals(type)) {
                return content;
            }
            int found =
                    switch (name) {
                        case "moov", "trak", "mdia", "minf", "stbl" ->
                                find(content, at + size, type);
                        case "stsd" -> find(content + 8, at + size, type);
                        case "avc1" -> find(content + VISUAL_ENTRY, at + size, type);
                        case "mp4a" -> find(content + AUDIO_ENTRY, at + size, type);
                        default -> -1;
                    };
            if (found >= 0) {
                return found;
            }
            at += size;
        }
        return -1;
    }

    private String name(int at) {
        StringBuilder name = new StringBuilder(4);
        for (int i = 0; i < 4; i++) {
            name.append((char) (bytes.get(at + i) & 255));
        }
        return name.toString();
    }

    /** Walks the descriptors down to the AudioSpecificConfig, whose first five bits say it. */
    private int audioObjectType(int esds) throws IOException {
        int at = esds + 4;
        while (at < bytes.limit()) {
            int tag = bytes.get(at++) & 255;
            while ((bytes.get(at) & 0x80) != 0) {
                at++;
            }
            at++;
            switch (tag) {
                case 3 -> at += 3;
                case 4 -> at += 13;
                case 5 -> {
                    return (bytes.get(at) & 255) >> 3;
                }
                default -> throw new IOException("esds descriptor " + tag);
            }
        }
        throw new IOException("esds without AudioSpecificConfig");
    }
}
