package tv.foyer.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tv.foyer.http.Access;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;

/** Files under {@code /media}: segments and art that never change, and an asset's own playlists. */
final class MediaRoutes {
    private static final String HLS = "application/vnd.apple.mpegurl";
    private static final String VTT = "text/vtt; charset=utf-8";
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9-]*(\\.[a-z0-9]+)?");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final Map<String, String> TYPES =
            Map.of(
                    "m4s", "video/mp4",
                    "mp4", "video/mp4",
                    "vtt", VTT,
                    "jpg", "image/jpeg",
                    "png", "image/png");

    private final Media media;
    private final Path root;

    MediaRoutes(Media media, Path root) {
        this.media = media;
        this.root = root;
    }

    Routes routes() {
        return new Routes()
                .get("/media/art/{file}", Access.open(), r -> plain(r, "art"))
                .get("/media/creatives/{file}", Access.open(), r -> plain(r, "creatives"))
                .get(Media.NO_WORDS, Access.open(), _ -> noWords())
                .get("/media/assets/{key}/{list}", Access.open(), this::playlist)
                .get("/media/assets/{key}/{rung}/{file}", Access.open(), this::segment);
    }

    private Reply plain(Request request, String folder) {
        String file = request.pathParam("file");
        return PLAIN.matcher(file).matches()
                ? file(request, root.resolve(folder).resolve(file))
                : Reply.problem(Problem.notFound(request.path()));
    }

    private Reply playlist(Request request) {
        Optional<Asset> asset = media.asset(request.pathParam("key"));
        String list = request.pathParam("list");
        return asset.flatMap(a ->
                        list.equals("master.m3u8")
                                ? Optional.of(Playlists.master(a))
                                : track(a, list).map(Playlists::media))
                .map(text -> Reply.text(200, HLS, text).with("Cache-Control", "max-age=60"))
                .orElseGet(() -> Reply.problem(Problem.notFound(request.path())));
    }

    private static Optional<Asset.Track> track(Asset asset, String list) {
        return asset.tracks().filter(t -> list.equals(t.name() + ".m3u8")).findFirst();
    }

    private static Reply noWords() {
        return Reply.bytes(200, VTT, WebVtt.nothing().getBytes(StandardCharsets.UTF_8)).immutable();
    }

    private Reply segment(Request request) {
        String key = request.pathParam("key");
        String rung = request.pathParam("rung");
        String file = request.pathParam("file");
        if (rung.endsWith(Muxed.ENDING)) {
            return muxed(request, key, request.path());
        }
        boolean plain =
                PLAIN.matcher(key).matches()
                        && PLAIN.matcher(rung).matches()
                        && PLAIN.matcher(file).matches();
        return plain
                ? file(request, root.resolve("assets").resolve(key).resolve(rung).resolve(file))
                : Reply.problem(Problem.notFound(request.path()));
    }

    /** Only what the asset itself names is put together. */
    private Reply muxed(Request request, String key, String path) {
        Optional<Asset> asset = media.asset(key);
        List<Asset.Rung> rungs = asset.map(Asset::muxed).orElse(List.of());
        try {
            for (int i = 0; i < rungs.size(); i++) {
                Asset.Rung own = asset.orElseThrow().rungs().get(i);
                Asset.Sound sound = asset.orElseThrow().sounds().getFirst();
                if (rungs.get(i).init().equals(path)) {
                    return both(Muxed.init(bytes(own.init()), bytes(sound.init())));
                }
                for (int n = 0; n < own.segments().size(); n++) {
                    if (rungs.get(i).segments().get(n).path().equals(path)) {
                        byte[] heard = bytes(sound.segments().get(n).path());
                        return both(Muxed.segment(bytes(own.segments().get(n).path()), heard));
                    }
                }
            }
        } catch (NoSuchFileException gone) {
            // answered below
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Reply.problem(Problem.notFound(request.path()));
    }

    private byte[] bytes(String path) throws IOException {
        return Files.readAllBytes(root.resolve(path.substring("/media/".length())));
    }

    private static Reply both(byte[] file) {
        return Reply.bytes(200, "video/mp4", file).immutable();
    }

    private static Reply file(Request request, Path file) {
        String name = file.getFileName().toString();
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        try {
            if (type == null || !Files.isRegularFile(file)) {
                return Reply.problem(Problem.notFound(request.path()));
            }
            return part(request, file, type, Files.size(file));
        } catch (NoSuchFileException gone) {
            return Reply.problem(Problem.notFound(request.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers one range (RFC 9110 section 14); several at once or an unknown unit: the whole. */
    private static Reply part(Request request, Path file, String type, long size) {
        Matcher range = RANGE.matcher(request.header("Range").orElse(""));
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return kept(request, 200, type, new Reply.Body.FilePart(file, 0, size));
        }
        long from = 0;
        long to = size - 1;
        if (range.group(1).isEmpty()) {
            from = Math.max(0, size - Long.parseLong(range.group(2)));
        } else {
            from = Long.parseLong(range.group(1));
            to = range.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(range.group(2)));
        }
        if (from > to) {
            return Reply.problem(
                            Problem.of(
                                    416,
                                    "range",
                                    "No such range",
                                    "The file has " + size + " bytes."))
                    .with("Content-Range", "bytes */" + size);
        }
        return kept(request, 206, type, new Reply.Body.FilePart(file, from, to - from + 1))
                .with("Content-Range", "bytes " + from + "-" + to + "/" + size);
    }

    private static Reply kept(Request request, int status, String type, Reply.Body.FilePart part) {
        Reply reply = Reply.file(status, type, part).immutable().with("Accept-Ranges", "bytes");
        if (!request.method().equals("HEAD")) {
            return reply;
        }
        return new Reply(status, reply.headers(), new Reply.Body.None())
                .with("Content-Length", Long.toString(part.length()));
    }
}
