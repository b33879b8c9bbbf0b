package tv.foyer.ads;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tv.foyer.ads.Neighbours.Spots;
import tv.foyer.events.AdPoint;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.kernel.Text;
import tv.foyer.sales.LineItem;
import tv.foyer.vast.Ad;
import tv.foyer.vast.Creative;
import tv.foyer.vast.InLine;
import tv.foyer.vast.Linear;
import tv.foyer.vast.Link;
import tv.foyer.vast.MediaFiles;
import tv.foyer.vast.NonLinearAds;
import tv.foyer.vast.Portfolio;
import tv.foyer.vast.QrCode;
import tv.foyer.vast.Resources;
import tv.foyer.vast.TrackingEvent;
import tv.foyer.vast.Vast;

/**
 * Says one decided break in VAST: an {@code Ad} with its sequence for each fill, ids as in the
 * decision, tracking as the claim's own beacons. Pause, screensaver, overlay and squeezeback ads
 * are of the CTV Ad Portfolio; masthead and row are native ads (AdCOM 1.0), for which VAST has no
 * words.
 */
final class VastXml {
    private static final int MICRO_DIGITS = 6;
    private static final String HLS = "application/x-mpegURL";
    private static final int FULL_SCREEN = 7;
    private static final int PART_OF_SCREEN = 8;
    private static final int L_SHAPE = 16;
    private static final int SILENT_AT_START = 2;
    private static final int SILENT_PAUSE = 9;
    private static final int SILENT_IDLE = 11;

    private final Item item;
    private final String origin;

    private VastXml(Item item, String origin) {
        this.item = item;
        this.origin = origin;
    }

    /** One ad as VAST needs it. */
    record Item(
            ImpressionClaim claim,
            String token,
            LineItem.Creative creative,
            Spots.SpotFilm film,
            Text advertiser) {}

    /**
     * Returns the response.
     *
     * @param origin scheme and authority before all addresses
     */
    static Vast of(List<Item> items, String origin) {
        List<Ad> ads = new ArrayList<>();
        for (Item item : items) {
            new VastXml(item, origin).ad().ifPresent(ads::add);
        }
        return Vast.of(ads);
    }

    private Optional<InLine> ad() {
        return content().map(this::inLine);
    }

    private InLine inLine(Creative.Content content) {
        ImpressionClaim claim = item.claim();
        Ad.Head head =
                new Ad.Head(
                        Optional.of(claim.lineItem().toString()),
                        OptionalInt.of(claim.slot() + 1),
                        "video",
                        false,
                        new Ad.AdSystem("Foyer", Optional.empty()),
                        List.of(beacon(AdPoint.ERROR) + "&code=[ERRORCODE]"),
                        List.of(Link.to(beacon(AdPoint.IMPRESSION))),
                        Optional.of(new Ad.Pricing("CPM", claim.currency(), cpm())),
                        Optional.empty(),
                        List.of(),
                        List.of());
        Creative creative =
                Creative.of(
                        claim.creative().toString(),
                        new Creative.UniversalAdId("foyer", claim.creative().toString()),
                        content);
        return new InLine(
                head,
                claim.decision() + "-" + claim.slot(),
                item.creative().title().zh(),
                Optional.of(item.advertiser().zh()),
                Optional.empty(),
                List.of(),
                OptionalInt.empty(),
                Optional.empty(),
                List.of(code().map(creative::with).orElse(creative)));
    }

    private Optional<QrCode> code() {
        return item.creative()
                .link()
                .map(link ->
                        new QrCode(
                                Optional.of(link),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    private Optional<Creative.Content> content() {
        return switch (item.claim().surface()) {
            case PRE_ROLL, MID_ROLL, POST_ROLL, BOOT -> Optional.of(linear());
            case PAUSE -> Optional.of(portfolio(Portfolio.PAUSE, FULL_SCREEN, SILENT_PAUSE));
            case SCREENSAVER ->
                    Optional.of(portfolio(Portfolio.SCREENSAVER, FULL_SCREEN, SILENT_IDLE));
            case OVERLAY ->
                    Optional.of(portfolio(Portfolio.OVERLAY, PART_OF_SCREEN, SILENT_AT_START));
            case SQUEEZEBACK ->
                    Optional.of(portfolio(Portfolio.SQUEEZEBACK, L_SHAPE, SILENT_AT_START));
            case MASTHEAD, ROW_SLOT -> Optional.empty();
        };
    }

    private Linear linear() {
        List<TrackingEvent> tracking = new ArrayList<>(quartiles());
        tracking.add(tracker("closeLinear", AdPoint.CLOSE));
        return Linear.of(Duration.ofSeconds(item.creative().seconds()), media(), tracking);
    }

    private NonLinearAds portfolio(int placement, int position, int playbackMethod) {
        boolean film = item.creative().format() == LineItem.Format.VIDEO;
        List<Integer> attributes = new ArrayList<>();
        if (item.creative().link().isPresent()) {
            attributes.add(Portfolio.QR_CODE);
        }
        attributes.add(film ? Portfolio.FULL_MOTION : Portfolio.STATIC_VISUAL);
        List<TrackingEvent> tracking = new ArrayList<>(film ? quartiles() : List.of());
        tracking.add(tracker("close", AdPoint.CLOSE));
        int seconds = item.creative().seconds();
        NonLinearAds.NonLinear ad =
                NonLinearAds.NonLinear.of(
                        item.film().width(),
                        item.film().height(),
                        film
                                ? Resources.none()
                                : Resources.picture(pictureType(), origin + item.film().master()),
                        seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty(),
                        media());
        return new NonLinearAds(
                tracking,
                List.of(ad),
                List.of(),
                Optional.of(
                        new Portfolio(
                                OptionalInt.of(placement),
                                OptionalInt.of(position),
                                OptionalInt.of(playbackMethod),
                                attributes)));
    }

    private MediaFiles media() {
        boolean film = item.creative().format() == LineItem.Format.VIDEO;
        MediaFiles.MediaFile file =
                MediaFiles.MediaFile.of(
                        origin + item.film().master(),
                        film
                                ? shape(MediaFiles.Delivery.STREAMING, HLS)
                                : shape(MediaFiles.Delivery.PROGRESSIVE, pictureType()));
        List<MediaFiles.Mezzanine> mezzanines =
                item.film().mezzanine().stream()
                        .map(path ->
                                new MediaFiles.Mezzanine(
                                        origin + path,
                                        shape(MediaFiles.Delivery.PROGRESSIVE, "video/mp4")))
                        .toList();
        return new MediaFiles(List.of(file), mezzanines, List.of(), List.of());
    }

    private MediaFiles.Shape shape(MediaFiles.Delivery delivery, String type) {
        return MediaFiles.Shape.of(delivery, type, item.film().width(), item.film().height());
    }

    private String pictureType() {
        String path = item.film().master();
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "png" -> "image/png";
            case "webp" -> "image/webp";
            case "svg" -> "image/svg+xml";
            default -> "image/jpeg";
        };
    }

    private List<TrackingEvent> quartiles() {
        return List.of(
                tracker("firstQuartile", AdPoint.FIRST_QUARTILE),
                tracker("midpoint", AdPoint.MIDPOINT),
                tracker("thirdQuartile", AdPoint.THIRD_QUARTILE),
                tracker("complete", AdPoint.COMPLETE));
    }

    private TrackingEvent tracker(String event, AdPoint point) {
        return TrackingEvent.of(event, beacon(point));
    }

    /** A token is base64url and dots, so it needs no escaping in a query. */
    private String beacon(AdPoint point) {
        return origin + "/t/" + point + "?c=" + item.token();
    }

    private BigDecimal cpm() {
        return BigDecimal.valueOf(item.claim().priceMicros(), MICRO_DIGITS).scaleByPowerOfTen(3);
    }
}
