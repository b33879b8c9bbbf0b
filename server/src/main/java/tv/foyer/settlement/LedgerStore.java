package tv.foyer.settlement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tv.foyer.crypto.Secrets;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;

/** The ledger's SQL. Balance and immutability are enforced by the database itself. */
final class LedgerStore {
    private static final String ENTRY =
            """
            insert into settlement.journal_entry (entry_id, idempotency_key, content_sha256, period, memo, posted_at)
            values (:id, :key, :sha256, :period, :memo, :at) on conflict (idempotency_key) do nothing\
            """;

    private static final String CONTENT =
            "select content_sha256 from settlement.journal_entry where idempotency_key = :key";

    private static final String ACCOUNT =
            """
            insert into settlement.account (partner_id, name) values (:partner, :account)
            on conflict do nothing\
            """;

    private static final String POSTING =
            """
            insert into settlement.posting (partner_id, entry_id, account, currency, amount_minor)
            values (:partner, :entry, :account, :currency, :minor)\
            """;

    private static final String BALANCE =
            """
            select coalesce(sum(amount_minor), 0) from settlement.posting
            where partner_id = :partner and account = :account and currency = :currency\
            """;

    private LedgerStore() {}

    /** What a posting did. */
    enum Posted {
        NOW,
        /** The same entry is there already; nothing changed. */
        BEFORE,
        /** Another entry has this key; nothing changed. */
        KEY_TAKEN
    }

    static Posted post(Handle handle, Entry entry, Instant at) {
        String sha256 = Secrets.sha256(entry.content());
        UUID id = Ids.named("journal/" + entry.key());
        int fresh =
                handle.createUpdate(ENTRY)
                        .bind("id", id)
                        .bind("key", entry.key())
                        .bind("sha256", sha256)
                        .bind("period", entry.period())
                        .bind("memo", entry.memo())
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute();
        if (fresh == 0) {
            return content(handle, entry.key()).equals(Optional.of(sha256))
                    ? Posted.BEFORE
                    : Posted.KEY_TAKEN;
        }
        write(handle, id, entry);
        return Posted.NOW;
    }

    static long balance(Handle handle, PartnerId partner, Entry.Account account, String currency) {
        return handle.createQuery(BALANCE)
                .bind("partner", partner)
                .bind("account", account.name())
                .bind("currency", currency)
                .mapTo(Long.class)
                .one();
    }

    private static void write(Handle handle, UUID id, Entry entry) {
        if (entry.postings().isEmpty()) {
            return;
        }
        PreparedBatch accounts = handle.prepareBatch(ACCOUNT);
        PreparedBatch postings = handle.prepareBatch(POSTING);
        for (Entry.Posting posting : entry.postings()) {
            accounts.bind("partner", posting.partner())
                    .bind("account", posting.account().name())
                    .add();
            postings.bind("partner", posting.partner())
                    .bind("entry", id)
                    .bind("account", posting.account().name())
                    .bind("currency", entry.currency())
                    .bind("minor", posting.minor())
                    .add();
        }
        accounts.execute();
        postings.execute();
    }

    private static Optional<String> content(Handle handle, String key) {
        return handle.createQuery(CONTENT).bind("key", key).mapTo(String.class).findOne();
    }
}
