package tv.foyer.vast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VastUnwrapperTest {
    private static final String POOL_ERROR = "https://t.pool.example/error?code=";

    private final Map<String, byte[]> documents = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    @Test
    void fiveWrappersAreFollowedAndEachIsTracked() {
        Unwrapped unwrapped = unwrap(chain(5, "inline-plain.xml"));

        assertThat(unwrapped.findings()).isEmpty();
        assertThat(unwrapped.pings()).isEmpty();
        assertThat(unwrapped.toPlay()).hasSize(1);
        InLine ad = unwrapped.toPlay().getFirst();
        assertThat(ad.title()).isEqualTo("Ride");
        assertThat(ad.head().impressions())
                .extracting(Link::uri)
                .containsExactly(
                        "https://t1.wrap.example/impression",
                        "https://t2.wrap.example/impression",
                        "https://t3.wrap.example/impression",
                        "https://t4.wrap.example/impression",
                        "https://t5.wrap.example/impression",
                        "https://t.pedalfox.example/impression");
        assertThat(ad.head().errors()).hasSize(6);
        assertThat(ad.head().viewable().orElseThrow().viewable()).hasSize(5);
        Linear film = (Linear) ad.creatives().getFirst().content();
        assertThat(film.tracking()).hasSize(6);
        assertThat(film.clicks().tracking()).hasSize(5);
    }

    @Test
    void theClickThroughNearestTheAdWins() {
        Linear without = film(unwrap(chain(3, "inline-plain.xml")));
        Linear with = film(unwrap(chain(3, "inline.xml")));

        assertThat(without.clicks().through()).contains(Link.to("https://t3.wrap.example/landing"));
        assertThat(with.clicks().through().orElseThrow().uri())
                .isEqualTo("https://brightwok.example/noodles");
        assertThat(without.icons()).hasSize(1);
        assertThat(without.icons().getFirst().resources().statics().getFirst().uri())
                .isEqualTo("https://t3.wrap.example/icon.png");
        assertThat(with.icons().getFirst().viewTracking())
                .containsExactly("https://t.brightwok.example/icon");
    }

    @Test
    void theSixthWrapperIsError302ToldToAllSix() {
        Unwrapped unwrapped = unwrap(chain(6, "inline-plain.xml"));

        assertThat(unwrapped.toPlay()).isEmpty();
        assertThat(unwrapped.pings())
                .extracting(Unwrapped.Ping::uri)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 6)
                                .mapToObj(n -> "https://t" + n + ".wrap.example/error?code=302")
                                .toList());
        assertThat(unwrapped.findings())
                .extracting(Unwrapped.Finding::source, one -> one.problem().rule())
                .containsExactly(tuple("https://chain.example/5", "at most 5 wrappers expected"));
    }

    @Test
    void aLoopIsFoundThoughItsAddressChangesWithEachCall() {
        documents.put("https://pool.example/loop", Fixtures.bytes("loop.xml"));

        Unwrapped unwrapped =
                unwrapper()
                        .unwrap(
                                Fixtures.read("loop.xml").vast(),
                                Macros.Values.none().with("CACHEBUSTING", "1"));

        assertThat(unwrapped.toPlay()).isEmpty();
        assertThat(unwrapped.findings().getFirst().problem().rule()).startsWith("a loop: ");
        assertThat(unwrapped.pings())
                .extracting(Unwrapped.Ping::uri)
                .containsExactly(POOL_ERROR + "302", POOL_ERROR + "302");
        assertThat(asked.get("https://pool.example/loop")).hasValue(1);
    }

    @Test
    void gapsOfAPodAreFilledFromTheBuffetWhereTheWrapperAllowsIt() {
        documents.put("https://pool.example/nothing", Fixtures.bytes("empty.xml"));

        Unwrapped unwrapped = unwrap(Fixtures.read("pod-buffet.xml").vast());

        assertThat(unwrapped.toPlay())
                .extracting(InLine::title)
                .containsExactly("first", "spare-a", "third");
        assertThat(unwrapped.buffet()).extracting(InLine::title).containsExactly("spare-b");
        assertThat(unwrapped.pings())
                .extracting(Unwrapped.Ping::uri)
                .containsExactly(
                        POOL_ERROR + "303",
                        "https://t.pool.example/none?code=303",
                        POOL_ERROR + "303",
                        "https://t.pool.example/none?code=303");
    }

    @Test
    void withoutAPodTheFirstAdIsPlayedAndTheOthersAreTheBuffet() {
        String stand = new String(Fixtures.bytes("pod-of-three.xml"), StandardCharsets.UTF_8);
        byte[] buffet =
                stand.replaceAll(" sequence=\"[0-9]\"", "").getBytes(StandardCharsets.UTF_8);

        Unwrapped unwrapped = unwrap(Fixtures.document(buffet).vast());

        assertThat(unwrapped.pod()).isEmpty();
        assertThat(unwrapped.toPlay()).extracting(InLine::title).containsExactly("one");
        assertThat(unwrapped.buffet())
                .extracting(InLine::title)
                .containsExactly("one", "two", "three");
    }

    @Test
    void theTrackersOfAWrapperGoToEveryAdOfThePodBehindIt() {
        documents.put("https://pool.example/pod", Fixtures.bytes("pod-of-three.xml"));

        Unwrapped unwrapped = unwrap(Fixtures.read("wrapper-of-pod.xml").vast());

        assertThat(unwrapped.buffet().isEmpty() ? unwrapped.pod() : unwrapped.buffet())
                .extracting(InLine::title)
                .containsExactly("one", "two", "three");
        assertThat(unwrapped.buffet())
                .allSatisfy(ad ->
                        assertThat(ad.head().impressions())
                                .extracting(Link::uri)
                                .contains("https://t.pool.example/impression"));
    }

    @Test
    void aWrapperThatAllowsOneAdTakesNoPod() {
        documents.put("https://pool.example/pod", Fixtures.bytes("pod-of-three.xml"));
        String allows = new String(Fixtures.bytes("wrapper-of-pod.xml"), StandardCharsets.UTF_8);
        byte[] one =
                allows.replace(" allowMultipleAds=\"true\"", "").getBytes(StandardCharsets.UTF_8);

        Unwrapped unwrapped = unwrap(Fixtures.document(one).vast());

        assertThat(unwrapped.toPlay()).isEmpty();
        assertThat(unwrapped.pings())
                .extracting(Unwrapped.Ping::error)
                .containsExactly(AdError.NO_AD);
    }

    @Test
    void anAdOfABlockedCategoryIsError205() {
        documents.put("https://pool.example/plain", Fixtures.bytes("inline-plain.xml"));

        Unwrapped unwrapped = unwrap(Fixtures.read("blocked-category.xml").vast());

        assertThat(unwrapped.toPlay()).isEmpty();
        assertThat(unwrapped.findings().getFirst().problem())
                .isEqualTo(
                        Problem.about(
                                AdError.CATEGORY_BLOCKED,
                                "VAST/Ad/InLine/Category",
                                "mobility is blocked by a wrapper"));
        assertThat(unwrapped.pings())
                .extracting(Unwrapped.Ping::uri)
                .containsExactly(POOL_ERROR + "205", "https://t.pedalfox.example/error?code=205");
    }

    @Test
    void aWrapperAfterOneThatAllowsNoMoreIsRefused() {
        documents.put("https://pool.example/late", Fixtures.bytes("wrapper-late.xml"));

        Unwrapped unwrapped = unwrap(Fixtures.read("wrapper-no-more.xml").vast());

        assertThat(unwrapped.toPlay()).isEmpty();
        assertThat(unwrapped.findings().getFirst().problem().rule())
                .isEqualTo("the wrapper before it allows no further wrapper");
        assertThat(asked).doesNotContainKey("https://pool.example/slow");
    }

    @Test
    void aResponseThatDoesNotComeIsError301AndOneThatTheDeadlineCutsIsError304() {
        Duration hour = Duration.ofHours(1);
        Duration moment = Duration.ofMillis(20);

        Unwrapped slow = never(new VastUnwrapper.Limits(5, moment, hour, 40));
        Unwrapped late = never(new VastUnwrapper.Limits(5, hour, moment, 40));

        assertThat(slow.pings())
                .extracting(Unwrapped.Ping::uri)
                .containsExactly(POOL_ERROR + "301");
        assertThat(slow.findings().getFirst().problem().rule()).isEqualTo("no answer within 20 ms");
        assertThat(late.pings())
                .extracting(Unwrapped.Ping::uri)
                .containsExactly(POOL_ERROR + "304");
        assertThat(late.findings().getFirst().problem().rule())
                .isEqualTo("not resolved within 20 ms");
    }

    @Test
    void aResponseThatIsNoVastIsToldWithTheReadersError() {
        documents.put("https://pool.example/plain", Fixtures.bytes("not-xml.xml"));

        Unwrapped broken = unwrap(Fixtures.read("blocked-category.xml").vast());
        documents.put("https://pool.example/plain", Fixtures.bytes("bad-version.xml"));
        Unwrapped future = unwrap(Fixtures.read("blocked-category.xml").vast());
        documents.remove("https://pool.example/plain");
        Unwrapped gone = unwrap(Fixtures.read("blocked-category.xml").vast());

        assertThat(broken.pings())
                .extracting(Unwrapped.Ping::uri)
                .containsExactly(POOL_ERROR + "100");
        assertThat(future.pings())
                .extracting(Unwrapped.Ping::uri)
                .containsExactly(POOL_ERROR + "102");
        assertThat(future.findings().getFirst().source()).isEqualTo("https://pool.example/plain");
        assertThat(gone.pings())
                .extracting(Unwrapped.Ping::uri)
                .containsExactly(POOL_ERROR + "301");
        assertThat(gone.findings().getFirst().problem().rule()).contains("nothing there");
    }

    @Test
    void aMacroThatVastDoesNotKnowIsSentAsUnknownAndSaid() {
        documents.put("https://pool.example/plain", Fixtures.bytes("inline-plain.xml"));

        Unwrapped unwrapped =
                unwrapper()
                        .unwrap(
                                Fixtures.read("unknown-macro.xml").vast(),
                                Macros.Values.none().with("CACHEBUSTING", "12345678"));

        assertThat(unwrapped.findings())
                .extracting(one -> one.problem().rule())
                .contains("[WEATHER] is no macro of VAST, -1 was sent");
    }

    @Test
    void oneUnwrappingFetchesNoMoreThanItMay() {
        StringBuilder ads = new StringBuilder("<VAST version=\"4.2\">");
        for (int n = 0; n < 30; n++) {
            ads.append("<Ad id=\"a\"><Wrapper><AdSystem>x</AdSystem><Impression/>")
                    .append("<VASTAdTagURI>https://many.example/")
                    .append(n)
                    .append("</VASTAdTagURI></Wrapper></Ad>");
        }
        byte[] many = ads.append("</VAST>").toString().getBytes(StandardCharsets.UTF_8);

        Unwrapped unwrapped =
                new VastUnwrapper(
                                this::fetch,
                                new VastUnwrapper.Limits(
                                        5, Duration.ofHours(1), Duration.ofHours(1), 10))
                        .unwrap(Fixtures.document(many).vast(), Macros.Values.none());

        assertThat(asked).hasSize(10);
        assertThat(unwrapped.findings())
                .filteredOn(one -> one.problem().error() == AdError.WRAPPER)
                .hasSize(20);
    }

    private Unwrapped never(VastUnwrapper.Limits limits) {
        CountDownLatch forever = new CountDownLatch(1);
        Fetch silent =
                address -> {
                    try {
                        forever.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new IllegalStateException("nobody waits any more");
                };
        return new VastUnwrapper(silent, limits)
                .unwrap(Fixtures.read("wrapper-late.xml").vast(), Macros.Values.none());
    }

    /** Makes a chain of wrappers; the first is returned, the others are to be fetched. */
    private Vast chain(int wrappers, String end) {
        for (int step = 2; step <= wrappers; step++) {
            documents.put("https://chain.example/" + (step - 1), step(step));
        }
        documents.put("https://chain.example/" + wrappers, Fixtures.bytes(end));
        return Fixtures.document(step(1)).vast();
    }

    private static byte[] step(int step) {
        return new String(Fixtures.bytes("wrapper-step.xml"), StandardCharsets.UTF_8)
                .replace("{step}", Integer.toString(step))
                .replace("{next}", "https://chain.example/" + step)
                .getBytes(StandardCharsets.UTF_8);
    }

    private Unwrapped unwrap(Vast vast) {
        return unwrapper().unwrap(vast, Macros.Values.none());
    }

    private VastUnwrapper unwrapper() {
        return new VastUnwrapper(
                this::fetch,
                new VastUnwrapper.Limits(5, Duration.ofHours(1), Duration.ofHours(1), 40));
    }

    private byte[] fetch(URI address) {
        String place = address.toString().replaceAll("\\?.*", "");
        asked.computeIfAbsent(place, _ -> new AtomicInteger()).incrementAndGet();
        byte[] document = documents.get(place);
        if (document == null) {
            throw new IllegalStateException("nothing there");
        }
        return document;
    }

    private static Linear film(Unwrapped unwrapped) {
        return (Linear) unwrapped.toPlay().getFirst().creatives().getFirst().content();
    }
}
