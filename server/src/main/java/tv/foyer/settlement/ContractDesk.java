package tv.foyer.settlement;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import tv.foyer.json.Json;
import tv.foyer.kernel.ContractId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.settlement.SettlementConfig.Stake;
import tv.foyer.sql.Sql;

/** Signs contracts and records equity. */
final class ContractDesk {
    private final Sql sql;
    private final InstantSource clock;
    private final SettlementConfig config;
    private final Neighbours.Partners partners;

    ContractDesk(Sql sql, InstantSource clock, SettlementConfig config, Neighbours near) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
        this.partners = near.partners();
    }

    Signing sign(ContractDraft draft) {
        Optional<ContractRules.Breach> breach = ContractRules.check(draft);
        if (breach.isPresent()) {
            return refused(breach.get());
        }
        if (!config.operator().equals(draft.parties().get(PartyRole.OPERATOR))) {
            return new Signing.Refused("parties", "the operator is the joint company");
        }
        return sql.asHouse(handle -> sign(handle, draft));
    }

    /** Records who holds what from a day on; the same again has no effect. */
    void equity(LocalDate from, List<Stake> stakes) {
        tv.foyer.kernel.Share.split(0, stakes.stream().map(Stake::share).toList());
        if (stakes.stream().map(Stake::partner).distinct().count() != stakes.size()
                || stakes.stream().anyMatch(s -> s.partner().equals(config.operator()))) {
            throw new IllegalArgumentException(
                    "stakes: each shareholder once, and not the joint company itself");
        }
        sql.houseDo(handle -> {
            ContractStore.lock(handle);
            List<Stake> now = ContractStore.stakes(handle, from);
            if (!now.equals(stakes)) {
                requireOpen(handle, from);
                ContractStore.insert(handle, from, stakes);
            }
        });
    }

    List<Contract> of(PartnerId reader) {
        return sql.asPartner(reader, handle -> ContractStore.all(handle)).stream()
                .sorted(Contract.ORDER)
                .toList();
    }

    private Signing sign(Handle handle, ContractDraft draft) {
        ContractStore.lock(handle);
        List<Contract> signed = ContractStore.all(handle);
        Optional<Contract> latest =
                signed.stream()
                        .filter(contract -> contract.key().equals(draft.key()))
                        .reduce((_, last) -> last);
        int version = latest.map(Contract::version).orElse(0) + 1;
        if (latest.filter(old -> same(old, contract(draft, old.version()))).isPresent()) {
            return signed(latest.get());
        }
        Contract next = contract(draft, version);
        Optional<ContractRules.Breach> breach = ContractRules.check(next, signed);
        if (breach.isPresent()) {
            return refused(breach.get());
        }
        Optional<YearMonth> closed = closedAfter(handle, draft.from());
        if (closed.isPresent()) {
            return new Signing.Refused("from", closed.get() + " is closed");
        }
        ContractStore.insert(handle, next, clock.instant());
        return signed(next);
    }

    private Contract contract(ContractDraft draft, int version) {
        List<Party> parties =
                Arrays.stream(PartyRole.values()).flatMap(role -> party(role, draft)).toList();
        return new Contract(
                new ContractId(Ids.named("contract/" + draft.key() + "/" + version)),
                draft.key(),
                version,
                draft.kind(),
                draft.name(),
                draft.from(),
                draft.until(),
                config.currency().getCurrencyCode(),
                config.zone().getId(),
                parties,
                draft.steps().stream().map(StepJson::write).toList());
    }

    private Stream<Party> party(PartyRole role, ContractDraft draft) {
        PartnerId partner = draft.parties().get(role);
        if (partner == null) {
            return Stream.empty();
        }
        Neighbours.PartnerName name = partners.name(partner);
        return Stream.of(new Party(role, partner, name.key(), name.name()));
    }

    private static boolean same(Contract a, Contract b) {
        return Json.text(a).equals(Json.text(b));
    }

    private static Optional<YearMonth> closedAfter(Handle handle, LocalDate from) {
        return CloseStore.periods(handle).stream()
                .map(CloseStore.ClosedPeriod::month)
                .filter(month -> !month.isBefore(YearMonth.from(from)))
                .findFirst();
    }

    private static void requireOpen(Handle handle, LocalDate from) {
        closedAfter(handle, from)
                .ifPresent(month -> {
                    throw new IllegalArgumentException("equity: " + month + " is closed");
                });
    }

    private static Signing signed(Contract contract) {
        return new Signing.Signed(contract.contract(), contract.key(), contract.version());
    }

    private static Signing refused(ContractRules.Breach breach) {
        return new Signing.Refused(breach.field(), breach.rule());
    }
}
