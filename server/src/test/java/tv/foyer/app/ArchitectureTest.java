package tv.foyer.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The house's plan, enforced: who may know whom, what may be public, where each tool may be used.
 */
class ArchitectureTest {
    private static final String ROOT = "tv.foyer.";
    private static final int MAX_FILES = 45;

    /** A package knows lower ranks only. ARCHITECTURE.md shows the same table. */
    private static final List<List<String>> RANKS =
            List.of(
                    List.of("kernel", "events"),
                    List.of("json", "crypto", "sql", "net", "xml"),
                    List.of("http", "log", "fleet", "vast", "openrtb", "scenery", "scte", "hls"),
                    List.of("alliance", "devices", "catalog", "media", "sales", "pacing"),
                    List.of(
                            "playback",
                            "channels",
                            "ads",
                            "discovery",
                            "exchange",
                            "creatives",
                            "live"),
                    List.of("measurement", "forecast", "quality"),
                    List.of("settlement"),
                    List.of("app"));

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("tv.foyer");

    @Test
    void everyPackageHasARankAndKnowsLowerRanksOnly() {
        List<String> breaches = new ArrayList<>();
        for (JavaClass from : HOUSE) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                if (inHouse(to) && !mayKnow(capability(from), capability(to))) {
                    breaches.add(from.getName() + " -> " + to.getName());
                }
            }
        }

        assertThat(new TreeSet<>(breaches)).isEmpty();
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("tv.foyer.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void aCapabilityIsOneFlatPackage() {
        classes().should(new HaveNoSubPackage()).check(HOUSE);
    }

    /**
     * A public type is used when another package names it, or when it stands in the signature of a
     * public member of a type that is used: a neighbour that plugs a lambda into an interface, or
     * drops an answer, never names the type.
     */
    @Test
    void aPublicTypeIsTheFacadeOrSomethingThatAnotherPackageUses() {
        Set<JavaClass> used = new HashSet<>();
        HOUSE.stream().filter(ArchitectureTest::usedOutside).forEach(type -> use(type, used));
        List<String> idle = new ArrayList<>();
        for (JavaClass type : HOUSE) {
            boolean library = rank(capability(type)) <= 2;
            if (!library && type.isTopLevelClass() && isPublic(type) && !used.contains(type)) {
                idle.add(type.getName());
            }
        }

        assertThat(idle).as("public types that no other package uses").isEmpty();
    }

    @Test
    void sqlIsSaidInStoresOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("tv.foyer.sql")
                .and()
                .haveNameNotMatching(".*(Store|Fold|Tails)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackage("tv.foyer.sql")
                .and()
                .haveNameNotMatching(".*(Store|Fold|Tails)(\\$.*)?")
                .should()
                .callMethodWhere(
                        com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With
                                        .owner(
                                                com.tngtech.archunit.core.domain.JavaClass
                                                        .Predicates.resideInAPackage(
                                                        "org.jdbi.."))))
                .check(HOUSE);
    }

    @Test
    void eachToolStaysInItsRoom() {
        onlyIn("io.helidon..", "http");
        onlyIn("tools.jackson..", "json");
        onlyIn("com.ctc.wstx..", "xml");
        onlyIn("org.flywaydb..", "sql");
        onlyIn("com.zaxxer..", "sql");
        onlyIn("org.bouncycastle..", "crypto");
        onlyIn("javax.crypto..", "crypto");
        onlyIn("org.apache.lucene..", "discovery");
        onlyIn("com.nimbusds..", "devices");
        onlyIn("com.google.zxing..", "devices");
    }

    @Test
    void timeAndChanceComeFromOutside() {
        noClasses()
                .that()
                .resideOutsideOfPackage("tv.foyer.kernel")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .check(HOUSE);
    }

    @Test
    void xmlParsersComeFromTheHardenedFactoryOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("tv.foyer.xml")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "javax\\.xml\\.stream\\.XML(Input|Output)Factory|javax\\.xml\\.parsers\\..*"
                                + "|javax\\.xml\\.transform\\..*|org\\.xml\\.sax\\.XMLReader")
                .check(HOUSE);
    }

    @Test
    void outboundHttpLeavesThroughNetOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("tv.foyer.net")
                .and()
                .resideOutsideOfPackage("tv.foyer.fleet")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "io.helidon.webclient..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(HttpURLConnection|Socket|URLConnection)")
                .check(HOUSE);
    }

    @Test
    void noPackageOutgrowsOneRoom() {
        Map<String, Integer> sizes = new TreeMap<>();
        for (JavaClass type : HOUSE) {
            if (type.isTopLevelClass()) {
                sizes.merge(capability(type), 1, Integer::sum);
            }
        }

        assertThat(sizes)
                .allSatisfy(
                        (name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(MAX_FILES));
    }

    private static void onlyIn(String tool, String room) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(tool)
                .check(HOUSE);
    }

    private static void use(JavaClass type, Set<JavaClass> used) {
        if (!inHouse(type) || !used.add(type)) {
            return;
        }
        type.getEnclosingClass().ifPresent(outer -> use(outer, used));
        type.getCodeUnits().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(member ->
                        Stream.concat(
                                member.getReturnType().getAllInvolvedRawTypes().stream(),
                                member.getParameterTypes().stream()
                                        .flatMap(p -> p.getAllInvolvedRawTypes().stream())))
                .forEach(mentioned -> use(mentioned, used));
        type.getInterfaces().stream()
                .flatMap(above -> above.getAllInvolvedRawTypes().stream())
                .forEach(above -> use(above, used));
        if (type.getModifiers().contains(JavaModifier.ABSTRACT)) {
            // the cases of a sealed answer are part of the answer
            type.getSubclasses().stream()
                    .filter(ArchitectureTest::isPublic)
                    .forEach(below -> use(below, used));
        }
    }

    private static boolean usedOutside(JavaClass type) {
        return type.getName().equals("tv.foyer.app.Main")
                || type.getDirectDependenciesToSelf().stream()
                        .anyMatch(d -> !capability(d.getOriginClass()).equals(capability(type)))
                || type.getAllSubclasses().stream()
                        .anyMatch(sub -> !capability(sub).equals(capability(type)))
                || nestedUsedOutside(type);
    }

    private static boolean nestedUsedOutside(JavaClass type) {
        return HOUSE.stream()
                .filter(inner -> inner.getName().startsWith(type.getName() + "$"))
                .flatMap(inner -> inner.getDirectDependenciesToSelf().stream())
                .anyMatch(d -> !capability(d.getOriginClass()).equals(capability(type)));
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean mayKnow(String from, String to) {
        boolean kernelOfEvents = from.equals("events") && to.equals("kernel");
        return from.equals(to) || kernelOfEvents || rank(to) < rank(from);
    }

    private static int rank(String capability) {
        for (int rank = 0; rank < RANKS.size(); rank++) {
            if (RANKS.get(rank).contains(capability)) {
                return rank;
            }
        }
        throw new AssertionError("package " + ROOT + capability + " has no rank");
    }

    private static boolean inHouse(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    private static String capability(JavaClass type) {
        String rest = type.getPackageName().substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private static final class HaveNoSubPackage
            extends com.tngtech.archunit.lang.ArchCondition<JavaClass> {
        HaveNoSubPackage() {
            super("be in a package directly under tv.foyer");
        }

        @Override
        public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
            boolean flat = type.getPackageName().indexOf('.', ROOT.length()) < 0;
            if (!flat) {
                events.add(
                        com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                type, type.getName() + " is in a sub-package"));
            }
        }
    }
}
