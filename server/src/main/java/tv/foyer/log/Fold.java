package tv.foyer.log;

import java.util.List;
import org.jdbi.v3.core.Handle;
import tv.foyer.log.EventLog.Recorded;

/**
 * Something that turns facts into rows. It is given each fact once, in order; its rows and its
 * offset commit together, so after a crash it goes on exactly where its rows stand.
 */
public interface Fold {
    /** Returns the name under which its offset is kept; it never changes. */
    String name();

    /** Adds the effect of some facts, by the transaction given. */
    void apply(Handle transaction, List<Recorded> facts);

    /** Called after the commit, outside the transaction, for state kept in memory. */
    default void committed(List<Recorded> facts) {}
}
