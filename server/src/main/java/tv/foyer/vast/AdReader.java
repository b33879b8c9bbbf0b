package tv.foyer.vast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Reads one element {@code Ad}. */
final class AdReader {
    private static final int MAX_CREATIVES = 100;
    private static final Set<String> TYPES = Set.of("video", "audio", "hybrid");

    private final Cursor in;
    private final int version;
    private final HeadReader head;
    private final List<Creative> creatives = new ArrayList<>(2);

    AdReader(Cursor in, int version) {
        this.in = in;
        this.version = version;
        this.head = new HeadReader(in);
    }

    /** Returns the ad, or empty if it cannot be shown; then the problems say why. */
    Optional<Ad> read() throws XMLStreamException {
        Optional<String> id = in.attribute("id");
        OptionalInt sequence = in.number("sequence");
        if (sequence.isPresent() && sequence.getAsInt() == 0) {
            in.badValue("@sequence", "a number from 1", "0");
            sequence = OptionalInt.empty();
        }
        boolean conditional = in.flag("conditionalAd").orElse(false);
        String type = in.attribute("adType").orElse("video");
        if (!TYPES.contains(type)) {
            in.badValue("@adType", "video, audio or hybrid", type);
            type = "video";
        }
        head.attributes(id, sequence, type, conditional);
        Optional<Ad> found = Optional.empty();
        boolean any = false;
        int level = in.level();
        while (in.next(level)) {
            if (any) {
                continue;
            }
            switch (in.name()) {
                case "InLine" -> {
                    any = true;
                    found = inLine();
                }
                case "Wrapper" -> {
                    any = true;
                    found = wrapper();
                }
                default -> {}
            }
        }
        if (!any) {
            in.problem(AdError.SCHEMA, "Ad", "InLine or Wrapper is required");
        }
        return found;
    }

    private Optional<Ad> inLine() throws XMLStreamException {
        String servingId = "";
        String title = "";
        Optional<String> advertiser = Optional.empty();
        Optional<String> description = Optional.empty();
        List<InLine.Category> categories = new ArrayList<>(1);
        OptionalInt expires = OptionalInt.empty();
        Optional<InLine.Survey> survey = Optional.empty();
        PortfolioReader portfolio = new PortfolioReader(in);
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "AdServingId" -> servingId = in.text();
                case "AdTitle" -> title = in.text();
                case "Advertiser" -> advertiser = Optional.of(in.text());
                case "Description" -> description = Optional.of(in.text());
                case "Category" -> category(categories);
                case "Expires" -> expires = expires();
                case "Survey" -> survey = survey();
                case "Creatives" -> creatives(true);
                case "Extensions" -> head.extensions(portfolio);
                default -> head.take();
            }
        }
        missing(servingId.isEmpty() && version >= VastReader.V4_1, "AdServingId");
        missing(title.isEmpty(), "AdTitle");
        Ad.Head read = head.done("InLine");
        List<Creative> shown = portfolio.apply(creatives);
        if (shown.isEmpty()) {
            in.problem(
                    AdError.SCHEMA, "InLine/Creatives", "a creative that can be shown is required");
            return Optional.empty();
        }
        return Optional.of(
                new InLine(
                        read,
                        servingId,
                        title,
                        advertiser,
                        description,
                        categories,
                        expires,
                        survey,
                        shown));
    }

    private Optional<Ad> wrapper() throws XMLStreamException {
        boolean follow = in.flag("followAdditionalWrappers").orElse(true);
        boolean multiple = in.flag("allowMultipleAds").orElse(false);
        boolean fallback = in.flag("fallbackOnNoAd").orElse(false);
        Optional<String> tag = Optional.empty();
        List<Wrapper.BlockedCategories> blocked = new ArrayList<>(0);
        PortfolioReader portfolio = new PortfolioReader(in);
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "VASTAdTagURI" -> tag = in.uri();
                case "BlockedAdCategories" -> blocked(blocked);
                case "Creatives" -> creatives(false);
                case "Extensions" -> head.extensions(portfolio);
                default -> head.take();
            }
        }
        Ad.Head read = head.done("Wrapper");
        if (tag.isEmpty()) {
            in.problem(AdError.SCHEMA, "Wrapper/VASTAdTagURI", "is required");
            return Optional.empty();
        }
        return Optional.of(
                new Wrapper(read, tag.get(), follow, multiple, fallback, blocked, creatives));
    }

    private void creatives(boolean inLine) throws XMLStreamException {
        int level = in.level();
        while (in.next(level)) {
            if (in.name().equals("Creative") && creatives.size() < MAX_CREATIVES) {
                new CreativeReader(in, version, inLine).read(creatives);
            }
        }
    }

    private void category(List<InLine.Category> categories) throws XMLStreamException {
        String authority = in.attribute("authority").orElse("");
        if (authority.isEmpty()) {
            in.problem(AdError.SCHEMA, "@authority", "is required");
        }
        String code = in.text();
        if (!code.isEmpty()) {
            categories.add(new InLine.Category(authority, code));
        }
    }

    private void blocked(List<Wrapper.BlockedCategories> blocked) throws XMLStreamException {
        String authority = in.attribute("authority").orElse("");
        List<String> codes = new ArrayList<>(4);
        for (String code : in.text().split("[,\\s]+", -1)) {
            if (!code.isEmpty()) {
                codes.add(code);
            }
        }
        if (!codes.isEmpty()) {
            blocked.add(new Wrapper.BlockedCategories(authority, codes));
        }
    }

    private OptionalInt expires() throws XMLStreamException {
        String text = in.text();
        OptionalInt seconds = Cursor.wholeNumber(text);
        if (seconds.isEmpty()) {
            in.badValue("Expires", "whole seconds", text);
        }
        return seconds;
    }

    private Optional<InLine.Survey> survey() throws XMLStreamException {
        Optional<String> type = in.attribute("type");
        return in.uri().map(uri -> new InLine.Survey(type, uri));
    }

    private void missing(boolean lacks, String element) {
        if (lacks) {
            in.problem(AdError.SCHEMA, "InLine/" + element, "is required");
        }
    }
}
