package tv.foyer.sales;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import tv.foyer.events.Surface;
import tv.foyer.kernel.Id;
import tv.foyer.kernel.Text;

/** The rules of creatives. A line item may be booked without any: they come from ingest. Pure. */
final class CreativeRules {
    private static final int MAX_FILMS = 20;
    private static final int MAX_SECONDS = 120;
    private static final int MAX_LINK = 500;
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,48}");

    /** Where films run; everywhere else stands a picture. */
    private static final Set<Surface> FILM_SURFACES =
            EnumSet.of(Surface.BOOT, Surface.PRE_ROLL, Surface.MID_ROLL, Surface.POST_ROLL);

    private CreativeRules() {}

    static void check(Faults faults, String path, OrderDraft.Line line, Set<Id> seen) {
        faults.atMost(path + "creatives", line.creatives(), MAX_FILMS);
        for (int i = 0; i < Math.min(line.creatives().size(), MAX_FILMS); i++) {
            OrderDraft.Film film = line.creatives().get(i);
            String at = path + "creatives[" + i + "].";
            faults.check(at + "id", "each id once", seen.add(film.id()));
            film(faults, at, film);
            surfaces(faults, at, film, line.targeting().surfaces());
        }
    }

    private static void film(Faults faults, String at, OrderDraft.Film film) {
        int least = film.format() == LineItem.Format.IMAGE ? 0 : 1;
        faults.within(at + "seconds", film.seconds(), least, MAX_SECONDS);
        faults.check(
                at + "assetKey",
                "1 to 48 of a-z, 0-9 and -",
                KEY.matcher(film.assetKey()).matches());
        text(faults, at + "title", film.title());
        film.headline().ifPresent(headline -> text(faults, at + "headline", headline));
        faults.check(
                at + "link",
                "an https address of at most " + MAX_LINK + " characters",
                film.link().isEmpty() || secure(film.link().get()));
    }

    private static void text(Faults faults, String field, Text text) {
        faults.name(field + ".zh", text.zh());
        faults.name(field + ".en", text.en());
    }

    private static void surfaces(
            Faults faults, String at, OrderDraft.Film film, Set<Surface> ofLine) {
        faults.check(
                at + "surfaces", "surfaces of the line item", ofLine.containsAll(film.surfaces()));
        Set<Surface> shownOn = film.surfaces().isEmpty() ? ofLine : film.surfaces();
        boolean video = film.format() == LineItem.Format.VIDEO;
        faults.check(
                at + "format",
                "VIDEO for " + FILM_SURFACES + ", IMAGE for the other surfaces",
                shownOn.stream().allMatch(surface -> FILM_SURFACES.contains(surface) == video));
    }

    private static boolean secure(String link) {
        try {
            URI uri = new URI(link);
            return link.length() <= MAX_LINK
                    && "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
