package tv.foyer.scte;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The name of what is segmented (ANSI/SCTE 35 2023, table 22). */
public sealed interface Upid {
    /** Type 0: none. */
    record NotUsed() implements Upid {}

    /** A name of a known kind and of the length that its kind has. */
    record Named(Kind kind, Bytes value) implements Upid {
        public Named {
            if (!kind.fits(value.length())) {
                throw new IllegalArgumentException(
                        "upid: " + value.length() + " bytes are no " + kind);
            }
        }

        /** Of the kinds that are characters. */
        public static Named text(Kind kind, String text) {
            return new Named(kind, Bytes.ofText(text));
        }
    }

    /** Type 0x0C, MPU(): private data of the owner of a registered format identifier. */
    record Managed(long formatIdentifier, Bytes data) implements Upid {
        public Managed {
            Ranges.check("formatIdentifier", formatIdentifier, Ranges.BITS_32);
        }
    }

    /** Type 0x0D, MID(): several names, none of which is itself a MID(). */
    record Several(List<Upid> upids) implements Upid {
        public Several {
            upids = List.copyOf(upids);
            if (upids.stream().anyMatch(Several.class::isInstance)) {
                throw new IllegalArgumentException("upid: a MID() in a MID()");
            }
        }
    }

    /** A type without a meaning yet, or a value that its type does not allow: kept. */
    record Unknown(int type, Bytes value) implements Upid {
        public Unknown {
            Ranges.check("segmentationUpidType", type, Ranges.BITS_8);
        }
    }

    /** The kinds of names whose bytes are the name. */
    enum Kind {
        USER_DEFINED(0x01, 0, Form.TEXT),
        ISCI(0x02, 8, Form.TEXT),
        AD_ID(0x03, 12, Form.TEXT),
        UMID(0x04, 32, Form.BINARY),
        ISAN_OLD(0x05, 8, Form.BINARY),
        ISAN(0x06, 12, Form.BINARY),
        TID(0x07, 12, Form.TEXT),
        TURNER(0x08, 8, Form.NUMBER),
        ADI(0x09, 0, Form.TEXT),
        EIDR(0x0A, 12, Form.BINARY),
        ATSC_CONTENT(0x0B, 0, Form.BINARY),
        ADS_INFORMATION(0x0E, 0, Form.TEXT),
        URI(0x0F, 0, Form.TEXT),
        UUID(0x10, 16, Form.BINARY),
        SCR(0x11, 0, Form.TEXT);

        enum Form {
            TEXT,
            BINARY,
            NUMBER
        }

        private static final Map<Integer, Kind> BY_TYPE =
                Arrays.stream(values()).collect(Collectors.toMap(Kind::type, Function.identity()));

        private final int type;
        private final int length;
        private final Form form;

        Kind(int type, int length, Form form) {
            this.type = type;
            this.length = length;
            this.form = form;
        }

        public int type() {
            return type;
        }

        /** The one length that a value may have; 0 is any. */
        public int length() {
            return length;
        }

        Form form() {
            return form;
        }

        boolean fits(int bytes) {
            return length == 0 || length == bytes;
        }

        static Optional<Kind> of(int type) {
            return Optional.ofNullable(BY_TYPE.get(type));
        }
    }
}
