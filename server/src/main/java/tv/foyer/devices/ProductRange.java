package tv.foyer.devices;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ModelId;

/** All brands and models at one moment. */
record ProductRange(
        Map<BrandId, Brand> brands,
        Map<String, Brand> brandsByKey,
        Map<ModelId, Model> models,
        Map<String, Model> modelsByKey) {
    /** More levels than any maker has; a longer chain is a mistake. */
    private static final int DEEPEST = 8;

    static ProductRange of(List<Brand> brands, List<Model> models) {
        return new ProductRange(
                by(brands, Brand::id),
                by(brands, Brand::key),
                by(models, Model::id),
                by(models, Model::key));
    }

    private static <K, V> Map<K, V> by(List<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }

    Optional<Brand> brand(BrandId id) {
        return Optional.ofNullable(brands.get(id));
    }

    Optional<Model> model(ModelId id) {
        return Optional.ofNullable(models.get(id));
    }

    List<Brand> brandsInOrder() {
        return brands.values().stream().sorted(Comparator.comparing(Brand::key)).toList();
    }

    /** Returns the settings above a device of this model: parent brand, brand, model. */
    List<Settings> layersOf(Model model) {
        List<Settings> layers = new ArrayList<>();
        Optional<Brand> brand = brand(model.brand());
        while (brand.isPresent() && layers.size() < DEEPEST) {
            layers.addFirst(brand.get().settings());
            brand = brand.get().parent().flatMap(this::brand);
        }
        layers.addLast(model.settings());
        return layers;
    }
}
