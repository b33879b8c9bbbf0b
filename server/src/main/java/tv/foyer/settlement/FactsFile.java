package tv.foyer.settlement;

import java.util.List;
import java.util.Optional;
import tv.foyer.json.Json;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Period;
import tv.foyer.kernel.Text;
import tv.foyer.measurement.BillableFacts;
import tv.foyer.measurement.DeliveryRow;
import tv.foyer.measurement.ViewingRow;

/**
 * All that a reader's statement is made of besides its contracts: {@code facts.json} of a pack.
 * Holds exactly the rows that a contract of the reader covers.
 */
record FactsFile(
        Reader reader,
        String period,
        String zone,
        String currency,
        List<DeliveryRow> delivery,
        List<ViewingRow> viewing,
        Optional<Dividend> distribution) {
    /** Whose statement it is. */
    record Reader(PartnerId partner, String key, Text name) {}

    /**
     * A shareholder's view of a distribution: the declared amount, all shares in their fixed order,
     * and which of them is the reader's.
     */
    record Dividend(Money declared, List<String> shares, int place) {
        long minor() {
            return tv.foyer.kernel.Share.split(
                            declared.minor(), shares.stream().map(StepJson::share).toList())
                    .get(place);
        }
    }

    static FactsFile of(
            Reader reader,
            Period period,
            String currency,
            List<Contract> own,
            BillableFacts facts,
            Optional<Dividend> dividend) {
        return new FactsFile(
                reader,
                period.toString(),
                period.zone().getId(),
                currency,
                facts.delivery().stream()
                        .filter(row -> own.stream().anyMatch(c -> c.covers(row)))
                        .toList(),
                facts.viewing().stream()
                        .filter(row -> own.stream().anyMatch(c -> c.covers(row)))
                        .toList(),
                dividend);
    }

    BillableFacts billable() {
        return new BillableFacts(delivery, viewing);
    }

    int count() {
        return delivery.size() + viewing.size() + (distribution.isPresent() ? 1 : 0);
    }

    byte[] bytes() {
        return Json.bytes(this);
    }
}
