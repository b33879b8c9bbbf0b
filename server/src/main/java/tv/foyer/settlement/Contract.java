package tv.foyer.settlement;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.kernel.ContractId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.measurement.DeliveryRow;
import tv.foyer.measurement.ViewingRow;

/** One immutable version of a contract, as its parties see it; the JSON form keeps this order. */
record Contract(
        ContractId contract,
        String key,
        int version,
        ContractKind kind,
        Text name,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveUntil,
        String currency,
        String zone,
        List<Party> parties,
        List<Map<String, Object>> steps) {
    /** The order in which contracts run and are listed. */
    static final Comparator<Contract> ORDER =
            Comparator.comparing(Contract::key).thenComparingInt(Contract::version);

    List<Step> orderedSteps() {
        return steps.stream().map(StepJson::read).toList();
    }

    Optional<Party> party(PartyRole role) {
        return parties.stream().filter(party -> party.role() == role).findFirst();
    }

    /** Returns the party in a role that contracts of this kind always have. */
    Party required(PartyRole role) {
        return party(role)
                .orElseThrow(
                        () -> new IllegalArgumentException("contract " + key + " has no " + role));
    }

    boolean hasParty(PartnerId partner) {
        return parties.stream().anyMatch(party -> party.partner().equals(partner));
    }

    boolean covers(DeliveryRow row) {
        if (!applies(row.day()) || !row.currency().equals(currency)) {
            return false;
        }
        return switch (kind) {
            case INVENTORY ->
                    is(PartyRole.MAKER, row.maker())
                            && row.provider().equals(party(PartyRole.PROVIDER).map(Party::partner));
            case MEDIA_SPEND -> is(PartyRole.ADVERTISER, row.advertiser());
            case CONTENT -> false;
        };
    }

    boolean covers(ViewingRow row) {
        return kind == ContractKind.CONTENT
                && applies(row.day())
                && is(PartyRole.PROVIDER, row.provider());
    }

    /** Tells whether two contracts would both pay for the same facts of a day. */
    boolean samePurpose(Contract other) {
        return kind == other.kind && purpose().equals(other.purpose());
    }

    boolean overlaps(YearMonth month) {
        return effectiveFrom.isBefore(month.plusMonths(1).atDay(1))
                && effectiveUntil.map(end -> end.isAfter(month.atDay(1))).orElse(true);
    }

    /** Returns this version ended by a later one, if that is earlier than its own end. */
    Contract endedBy(LocalDate next) {
        boolean earlier = effectiveUntil.map(next::isBefore).orElse(true);
        return earlier ? until(Optional.of(next)) : this;
    }

    /**
     * Returns this version as it is seen in a month: an end after the month is not shown, so that
     * what is signed later leaves a closed month's pack as it was.
     */
    Contract within(YearMonth month) {
        LocalDate after = month.plusMonths(1).atDay(1);
        return until(effectiveUntil.filter(end -> end.isBefore(after)));
    }

    private Contract until(Optional<LocalDate> end) {
        return new Contract(
                contract,
                key,
                version,
                kind,
                name,
                effectiveFrom,
                end,
                currency,
                zone,
                parties,
                steps);
    }

    private boolean applies(LocalDate day) {
        return !day.isBefore(effectiveFrom) && effectiveUntil.map(day::isBefore).orElse(true);
    }

    private boolean is(PartyRole role, PartnerId partner) {
        return party(role).map(Party::partner).equals(Optional.of(partner));
    }

    private List<String> purpose() {
        return parties.stream()
                .filter(party -> party.role() != PartyRole.OPERATOR)
                .map(party -> party.role() + "/" + party.partner())
                .sorted()
                .toList();
    }
}
