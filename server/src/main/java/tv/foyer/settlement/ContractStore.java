package tv.foyer.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tv.foyer.json.Json;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Share;
import tv.foyer.settlement.SettlementConfig.Stake;
import tv.foyer.sql.Rows;

/** Contracts and equity: both dated, both append-only. */
final class ContractStore {
    /** Signing and closing wait for each other: no contract slips under a month being closed. */
    private static final String LOCK = "select pg_advisory_xact_lock(7402)";

    private static final String ALL = "select body from settlement.contract order by key, version";

    private static final String INSERT =
            """
            insert into settlement.contract (operator_id, maker_id, provider_id, advertiser_id, key, version,
                contract_id, kind, effective_from, body, signed_at)
            values (:operator, :maker, :provider, :advertiser, :key, :version, :id, :kind, :from, :body, :at)\
            """;

    private static final String STAKES =
            """
            select partner_id, effective_from, numerator, denominator from settlement.equity
            where effective_from = (select max(effective_from) from settlement.equity where effective_from <= :day)
            order by place\
            """;

    private static final String STAKE =
            """
            insert into settlement.equity (partner_id, effective_from, place, numerator, denominator)
            values (:partner, :from, :place, :numerator, :denominator)\
            """;

    private ContractStore() {}

    static void lock(Handle handle) {
        handle.execute(LOCK);
    }

    /** Returns the versions that the reader may see, each ended by the next of its key. */
    static List<Contract> all(Handle handle) {
        List<Contract> signed =
                handle.createQuery(ALL)
                        .mapTo(String.class)
                        .map(body -> Json.read(body, Contract.class))
                        .list();
        List<Contract> ended = new ArrayList<>();
        for (int i = 0; i < signed.size(); i++) {
            Contract contract = signed.get(i);
            boolean last =
                    i + 1 == signed.size() || !signed.get(i + 1).key().equals(contract.key());
            ended.add(last ? contract : contract.endedBy(signed.get(i + 1).effectiveFrom()));
        }
        return List.copyOf(ended);
    }

    static void insert(Handle handle, Contract contract, Instant at) {
        handle.createUpdate(INSERT)
                .bind("operator", contract.required(PartyRole.OPERATOR).partner())
                .bind("maker", idOf(contract, PartyRole.MAKER))
                .bind("provider", idOf(contract, PartyRole.PROVIDER))
                .bind("advertiser", idOf(contract, PartyRole.ADVERTISER))
                .bind("key", contract.key())
                .bind("version", contract.version())
                .bind("id", contract.contract())
                .bind("kind", contract.kind().name())
                .bind("from", contract.effectiveFrom())
                .bind("body", Json.text(contract))
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** Returns the shareholders on a day, in their fixed order. */
    static List<Stake> stakes(Handle handle, LocalDate day) {
        return handle.createQuery(STAKES)
                .bind("day", day)
                .map((row, _) ->
                        new Stake(
                                new PartnerId(Rows.uuid(row, "partner_id")),
                                new Share(row.getLong("numerator"), row.getLong("denominator"))))
                .list();
    }

    static void insert(Handle handle, LocalDate from, List<Stake> stakes) {
        for (int place = 0; place < stakes.size(); place++) {
            Stake stake = stakes.get(place);
            handle.createUpdate(STAKE)
                    .bind("partner", stake.partner())
                    .bind("from", from)
                    .bind("place", place)
                    .bind("numerator", stake.share().numerator())
                    .bind("denominator", stake.share().denominator())
                    .execute();
        }
    }

    private static java.util.Optional<UUID> idOf(Contract contract, PartyRole role) {
        return contract.party(role).map(party -> party.partner().value());
    }
}
