package tv.foyer.devices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import tv.foyer.json.Json;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** Brands and models. */
final class RangeStore {
    private static final String INSERT_BRAND =
            """
            insert into devices.brand
                (partner_id, brand_id, key, name_zh, name_en, parent_id, config)
            values (:maker, :id, :key, :zh, :en, cast(:parent as uuid), cast(:config as jsonb))
            on conflict do nothing\
            """;

    private static final String INSERT_MODEL =
            """
            insert into devices.model
                (partner_id, model_id, brand_id, key, name, kind, device_class, config)
            values (:maker, :id, :brand, :key, :name, :kind, :class, cast(:config as jsonb))
            on conflict do nothing\
            """;

    private static final String BRANDS =
            """
            select partner_id, brand_id, key, name_zh, name_en, parent_id, config
            from devices.brand\
            """;

    private static final String MODELS =
            """
            select model_id, brand_id, key, name, kind, device_class, config from devices.model\
            """;

    private final Sql sql;

    RangeStore(Sql sql) {
        this.sql = sql;
    }

    /** Adds a brand; one that is there already stays as it is. */
    void insert(Brand brand) {
        sql.houseDo(h ->
                h.createUpdate(INSERT_BRAND)
                        .bind("maker", brand.maker())
                        .bind("id", brand.id())
                        .bind("key", brand.key())
                        .bind("zh", brand.name().zh())
                        .bind("en", brand.name().en())
                        .bind("parent", brand.parent().map(BrandId::value).orElse(null))
                        .bind("config", Json.text(brand.settings()))
                        .execute());
    }

    /** Adds a model; one that is there already stays as it is. */
    void insert(PartnerId maker, Model model) {
        sql.houseDo(h ->
                h.createUpdate(INSERT_MODEL)
                        .bind("maker", maker)
                        .bind("id", model.id())
                        .bind("brand", model.brand())
                        .bind("key", model.key())
                        .bind("name", model.name())
                        .bind("kind", model.kind().name())
                        .bind("class", model.deviceClass().name())
                        .bind("config", Json.text(model.settings()))
                        .execute());
    }

    ProductRange load() {
        return sql.asHouse(h ->
                ProductRange.of(
                        h.createQuery(BRANDS).map((row, _) -> brand(row)).list(),
                        h.createQuery(MODELS).map((row, _) -> model(row)).list()));
    }

    static Settings settings(ResultSet row) throws SQLException {
        return Json.read(row.getString("config"), Settings.class);
    }

    private static Brand brand(ResultSet row) throws SQLException {
        Optional<BrandId> parent = Rows.optionalUuid(row, "parent_id").map(BrandId::new);
        return new Brand(
                new BrandId(Rows.uuid(row, "brand_id")),
                row.getString("key"),
                new Text(row.getString("name_zh"), row.getString("name_en")),
                new PartnerId(Rows.uuid(row, "partner_id")),
                parent,
                settings(row));
    }

    private static Model model(ResultSet row) throws SQLException {
        return new Model(
                new ModelId(Rows.uuid(row, "model_id")),
                row.getString("key"),
                new BrandId(Rows.uuid(row, "brand_id")),
                row.getString("name"),
                DeviceKind.valueOf(row.getString("kind")),
                DeviceClass.valueOf(row.getString("device_class")),
                settings(row));
    }
}
