package tv.foyer.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A title as a feed in JSON says it, before any rule was applied. */
record RawTitle(
        @Nullable String key,
        @Nullable String kind,
        @Nullable RawText title,
        @Nullable RawText synopsis,
        @Nullable Integer year,
        @Nullable String rating,
        @Nullable List<@Nullable String> genres,
        @Nullable List<@Nullable RawPerson> people,
        @Nullable String parent,
        @Nullable Integer number,
        @Nullable String asset,
        @Nullable RawArt art,
        @Nullable List<@Nullable RawOffer> offers) {

    record RawText(@Nullable String zh, @Nullable String en) {}

    record RawPerson(@Nullable RawText name, @Nullable String role) {}

    record RawArt(@Nullable String key, @Nullable String composition, @Nullable String palette) {}

    record RawOffer(
            @Nullable String terms,
            @Nullable List<@Nullable String> brands,
            @Nullable String from,
            @Nullable String until) {}

    /** A channel as a feed in JSON says it. */
    record RawChannel(
            @Nullable String key,
            @Nullable Integer number,
            @Nullable RawText name,
            @Nullable String logo) {}
}
