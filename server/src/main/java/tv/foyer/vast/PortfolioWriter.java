package tv.foyer.vast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Writes the CTV Ad Portfolio extension of one creative. By the 4.2 schema it also holds what that
 * schema has no room for in {@code NonLinearAds}.
 */
final class PortfolioWriter {
    private final Creative creative;
    private final NonLinearAds ads;
    private final Out out;
    private final boolean strict;
    private final PartWriter parts;

    private PortfolioWriter(Creative creative, NonLinearAds ads, Out out, boolean strict) {
        this.creative = creative;
        this.ads = ads;
        this.out = out;
        this.strict = strict;
        this.parts = new PartWriter(out, strict);
    }

    /** Returns the writer of a creative's extension, or empty if it needs none. */
    static Optional<PortfolioWriter> of(Creative creative, Out out, VastWriter.Form form) {
        if (!(creative.content() instanceof NonLinearAds ads)) {
            return Optional.empty();
        }
        boolean strict = form == VastWriter.Form.SCHEMA_4_2;
        boolean displaced = strict && (!ads.icons().isEmpty() || anyDisplaced(ads));
        return ads.portfolio().isPresent() || displaced
                ? Optional.of(new PortfolioWriter(creative, ads, out, strict))
                : Optional.empty();
    }

    /**
     * Writes one extension for each non-linear ad with files, and at least one.
     *
     * @param only whether the ad has no second creative of this kind: then the numbers of AdCOM,
     *     which name no creative, can be said one by one
     */
    void write(boolean only) throws XMLStreamException {
        List<NonLinearAds.NonLinear> filled =
                ads.ads().stream().filter(PortfolioWriter::displaced).toList();
        extension(strict && !filled.isEmpty() ? Optional.of(filled.getFirst()) : Optional.empty());
        for (int i = 1; strict && i < filled.size(); i++) {
            open();
            media(filled.get(i));
            out.close();
        }
        if (!strict && only && ads.portfolio().isPresent()) {
            Portfolio portfolio = ads.portfolio().get();
            if (portfolio.placement().isPresent()) {
                adcom("plcmt", portfolio.placement().getAsInt());
            }
            if (portfolio.position().isPresent()) {
                adcom("pos", portfolio.position().getAsInt());
            }
            if (portfolio.playbackMethod().isPresent()) {
                adcom("playbackmethod", portfolio.playbackMethod().getAsInt());
            }
            for (int attribute : portfolio.attributes()) {
                adcom("attr", attribute);
            }
        }
    }

    private void extension(Optional<NonLinearAds.NonLinear> first) throws XMLStreamException {
        open();
        if (ads.portfolio().isPresent()) {
            Portfolio portfolio = ads.portfolio().get();
            if (portfolio.placement().isPresent()) {
                number("plcmt", portfolio.placement().getAsInt());
            }
            if (portfolio.position().isPresent()) {
                number("pos", portfolio.position().getAsInt());
            }
            if (portfolio.playbackMethod().isPresent()) {
                number("playbackmethod", portfolio.playbackMethod().getAsInt());
            }
            for (int attribute : portfolio.attributes()) {
                number("attr", attribute);
            }
        }
        if (first.isPresent()) {
            media(first.get());
        }
        if (strict) {
            List<Link> custom = new ArrayList<>(0);
            ads.ads().forEach(ad -> custom.addAll(ad.customClicks()));
            out.links("NonLinearCustomClick", custom);
            parts.icons(ads.icons());
        }
        out.close();
    }

    private void open() throws XMLStreamException {
        out.open("Extension").attribute("type", Portfolio.TYPE);
        out.text("CreativeId", creative.id());
    }

    private void media(NonLinearAds.NonLinear ad) throws XMLStreamException {
        out.text("Duration", ad.duration().map(Times::write));
        if (!ad.media().isEmpty()) {
            parts.media(ad.media());
        }
    }

    private void adcom(String name, int value) throws XMLStreamException {
        out.open("Extension").attribute("type", name).attribute("ext", "adcom");
        number(name, value);
        out.close();
    }

    private void number(String name, int value) throws XMLStreamException {
        out.text(name, Integer.toString(value));
    }

    private static boolean anyDisplaced(NonLinearAds ads) {
        return ads.ads().stream().anyMatch(ad -> displaced(ad) || !ad.customClicks().isEmpty());
    }

    private static boolean displaced(NonLinearAds.NonLinear ad) {
        return ad.duration().isPresent() || !ad.media().isEmpty();
    }
}
