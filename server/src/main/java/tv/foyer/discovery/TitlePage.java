package tv.foyer.discovery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.kernel.Text;

/** A title's page as it is answered. */
record TitlePage(
        Card card,
        Text synopsis,
        List<Text> genres,
        List<Credit> people,
        String rating,
        List<OfferLine> offers,
        List<Season> seasons,
        List<Card> similar,
        Optional<Resume> resume,
        Optional<SeriesRef> episodeOf) {

    record Credit(Text name, String role) {}

    record OfferLine(UUID id, Text provider, String terms, boolean available) {}

    record Season(int number, List<Episode> episodes) {}

    record Episode(
            UUID id,
            int number,
            Text title,
            Text synopsis,
            int minutes,
            String still,
            Optional<Card.Bar> progress) {}

    record Resume(UUID titleId, int positionSeconds) {}

    record SeriesRef(UUID id, Text title) {}
}
