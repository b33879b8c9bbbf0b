package tv.foyer.quality;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tv.foyer.catalog.Catalog;
import tv.foyer.devices.Brand;
import tv.foyer.devices.Devices;
import tv.foyer.http.Caller;
import tv.foyer.http.Routes;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;
import tv.foyer.log.EventLog;
import tv.foyer.log.Fold;
import tv.foyer.quality.FigureStore.Cell;
import tv.foyer.sql.Sql;

/**
 * Quality of experience: takes what sets measured, adds it up, tells those whose sets or titles it
 * is. Safe for use by many threads.
 */
public final class Quality {
    private static final int MOST_ITEMS = 100;

    private final QualityConfig config;
    private final Ground ground;
    private final QualityDesk desk;

    /** The parts of the house that quality stands on. */
    public record Ground(
            Sql sql,
            EventLog log,
            InstantSource clock,
            MeterRegistry meters,
            Devices devices,
            Catalog catalog) {}

    private Quality(QualityConfig config, Ground ground) {
        this.config = config;
        this.ground = ground;
        this.desk =
                new QualityDesk(
                        new ReportJudge(config.hosts(), this::provider),
                        ground.log(),
                        ground.meters());
    }

    /** Opens quality; the schema {@code quality} is migrated already. */
    public static Quality open(QualityConfig config, Ground ground) {
        return new Quality(config, ground);
    }

    /** Returns what must run behind the log. */
    public List<Fold> folds() {
        return List.of(new QualityFold(config.zone()));
    }

    public Routes routes() {
        return new QualityRoutes(this, ground.clock()).routes();
    }

    QualityDesk.Receipt take(List<QualityDesk.Incoming> reports, Caller.TvSet set, String host) {
        return desk.take(
                reports,
                new ReportJudge.Source(set, consents(set), host, ground.clock().instant()));
    }

    /** Tells whether a set may name its session and its content. */
    boolean consents(Caller.TvSet set) {
        return ground.devices().adAudience(set.household()).targeting();
    }

    /**
     * Tells a reader its own: a maker its brands' sets, the joint company all, a provider its
     * titles.
     *
     * @param days of titles' figures
     */
    QualityView view(Caller.Staff reader, Question question, int days) {
        boolean sets = reader.operator() || reader.kinds().contains(PartnerKind.MAKER);
        boolean titles = reader.kinds().contains(PartnerKind.PROVIDER);
        return new QualityView(
                question.from(),
                question.to(),
                question.daily(),
                Figures.Targets.OURS,
                sets ? Optional.of(sets(reader, question)) : Optional.empty(),
                titles ? Optional.of(titles(reader.partner(), days)) : Optional.empty());
    }

    private QualityView.Sets sets(Caller.Staff reader, Question question) {
        Sql.Work<QualityView.Sets> work =
                handle ->
                        gathered(
                                question,
                                FigureStore.sets(handle, question, config.zone()),
                                FigureStore.errors(handle, question),
                                reader.operator() ? misread(handle, question) : Optional.empty());
        return reader.operator()
                ? ground.sql().asHouse(work)
                : ground.sql().asPartner(reader.partner(), work);
    }

    private Optional<List<FigureStore.Count>> misread(Handle handle, Question question) {
        return Optional.of(
                FigureStore.misread(
                        handle,
                        LocalDate.ofInstant(question.from(), config.zone()),
                        LocalDate.ofInstant(question.to(), config.zone())));
    }

    private QualityView.Sets gathered(
            Question question,
            List<Cell> cells,
            List<FigureStore.Count> errors,
            Optional<List<FigureStore.Count>> misread) {
        Map<String, List<Cell>> byKey = new LinkedHashMap<>();
        cells.forEach(cell ->
                cell.key()
                        .ifPresent(key ->
                                byKey.computeIfAbsent(key, _ -> new java.util.ArrayList<>())
                                        .add(cell)));
        List<Cell> all = cells.stream().filter(cell -> cell.key().isEmpty()).toList();
        return new QualityView.Sets(
                question.by(),
                whole(all).map(cell -> Figures.of(cell.sums())),
                slots(all),
                byKey.entrySet().stream()
                        .flatMap(each ->
                                item(question.by(), each.getKey(), each.getValue()).stream())
                        .sorted(WORST_FIRST)
                        .limit(MOST_ITEMS)
                        .toList(),
                errors,
                misread);
    }

    private static final Comparator<QualityView.Item> WORST_FIRST =
            Comparator.comparingDouble(
                            (QualityView.Item item) -> -item.figures().strain().orElse(-1.0))
                    .thenComparingLong(item -> -item.figures().plays())
                    .thenComparing(QualityView.Item::key);

    private static Optional<Cell> whole(List<Cell> cells) {
        return cells.stream().filter(cell -> cell.slot().isEmpty()).findFirst();
    }

    private static List<QualityView.Slot> slots(List<Cell> cells) {
        return cells.stream()
                .flatMap(cell ->
                        cell
                                .slot()
                                .map(at -> new QualityView.Slot(at, Figures.of(cell.sums())))
                                .stream())
                .toList();
    }

    private Optional<QualityView.Item> item(Question.By by, String key, List<Cell> cells) {
        return whole(cells)
                .map(cell ->
                        new QualityView.Item(
                                key,
                                name(by, key),
                                by == Question.By.MODEL
                                        ? cell.brand().map(BrandId::new).flatMap(this::brand)
                                        : Optional.empty(),
                                Figures.of(cell.sums()),
                                slots(cells)));
    }

    private Text name(Question.By by, String key) {
        Optional<Text> name =
                switch (by) {
                    case BRAND -> brand(new BrandId(UUID.fromString(key)));
                    case MODEL ->
                            ground.devices()
                                    .modelName(new ModelId(UUID.fromString(key)))
                                    .map(model -> new Text(model, model));
                    case HOST -> Optional.empty();
                };
        return name.orElseGet(() -> new Text(key, key));
    }

    private Optional<Text> brand(BrandId id) {
        return ground.devices().brand(id).map(Brand::name);
    }

    private Optional<PartnerId> provider(TitleId title) {
        return ground.catalog().snapshot().title(title).map(tv.foyer.catalog.Title::provider);
    }

    private QualityView.Titles titles(PartnerId provider, int days) {
        LocalDate to = LocalDate.ofInstant(ground.clock().instant(), config.zone());
        LocalDate from = to.minusDays(days);
        List<FigureStore.TitleSums> rows =
                ground.sql()
                        .asPartner(
                                provider,
                                handle -> FigureStore.titles(handle, provider.value(), from, to));
        return new QualityView.Titles(
                from, to, rows.stream().flatMap(row -> banded(row).stream()).toList());
    }

    /** Too few plays tell of single homes, so such a title is not told of at all. */
    private Optional<QualityView.Title> banded(FigureStore.TitleSums row) {
        Figures figures = Figures.of(row.sums());
        return ground.catalog()
                .snapshot()
                .title(new TitleId(row.title()))
                .filter(_ -> figures.plays() >= Figures.LEAST_PLAYS)
                .map(title ->
                        new QualityView.Title(
                                row.title(),
                                title.name(),
                                Band.of(figures.plays()),
                                figures.startMillis().map(start -> Band.of(start.p95())),
                                figures.rebuffering()
                                        .map(share -> Band.of(Math.round(share * 1_000)))));
    }
}
