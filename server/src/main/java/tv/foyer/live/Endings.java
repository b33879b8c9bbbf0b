package tv.foyer.live;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.foyer.hls.InitMap;

/** Names of files, made of a slot's number and the ending of the origin's name. */
final class Endings {
    private static final String OTHER = "bin";
    private static final Map<String, String> TYPES =
            Map.of(
                    "ts", "video/mp2t",
                    "m4s", "video/mp4",
                    "mp4", "video/mp4",
                    "m4v", "video/mp4",
                    "cmfv", "video/mp4",
                    "m4a", "audio/mp4",
                    "cmfa", "audio/mp4",
                    "aac", "audio/aac",
                    "vtt", "text/vtt");
    private static final Set<String> KNOWN = TYPES.keySet();

    private static final String INIT = "init-";

    private Endings() {}

    static String of(String address) {
        int mark = address.indexOf('?');
        String path = mark < 0 ? address : address.substring(0, mark);
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return KNOWN.contains(ending) ? ending : OTHER;
    }

    /** The rung's section so far, or one with a name of this slot where it is another. */
    static Piece.Init init(RungState state, InitMap map, long number) {
        Optional<Piece.Init> last = state.newest().flatMap(Piece::init);
        boolean same =
                last.filter(init ->
                                init.origin().equals(map.uri()) && init.range().equals(map.range()))
                        .isPresent();
        return same
                ? last.get()
                : new Piece.Init(INIT + number + "." + of(map.uri()), map.uri(), map.range());
    }

    /** Whether a file is an initialisation section, which holds no picture. */
    static boolean isInit(String name) {
        return name.startsWith(INIT);
    }

    /** The media type of a file. */
    static String type(String name) {
        return TYPES.getOrDefault(
                name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
