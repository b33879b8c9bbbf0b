package tv.foyer.sql;

import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import tv.foyer.kernel.Id;

/** Reads uuid columns as typed ids. */
final class IdColumns implements ColumnMapperFactory {
    @Override
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
        return type instanceof Class<?> name && Id.class.isAssignableFrom(name) && name.isRecord()
                ? Optional.of(mapper(name.asSubclass(Id.class)))
                : Optional.empty();
    }

    private static ColumnMapper<Id> mapper(Class<? extends Id> type) {
        Constructor<? extends Id> constructor = constructor(type);
        return (row, column, _) -> {
            UUID value = row.getObject(column, UUID.class);
            return value == null ? null : make(constructor, value);
        };
    }

    private static Constructor<? extends Id> constructor(Class<? extends Id> type) {
        try {
            return type.getConstructor(UUID.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " is not a record of one UUID", e);
        }
    }

    private static Id make(Constructor<? extends Id> constructor, UUID value) {
        try {
            return constructor.newInstance(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + constructor.getDeclaringClass(), e);
        }
    }
}
