package tv.foyer.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tv.foyer.catalog.Catalog;
import tv.foyer.catalog.CatalogSnapshot;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Format;
import tv.foyer.catalog.IngestOutcome;
import tv.foyer.catalog.Title;
import tv.foyer.scenery.Production;

/** The demo providers' feeds, taken in by the same door that outsiders use, and their pictures. */
final class DemoContent {
    private static final String FOLDER = "/tv/foyer/demo/";
    private static final Pattern DAY = Pattern.compile("\\{\\{D([+-]\\d+)}}");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");

    private DemoContent() {}

    /** Takes in both catalogues. */
    static void loadTitles(Catalog catalog) {
        ingest(catalog, "silverreed", Format.FOYER_JSON, bytes("silverreed.json"));
        ingest(catalog, "terntide", Format.FOYER_JSON, bytes("terntide.json"));
    }

    /** Takes in a guide of a week around a day; loading it again only moves it. */
    static void loadGuide(Catalog catalog, Instant now) {
        LocalDate today = now.atZone(House.ZONE).toLocalDate();
        String template = new String(bytes("guide.xml.template"), StandardCharsets.UTF_8);
        String guide =
                DAY.matcher(template)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(
                                        today.plusDays(Long.parseLong(match.group(1)))
                                                .format(DATE)));
        ingest(catalog, "terntide", Format.XMLTV, guide.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns everything to draw and encode for what a catalogue holds. */
    static Production production(CatalogSnapshot catalog) {
        Production all = Production.demo();
        for (Title title : catalog.titles()) {
            all = all.art(DrawnPictures.artOf(title));
        }
        for (Channel channel : catalog.channels()) {
            all = all.logo(DrawnPictures.logoOf(channel));
        }
        return all;
    }

    private static void ingest(Catalog catalog, String provider, Format format, byte[] feed) {
        IngestOutcome outcome =
                catalog.ingest(
                        DemoAlliance.partner(provider),
                        provider,
                        format,
                        new ByteArrayInputStream(feed));
        switch (outcome) {
            case IngestOutcome.Broken(var where, var rule) ->
                    throw new IllegalStateException(provider + ": " + where + ": " + rule);
            case IngestOutcome.Applied(var report) -> {
                if (report.rejected() > 0) {
                    throw new IllegalStateException(provider + ": " + report.records().getFirst());
                }
            }
        }
    }

    private static byte[] bytes(String name) {
        try (InputStream in = DemoContent.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + FOLDER + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
