package tv.foyer.media;

import java.util.List;

/**
 * An asset's sounds and captions as an HLS master says them (RFC 8216 section 4.3.4.1), in groups
 * that are called the same for every asset, so that a film and the ads in it agree.
 */
public final class Renditions {
    /** The group of the sounds. */
    public static final String SOUND = "sound";

    /** The group of the captions. */
    public static final String TEXT = "text";

    private Renditions() {}

    /** Returns an {@code EXT-X-MEDIA} line for each; its playlist lies beside the master. */
    public static String media(Asset asset) {
        StringBuilder lines = new StringBuilder();
        List<Asset.Sound> sounds = asset.sounds();
        for (int i = 0; i < sounds.size(); i++) {
            Asset.Sound sound = sounds.get(i);
            lines.append("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"" + SOUND + "\",LANGUAGE=\"");
            lines.append(sound.language()).append("\",NAME=\"").append(sound.label());
            lines.append("\",DEFAULT=").append(i == 0 ? "YES" : "NO").append(",AUTOSELECT=YES");
            lines.append(",CHANNELS=\"").append(sound.channels()).append("\",URI=\"");
            lines.append(sound.name()).append(".m3u8\"\n");
        }
        for (Asset.Caption caption : asset.captions()) {
            lines.append("#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"" + TEXT + "\",LANGUAGE=\"");
            lines.append(caption.language()).append("\",NAME=\"").append(caption.label());
            lines.append("\",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI=\"");
            lines.append(caption.name()).append(".m3u8\"\n");
        }
        return lines.toString();
    }

    /** Returns what each {@code EXT-X-STREAM-INF} adds to name the groups that there are. */
    public static String groups(Asset asset) {
        String sound = asset.sounds().isEmpty() ? "" : ",AUDIO=\"" + SOUND + "\"";
        String text = asset.captions().isEmpty() ? "" : ",SUBTITLES=\"" + TEXT + "\"";
        return sound + text;
    }
}
