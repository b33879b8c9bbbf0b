package tv.foyer.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tv.foyer.catalog.Catalog.BrandKeys;
import tv.foyer.catalog.Feed.OfferRecord;
import tv.foyer.catalog.Feed.TitleRecord;
import tv.foyer.catalog.Title.Art;
import tv.foyer.catalog.Title.Person;
import tv.foyer.kernel.BrandId;

/** Applies to one title the rules that need no other record. Pure. */
final class TitleReader {
    private static final int MOST_PEOPLE = 60;
    private static final int MOST_GENRES = 12;
    private static final int MOST_OFFERS = 20;
    private static final int MOST_BRANDS = 100;
    private static final int FIRST_FILM = 1888;

    private final BrandKeys brands;

    TitleReader(BrandKeys brands) {
        this.brands = brands;
    }

    /** Returns the record, or throws {@link BadRecord}. */
    TitleRecord read(RawTitle raw, String hash) {
        String key = Rules.key("key", raw.key());
        Kind kind = Rules.oneOf("kind", raw.kind(), Kind.class);
        return new TitleRecord(
                key,
                kind,
                Rules.text("title", raw.title(), 200),
                Rules.text("synopsis", raw.synopsis(), 4_000),
                Rules.between("year", raw.year(), FIRST_FILM, 2100),
                Rules.rating("rating", raw.rating()),
                genres(raw),
                people(raw),
                parent(kind, raw),
                number(kind, raw),
                asset(kind, raw),
                art(key, raw.art()),
                offers(raw),
                hash);
    }

    private static List<Genre> genres(RawTitle raw) {
        List<Genre> genres = new ArrayList<>();
        for (String genre : Rules.few("genres", raw.genres(), MOST_GENRES)) {
            genres.add(Rules.genre("genres[" + genres.size() + "]", genre));
        }
        return genres.stream().distinct().toList();
    }

    private static List<Person> people(RawTitle raw) {
        List<Person> people = new ArrayList<>();
        for (RawTitle.RawPerson each : Rules.few("people", raw.people(), MOST_PEOPLE)) {
            String field = "people[" + people.size() + "]";
            RawTitle.RawPerson person = Rules.given(field, each);
            people.add(
                    new Person(
                            Rules.text(field + ".name", person.name(), 100),
                            Rules.oneOf(field + ".role", person.role(), Person.Part.class)));
        }
        return List.copyOf(people);
    }

    private static Optional<String> parent(Kind kind, RawTitle raw) {
        if (kind.child()) {
            return Optional.of(Rules.key("parent", raw.parent()));
        }
        if (raw.parent() != null) {
            throw new BadRecord("parent", "only a SEASON or EPISODE has one");
        }
        return Optional.empty();
    }

    private static Optional<Integer> number(Kind kind, RawTitle raw) {
        if (kind.child()) {
            return Optional.of(Rules.between("number", raw.number(), 1, 9_999));
        }
        if (raw.number() != null) {
            throw new BadRecord("number", "only a SEASON or EPISODE has one");
        }
        return Optional.empty();
    }

    private static Optional<String> asset(Kind kind, RawTitle raw) {
        if (kind.playable()) {
            return Optional.of(Rules.key("asset", raw.asset()));
        }
        if (raw.asset() != null) {
            throw new BadRecord("asset", "only a FILM, EPISODE or CLIP has one");
        }
        return Optional.empty();
    }

    private static Art art(String key, RawTitle.@Nullable RawArt raw) {
        if (raw == null) {
            return new Art(artKey(key), Optional.empty(), Optional.empty());
        }
        return new Art(
                raw.key() == null ? artKey(key) : Rules.artKey("art.key", raw.key()),
                hint("art.composition", raw.composition()),
                hint("art.palette", raw.palette()));
    }

    /** The art of a title that names none is called after the title. */
    private static String artKey(String key) {
        String small = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-");
        return small.substring(0, Math.min(80, small.length()));
    }

    private static Optional<String> hint(String field, @Nullable String value) {
        return value == null ? Optional.empty() : Optional.of(Rules.words(field, value, 100));
    }

    private List<OfferRecord> offers(RawTitle raw) {
        List<OfferRecord> offers = new ArrayList<>();
        for (RawTitle.RawOffer each : Rules.few("offers", raw.offers(), MOST_OFFERS)) {
            String field = "offers[" + offers.size() + "]";
            offers.add(offer(field, Rules.given(field, each)));
        }
        return List.copyOf(offers);
    }

    private OfferRecord offer(String field, RawTitle.RawOffer raw) {
        Optional<Instant> from = Rules.instant(field + ".from", raw.from());
        Optional<Instant> until = Rules.instant(field + ".until", raw.until());
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new BadRecord(field + ".until", "must be after from");
        }
        return new OfferRecord(
                Rules.oneOf(field + ".terms", raw.terms(), Terms.class),
                brands(field, raw),
                from,
                until);
    }

    private Set<BrandId> brands(String offer, RawTitle.RawOffer raw) {
        Set<BrandId> found = new HashSet<>();
        int index = 0;
        for (String each : Rules.few(offer + ".brands", raw.brands(), MOST_BRANDS)) {
            String field = offer + ".brands[" + index++ + "]";
            found.add(
                    brands.byKey(Rules.given(field, each))
                            .orElseThrow(() -> new BadRecord(field, "no such brand")));
        }
        if (raw.brands() != null && found.isEmpty()) {
            throw new BadRecord(
                    offer + ".brands", "at least one expected; leave it out for all brands");
        }
        return Set.copyOf(found);
    }
}
