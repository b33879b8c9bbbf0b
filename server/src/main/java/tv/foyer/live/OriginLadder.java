package tv.foyer.live;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.hls.Attributes;
import tv.foyer.hls.MasterPlaylist;

/**
 * The rungs of an origin under names of ours, and its multivariant playlist with those names.
 * Pictures for trick play are left out: they are no rung of the timeline.
 *
 * @param rungs variants {@code v0}…, other sounds and subtitles {@code r0}…
 */
record OriginLadder(List<Rung> rungs, MasterPlaylist master) {
    private static final int MOST_RUNGS = 24;
    private static final int VERSION = 8;
    private static final String SUFFIX = ".m3u8";

    record Rung(String name, URI address) {}

    OriginLadder {
        rungs = List.copyOf(rungs);
    }

    /** A media playlist alone; how many bits it has nobody says. */
    static OriginLadder single(URI address) {
        MasterPlaylist.Variant variant =
                new MasterPlaylist.Variant(
                        "v0" + SUFFIX, Attributes.NONE.with("BANDWIDTH", "5000000"));
        return new OriginLadder(
                List.of(new Rung("v0", address)),
                new MasterPlaylist(
                        VERSION,
                        true,
                        Optional.empty(),
                        List.of(),
                        List.of(variant),
                        List.of(),
                        List.of()));
    }

    /** Empty if it has no variant, too many, or an address that is none. */
    static Optional<OriginLadder> of(MasterPlaylist master, URI base) {
        Map<URI, String> names = new HashMap<>();
        List<Rung> rungs = new ArrayList<>();
        List<MasterPlaylist.Variant> variants = new ArrayList<>();
        List<MasterPlaylist.Rendition> renditions = new ArrayList<>();
        try {
            for (MasterPlaylist.Variant one : master.variants()) {
                String name = name("v", base.resolve(one.uri()), names, rungs);
                variants.add(new MasterPlaylist.Variant(name + SUFFIX, one.attributes()));
            }
            for (MasterPlaylist.Rendition one : master.renditions()) {
                renditions.add(rendition(one, base, names, rungs));
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return variants.isEmpty() || rungs.size() > MOST_RUNGS
                ? Optional.empty()
                : Optional.of(
                        new OriginLadder(
                                rungs,
                                new MasterPlaylist(
                                        VERSION,
                                        master.independentSegments(),
                                        Optional.empty(),
                                        renditions,
                                        variants,
                                        List.of(),
                                        List.of())));
    }

    private static MasterPlaylist.Rendition rendition(
            MasterPlaylist.Rendition one, URI base, Map<URI, String> names, List<Rung> rungs) {
        if (one.uri().isEmpty()) {
            return one;
        }
        String name = name("r", base.resolve(one.uri().get()), names, rungs);
        return new MasterPlaylist.Rendition(one.attributes().withText("URI", name + SUFFIX));
    }

    /** The same playlist in two variants, as with several sounds, is one rung. */
    private static String name(String kind, URI address, Map<URI, String> names, List<Rung> rungs) {
        String known = names.get(address);
        if (known != null) {
            return known;
        }
        String name = kind + rungs.size();
        names.put(address, name);
        rungs.add(new Rung(name, address));
        return name;
    }
}
