package tv.foyer.openrtb;

/** Reads and writes requests and answers. No text, however broken, makes these throw. */
public final class OpenRtb {
    private OpenRtb() {}

    public static Parsed<BidRequest> request(byte[] json) {
        return read(json, RequestReader::request);
    }

    public static Parsed<BidResponse> response(byte[] json) {
        return read(json, ResponseReader::response);
    }

    public static byte[] bytes(BidRequest request) {
        JsonOut out = new JsonOut(2_048);
        RequestWriter.request(out, request);
        return out.bytes();
    }

    public static byte[] bytes(BidResponse response) {
        JsonOut out = new JsonOut(4_096);
        ResponseWriter.response(out, response);
        return out.bytes();
    }

    private interface Reader<T> {
        T from(JsonIn in);
    }

    private static <T> Parsed<T> read(byte[] json, Reader<T> reader) {
        JsonIn in = new JsonIn(json);
        try {
            T value = reader.from(in);
            in.end();
            return new Parsed.Good<>(value);
        } catch (Malformed e) {
            return new Parsed.Bad<>(e.fault());
        }
    }
}
