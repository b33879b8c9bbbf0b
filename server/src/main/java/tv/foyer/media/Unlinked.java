package tv.foyer.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A shared library (ELF, 64 bit) freed of libraries it never calls here. FFmpeg's device library is
 * linked with screen and sound servers; a server machine has neither, and without them the program
 * would not even start. Their entries are pointed at the C library and their symbol versions
 * dropped; the calls themselves are bound only when used, which encoding never does.
 */
final class Unlinked {
    private static final int PT_LOAD = 1;
    private static final int PT_DYNAMIC = 2;
    private static final long DT_NULL = 0;
    private static final long DT_NEEDED = 1;
    private static final long DT_STRTAB = 5;
    private static final long DT_VERNEED = 0x6ffffffeL;
    private static final String HOST = "libc.so.6";
    private static final int NEXT = 12;

    private final ByteBuffer elf;
    private final List<String> unwanted;
    private final int dynamic;
    private final int strings;

    private Unlinked(ByteBuffer elf, List<String> unwanted) throws IOException {
        this.elf = elf;
        this.unwanted = unwanted;
        this.dynamic = segment(PT_DYNAMIC);
        this.strings = offset(dynamicValue(DT_STRTAB));
    }

    static void from(Path library, List<String> unwanted) throws IOException {
        byte[] bytes = Files.readAllBytes(library);
        ByteBuffer elf = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (elf.getInt(0) != 0x464C457F || elf.get(4) != 2) {
            throw new IOException(library + ": not a 64-bit ELF file");
        }
        Unlinked file = new Unlinked(elf, unwanted);
        file.needed(file.hostName());
        file.versions();
        Files.write(library, bytes);
    }

    private int segment(int type) throws IOException {
        int table = (int) elf.getLong(32);
        for (int i = 0; i < elf.getShort(56); i++) {
            int at = table + i * elf.getShort(54);
            if (elf.getInt(at) == type) {
                return (int) elf.getLong(at + 8);
            }
        }
        throw new IOException("ELF segment missing: " + type);
    }

    /** Returns the place in the file of an address in memory. */
    private int offset(long address) throws IOException {
        int table = (int) elf.getLong(32);
        for (int i = 0; i < elf.getShort(56); i++) {
            int at = table + i * elf.getShort(54);
            long start = elf.getLong(at + 16);
            if (elf.getInt(at) == PT_LOAD
                    && address >= start
                    && address < start + elf.getLong(at + 32)) {
                return (int) (address - start + elf.getLong(at + 8));
            }
        }
        throw new IOException("ELF address outside the file: " + address);
    }

    private long dynamicValue(long tag) throws IOException {
        for (int at = dynamic; elf.getLong(at) != DT_NULL; at += 16) {
            if (elf.getLong(at) == tag) {
                return elf.getLong(at + 8);
            }
        }
        throw new IOException("ELF dynamic entry missing: " + tag);
    }

    private String text(long index) {
        StringBuilder name = new StringBuilder();
        for (int at = strings + (int) index; elf.get(at) != 0; at++) {
            name.append((char) elf.get(at));
        }
        return name.toString();
    }

    private boolean isUnwanted(long name) {
        return unwanted.stream().anyMatch(text(name)::startsWith);
    }

    private int hostName() throws IOException {
        for (int at = dynamic; elf.getLong(at) != DT_NULL; at += 16) {
            if (elf.getLong(at) == DT_NEEDED && text(elf.getLong(at + 8)).equals(HOST)) {
                return (int) elf.getLong(at + 8);
            }
        }
        throw new IOException("ELF file is not linked with " + HOST);
    }

    private void needed(int host) {
        for (int at = dynamic; elf.getLong(at) != DT_NULL; at += 16) {
            if (elf.getLong(at) == DT_NEEDED && isUnwanted(elf.getLong(at + 8))) {
                elf.putLong(at + 8, host);
            }
        }
    }

    /** Takes unwanted entries out of the chain; what they were for is then bound by name alone. */
    private void versions() throws IOException {
        int before = offset(dynamicValue(DT_VERNEED));
        int at = before;
        int step = elf.getInt(at + NEXT);
        while (step != 0) {
            at += step;
            step = elf.getInt(at + NEXT);
            if (isUnwanted(elf.getInt(at + 4))) {
                elf.putInt(before + NEXT, step == 0 ? 0 : at + step - before);
            } else {
                before = at;
            }
        }
    }
}
