package tv.foyer.measurement;

import java.util.List;

/** What a period can be settled from, each list in its fixed order. */
public record BillableFacts(List<DeliveryRow> delivery, List<ViewingRow> viewing) {
    public BillableFacts {
        delivery = delivery.stream().sorted(DeliveryRow.ORDER).toList();
        viewing = viewing.stream().sorted(ViewingRow.ORDER).toList();
    }
}
