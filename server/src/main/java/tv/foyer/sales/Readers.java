package tv.foyer.sales;

import java.util.Optional;
import tv.foyer.http.Caller;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sql.Sql;

/** In whose name the books are read: an advertiser's own rows, or, for the house, all. */
final class Readers {
    private Readers() {}

    /** Returns the partner to read as; none for the house's own staff. */
    static Optional<PartnerId> of(Caller.Staff staff) {
        return staff.operator() ? Optional.empty() : Optional.of(staff.partner());
    }

    static <T> T read(Sql sql, Optional<PartnerId> reader, Sql.Work<T> work) {
        return reader.isPresent() ? sql.asPartner(reader.get(), work) : sql.asHouse(work);
    }
}
