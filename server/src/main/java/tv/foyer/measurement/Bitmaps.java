package tv.foyer.measurement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import org.roaringbitmap.RoaringBitmap;

/** Exact sets of small numbers as bytes: RoaringBitmap's portable form. */
final class Bitmaps {
    private Bitmaps() {}

    static byte[] empty() {
        return bytes(new RoaringBitmap());
    }

    static byte[] plus(byte[] set, Collection<Integer> numbers) {
        RoaringBitmap bitmap = read(set);
        numbers.forEach(bitmap::add);
        bitmap.runOptimize();
        return bytes(bitmap);
    }

    static int size(byte[] set) {
        return read(set).getCardinality();
    }

    private static RoaringBitmap read(byte[] set) {
        try {
            RoaringBitmap bitmap = new RoaringBitmap();
            bitmap.deserialize(ByteBuffer.wrap(set));
            return bitmap;
        } catch (IOException e) {
            throw new UncheckedIOException("bitmap: not RoaringBitmap's portable form", e);
        }
    }

    private static byte[] bytes(RoaringBitmap bitmap) {
        ByteBuffer out = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
        bitmap.serialize(out);
        return out.array();
    }
}
