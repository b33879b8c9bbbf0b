package tv.foyer.scte;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names to and from bytes. What a type does not allow becomes {@link Upid.Unknown}. */
final class UpidCodec {
    static final int NOT_USED = 0x00;
    static final int MPU = 0x0C;
    static final int MID = 0x0D;
    private static final int IDENTIFIER_BYTES = 4;
    private static final int BYTE = 8;

    private UpidCodec() {}

    static Upid read(int type, Bytes value) {
        return switch (type) {
            case NOT_USED -> value.length() == 0 ? new Upid.NotUsed() : unknown(type, value);
            case MPU -> value.length() < IDENTIFIER_BYTES ? unknown(type, value) : managed(value);
            case MID -> several(value).<Upid>map(Upid.Several::new).orElse(unknown(type, value));
            default ->
                    Upid.Kind.of(type)
                            .filter(kind -> kind.fits(value.length()))
                            .<Upid>map(kind -> new Upid.Named(kind, value))
                            .orElse(unknown(type, value));
        };
    }

    static int type(Upid upid) {
        return switch (upid) {
            case Upid.NotUsed() -> NOT_USED;
            case Upid.Named(var kind, _) -> kind.type();
            case Upid.Managed _ -> MPU;
            case Upid.Several _ -> MID;
            case Upid.Unknown(int type, _) -> type;
        };
    }

    static Bytes value(Upid upid) {
        return switch (upid) {
            case Upid.NotUsed() -> Bytes.NONE;
            case Upid.Named(_, var value) -> value;
            case Upid.Managed(long identifier, var data) ->
                    Bytes.of(new BitWriter().bits(32, identifier).bytes(data).toArray());
            case Upid.Several(var upids) -> together(upids);
            case Upid.Unknown(_, var value) -> value;
        };
    }

    /** Writes type, length and value. */
    static void write(BitWriter out, Upid upid) {
        Bytes value = value(upid);
        Ranges.check("segmentationUpidLength", value.length(), Ranges.BITS_8);
        out.bits(BYTE, type(upid)).bits(BYTE, value.length()).bytes(value);
    }

    private static Bytes together(List<Upid> upids) {
        BitWriter out = new BitWriter();
        upids.forEach(upid -> write(out, upid));
        return Bytes.of(out.toArray());
    }

    private static Upid unknown(int type, Bytes value) {
        return new Upid.Unknown(type, value);
    }

    private static Upid managed(Bytes value) {
        byte[] bytes = value.toArray();
        BitReader in = new BitReader(bytes, 0, bytes.length);
        try {
            return new Upid.Managed(in.bits(32, "formatIdentifier"), in.rest());
        } catch (Malformed e) {
            return unknown(MPU, value);
        }
    }

    /** Empty where the parts do not end with the whole, or one is itself a MID(). */
    private static Optional<List<Upid>> several(Bytes value) {
        byte[] bytes = value.toArray();
        BitReader in = new BitReader(bytes, 0, bytes.length);
        List<Upid> upids = new ArrayList<>();
        try {
            while (in.remaining() > 0) {
                int type = in.number(BYTE, "segmentationUpidType");
                int length = in.number(BYTE, "segmentationUpidLength");
                if (type == MID) {
                    return Optional.empty();
                }
                upids.add(read(type, in.bytes(length, "segmentationUpid")));
            }
        } catch (Malformed e) {
            return Optional.empty();
        }
        return Optional.of(upids);
    }
}
