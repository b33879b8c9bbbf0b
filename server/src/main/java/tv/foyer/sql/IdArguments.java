package tv.foyer.sql;

import java.lang.reflect.Type;
import java.sql.Types;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import tv.foyer.kernel.Id;

/** Binds typed ids as uuid. */
final class IdArguments implements ArgumentFactory {
    @Override
    public Optional<Argument> build(Type type, Object value, ConfigRegistry config) {
        return value instanceof Id id
                ? Optional.of(
                        (at, statement, _) -> statement.setObject(at, id.value(), Types.OTHER))
                : Optional.empty();
    }
}
