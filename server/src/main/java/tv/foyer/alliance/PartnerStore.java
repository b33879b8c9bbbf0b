package tv.foyer.alliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Text;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** Partner rows. */
final class PartnerStore {
    private static final String INSERT =
            """
            insert into alliance.partner (partner_id, key, name_zh, name_en, kinds, state, since)
            values (:id, :key, :zh, :en, string_to_array(:kinds, ','), :state, :now)
            on conflict do nothing\
            """;

    private static final String ALL =
            """
            select partner_id, key, name_zh, name_en, array_to_string(kinds, ',') as kinds, state
            from alliance.partner\
            """;

    private static final String MOVE =
            """
            update alliance.partner set state = :next, since = :now
            where partner_id = :id and state = :state\
            """;

    private final Sql sql;

    PartnerStore(Sql sql) {
        this.sql = sql;
    }

    /** Adds a partner; one that is there already stays as it is. */
    void insert(PartnerId id, PartnerDraft draft, Instant now) {
        sql.houseDo(h ->
                h.createUpdate(INSERT)
                        .bind("id", id)
                        .bind("key", draft.key())
                        .bind("zh", draft.name().zh())
                        .bind("en", draft.name().en())
                        .bind("kinds", joined(draft.kinds()))
                        .bind("state", draft.state().name())
                        .bind("now", now)
                        .execute());
    }

    List<Partner> all() {
        return sql.asHouse(h -> h.createQuery(ALL).map((row, _) -> partner(row)).list());
    }

    /** Moves a partner on if it still is in the state it was seen in. */
    boolean move(Partner from, PartnerState next, Instant now) {
        return sql.asHouse(h ->
                h.createUpdate(MOVE)
                        .bind("id", from.id())
                        .bind("state", from.state().name())
                        .bind("next", next.name())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    static String joined(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    static <T> Set<T> split(String joined, Function<String, T> valueOf) {
        return Arrays.stream(joined.split(",", -1)).map(valueOf).collect(Collectors.toSet());
    }

    private static Partner partner(ResultSet row) throws SQLException {
        return new Partner(
                new PartnerId(Rows.uuid(row, "partner_id")),
                row.getString("key"),
                new Text(row.getString("name_zh"), row.getString("name_en")),
                split(row.getString("kinds"), PartnerKind::valueOf),
                PartnerState.valueOf(row.getString("state")));
    }
}
