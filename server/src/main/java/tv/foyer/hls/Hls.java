package tv.foyer.hls;

/**
 * Reads and writes playlists. Reading never throws, whatever the bytes: at most 4 MiB, 65,536 lines
 * of 16,384 characters, 20,000 segments, 64 attributes of a tag and 64 tags before a segment are
 * taken, everything beyond is {@link Read.Bad}.
 */
public final class Hls {
    private Hls() {}

    public static Read read(byte[] playlist) {
        try {
            Source source = Source.of(playlist);
            return source.isMaster()
                    ? new Read.Master(new MasterReader(source).read())
                    : new Read.Media(new MediaReader(source).read());
        } catch (Malformed e) {
            return new Read.Bad(e.reason(), e.line);
        }
    }

    public static String write(MasterPlaylist playlist) {
        return Writer.master(playlist);
    }

    public static String write(MediaPlaylist playlist) {
        return Writer.media(playlist);
    }
}
