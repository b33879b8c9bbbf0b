package tv.foyer.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.catalog.IngestReport.Entry;
import tv.foyer.catalog.Title.Art;
import tv.foyer.catalog.Title.Person;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.Text;

/**
 * A document that was read to its end: its good records, each by itself in order, and what there is
 * to say about the others.
 */
record Feed(
        List<TitleRecord> titles,
        List<ChannelRecord> channels,
        List<ProgrammeRecord> programmes,
        List<Entry> remarks) {
    /** More records than this are no feed but an attack or a mistake. */
    static final int MOST_RECORDS = 200_000;

    Feed {
        titles = List.copyOf(titles);
        channels = List.copyOf(channels);
        programmes = List.copyOf(programmes);
        remarks = List.copyOf(remarks);
    }

    /** A title that keeps the rules which need no other record. {@code hash} is of its bytes. */
    record TitleRecord(
            String key,
            Kind kind,
            Text name,
            Text synopsis,
            int year,
            Rating rating,
            List<Genre> genres,
            List<Person> people,
            Optional<String> parent,
            Optional<Integer> number,
            Optional<String> asset,
            Art art,
            List<OfferRecord> offers,
            String hash) {}

    record OfferRecord(
            Terms terms, Set<BrandId> brands, Optional<Instant> from, Optional<Instant> until) {}

    record ChannelRecord(
            String key, Optional<Integer> number, Text name, Optional<String> logo, String hash) {}

    record ProgrammeRecord(
            String channel, Instant start, Instant end, Text title, Text synopsis, Rating rating) {}
}
