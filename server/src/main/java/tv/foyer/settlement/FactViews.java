package tv.foyer.settlement;

import java.time.LocalDate;
import java.util.List;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;
import tv.foyer.measurement.DeliveryRow;
import tv.foyer.measurement.ViewingRow;

/** Fact rows as people read them: what a pack holds by id, with its names. */
final class FactViews {
    private final Neighbours neighbours;

    FactViews(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    record Delivery(
            LocalDate day,
            LineItemId lineItem,
            String lineItemName,
            BrandId brand,
            Text brandName,
            Surface surface,
            long impressions,
            long grossMicros,
            long completes) {}

    record Viewing(
            LocalDate day,
            TitleId title,
            Text titleName,
            BrandId brand,
            Text brandName,
            long seconds) {}

    /** Names the rows that have ids; others, such as a distribution, stay as they are. */
    List<Object> of(List<?> rows) {
        return rows.stream().<Object>map(this::named).toList();
    }

    private Object named(Object row) {
        return switch (row) {
            case DeliveryRow d ->
                    new Delivery(
                            d.day(),
                            d.lineItem(),
                            neighbours.lineItems().name(d.lineItem()),
                            d.brand(),
                            neighbours.brands().name(d.brand()),
                            d.surface(),
                            d.impressions(),
                            d.grossMicros(),
                            d.completes());
            case ViewingRow v ->
                    new Viewing(
                            v.day(),
                            v.title(),
                            neighbours.titles().name(v.title()),
                            v.brand(),
                            neighbours.brands().name(v.brand()),
                            v.seconds());
            default -> row;
        };
    }
}
