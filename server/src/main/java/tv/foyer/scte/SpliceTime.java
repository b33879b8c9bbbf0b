package tv.foyer.scte;

import java.util.Optional;

/** splice_time(): a moment before the section's adjustment; none is «as soon as you can». */
public record SpliceTime(Optional<Pts> pts) {
    public static final SpliceTime NOW = new SpliceTime(Optional.empty());

    public static SpliceTime at(Pts pts) {
        return new SpliceTime(Optional.of(pts));
    }
}
