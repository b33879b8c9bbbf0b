package tv.foyer.sql;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tv.foyer.kernel.PartnerId;

/**
 * Transactions with a reader. Row-level security lets a partner see the rows to which it is a party
 * and nothing else; the house (folds, snapshots, clearing) sees all. Outside both there are no rows
 * at all: the connection's own role has no rights on any table.
 */
public final class Sql {
    private final Jdbi jdbi;

    Sql(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Work inside one transaction; an exception rolls it back. */
    @FunctionalInterface
    public interface Work<T extends @org.jspecify.annotations.Nullable Object> {
        T run(Handle handle);
    }

    /** Work without an answer. */
    @FunctionalInterface
    public interface Step {
        void run(Handle handle);
    }

    /** Runs work in the name of a partner: only rows to which it is a party exist. */
    public <T extends @org.jspecify.annotations.Nullable Object> T asPartner(
            PartnerId reader, Work<T> work) {
        return jdbi.inTransaction(handle -> {
            handle.execute("set local role foyer_partner");
            handle.createQuery("select set_config('app.partner', :reader, true)")
                    .bind("reader", reader.toString())
                    .mapTo(String.class)
                    .one();
            return work.run(handle);
        });
    }

    /**
     * Runs work of the house itself: all rows exist. Never answer a partner from here unfiltered.
     */
    public <T extends @org.jspecify.annotations.Nullable Object> T asHouse(Work<T> work) {
        return jdbi.inTransaction(handle -> {
            handle.execute("set local role foyer_house");
            return work.run(handle);
        });
    }

    /** Runs work of the house that has no answer. */
    public void houseDo(Step step) {
        jdbi.useTransaction(handle -> {
            handle.execute("set local role foyer_house");
            step.run(handle);
        });
    }
}
