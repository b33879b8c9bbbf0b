package tv.foyer.measurement;

import java.time.LocalDate;
import java.util.Comparator;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.TitleId;

/** Seconds of one title seen on sets of one brand on one business day. */
public record ViewingRow(
        LocalDate day,
        TitleId title,
        PartnerId provider,
        PartnerId maker,
        BrandId brand,
        long seconds) {
    /** The one order in which rows are frozen, hashed and listed. */
    public static final Comparator<ViewingRow> ORDER =
            Comparator.comparing(ViewingRow::day)
                    .thenComparing(row -> row.title.toString())
                    .thenComparing(row -> row.maker.toString())
                    .thenComparing(row -> row.brand.toString())
                    .thenComparing(row -> row.provider.toString());
}
