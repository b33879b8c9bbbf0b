package tv.foyer.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.devices.Home.text;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.crypto.Secrets;
import tv.foyer.http.Caller;
import tv.foyer.kernel.HouseholdId;

class ConsentTest {
    private static final String PATH = "/api/v1/household/consents";
    private static final String YES =
            """
            {"adTargeting":true,"interests":["games","cooking"],"region":"CN-SC"}\
            """;
    private static final String NO =
            """
            {"adTargeting":false,"interests":["games"],"region":"CN-SC"}\
            """;

    @TempDir Path folder;
    private Home home;
    private String phone = "";
    private Home.Tv set = new Home.Tv("", "");
    private HouseholdId household;

    @BeforeEach
    void open() {
        home = new Home(folder);
        set = home.register("pop-43", "P1");
        phone = home.found(set);
        household = HouseholdId.parse(text(home.get("/api/v1/household", phone), "household/id"));
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void nothingIsAllowedBeforeTheHouseholdSaysYes() {
        HttpResponse<String> answer = home.get(PATH, phone);

        assertThat(text(answer, "adTargeting")).isEqualTo("false");
        assertThat(answer.body()).contains("\"interests\":[]", "\"region\":null", "\"since\":null");
        assertThat(home.devices.adAudience(household))
                .isEqualTo(new AdAudience(Optional.empty(), false, Set.of()));
    }

    @Test
    void whatCanBeChosenIsNamedInBothLanguages() {
        HttpResponse<String> answer = home.get(PATH, phone);

        assertThat(text(answer, "known/interests/0/name/en")).isEqualTo("Family");
        assertThat(text(answer, "known/interests/7/name/zh")).isEqualTo("游戏");
        assertThat(answer.body()).contains("{\"key\":\"CN-SC\",\"name\":{\"zh\":\"四川省\"");
        assertThat(text(answer, "known/regions/33/key")).isEqualTo("CN-MO");
    }

    @Test
    void aYesHoldsAtOnceAndForTheNextDecision() {
        home.devices.adAudience(household);

        HttpResponse<String> answer = home.put(PATH, phone, YES);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"interests\":[\"cooking\",\"games\"]");
        assertThat(text(answer, "since")).isEqualTo(home.now.get().toString());
        assertThat(home.devices.adAudience(household))
                .isEqualTo(new AdAudience(Optional.of("CN-SC"), true, Set.of("games", "cooking")));
    }

    @Test
    void aHouseholdNeedNotSayWhereItLives() {
        HttpResponse<String> answer =
                home.put(PATH, phone, "{\"adTargeting\":true,\"interests\":[],\"region\":null}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(home.devices.adAudience(household))
                .isEqualTo(new AdAudience(Optional.empty(), true, Set.of()));
    }

    @Test
    void aNoForgetsTheInterestsEverywhere() {
        home.put(PATH, phone, YES);
        home.pass(Duration.ofSeconds(1));

        HttpResponse<String> answer = home.put(PATH, phone, NO);

        assertThat(answer.body()).contains("\"adTargeting\":false", "\"interests\":[]");
        assertThat(home.devices.adAudience(household).interests()).isEmpty();
        assertThat(column("select interests::text from devices.consent")).containsExactly("{}");
        assertThat(column("select c::text from devices.consent_change c"))
                .hasSize(2)
                .noneMatch(row -> row.contains("games"));
    }

    @Test
    void eachYesAndNoIsProvedOnceWithItsPhone() {
        home.put(PATH, phone, NO);
        home.pass(Duration.ofMinutes(1));
        home.put(PATH, phone, YES);
        String since = text(home.get(PATH, phone), "since");
        home.pass(Duration.ofMinutes(1));
        home.put(PATH, phone, YES.replace("CN-SC", "CN-YN"));
        home.pass(Duration.ofMinutes(1));
        home.put(PATH, phone, NO);

        assertThat(since).isEqualTo(home.now.get().minusSeconds(120).toString());
        assertThat(column("select targeting::text from devices.consent_change order by changed_at"))
                .containsExactly("true", "false");
        assertThat(column("select distinct phone_hash from devices.consent_change"))
                .containsExactly(Secrets.digest(phone));
    }

    @Test
    void aChangeOfTheInterestsKeepsTheDateOfTheYes() {
        home.put(PATH, phone, YES);
        String since = text(home.get(PATH, phone), "since");
        home.pass(Duration.ofDays(1));

        HttpResponse<String> answer = home.put(PATH, phone, YES.replace("games", "travel"));

        assertThat(text(answer, "since")).isEqualTo(since);
        assertThat(home.devices.adAudience(household).interests())
                .containsExactlyInAnyOrder("travel", "cooking");
    }

    @Test
    void whatAnotherNodeWasToldHoldsHereAfterTheNextLook() {
        assertThat(home.devices.adAudience(household).targeting()).isFalse();
        try (Devices other =
                Devices.open(
                        home.database.sql(),
                        home.keys,
                        home.log,
                        home.clock,
                        new Devices.Neighbours(_ -> false, () -> Home.RULES))) {
            assertThat(other.adAudience(household).targeting()).isFalse();
            home.put(PATH, phone, YES);

            other.look();

            assertThat(other.adAudience(household).interests()).contains("games");
        }
    }

    @Test
    void aWrongWordIsNamedAndChangesNothing() {
        assertThat(home.put(PATH, phone, "{}").body()).contains("\"field\":\"adTargeting\"");
        assertThat(home.put(PATH, phone, YES.replace("games", "rivals")).body())
                .contains("\"field\":\"interests\"");
        assertThat(home.put(PATH, phone, YES.replace("CN-SC", "US-CA")).body())
                .contains("\"field\":\"region\"");
        assertThat(home.put(PATH, phone, YES.replace("games", "cooking")).body())
                .contains("\"field\":\"interests\"");
        assertThat(text(home.get(PATH, phone), "adTargeting")).isEqualTo("false");
    }

    @Test
    void onlyThePhonesOfAHouseholdSpeakForIt() {
        String access = home.activate(set, phone).access();
        String others = home.found(home.register("pop-43", "P2"));
        home.put(PATH, phone, YES);

        assertThat(home.get(PATH, access).statusCode()).isEqualTo(403);
        assertThat(home.put(PATH, access, NO).statusCode()).isEqualTo(403);
        assertThat(home.get(PATH, "").statusCode()).isEqualTo(401);
        assertThat(text(home.get(PATH, others), "adTargeting")).isEqualTo("false");
    }

    @Test
    void aModelIsForHomesUnlessItsMakerSaysOtherwise() {
        home.devices.addModel(
                new ModelDraft(
                        "pop", "pop-h43", "H43", DeviceKind.TV, DeviceClass.HOTEL, Settings.NONE));
        Caller.TvSet inHotel = caller("pop-h43", "H1");

        assertThat(home.devices.configOf(inHotel).deviceClass()).isEqualTo(DeviceClass.HOTEL);
        assertThat(home.devices.configOf(caller("pop-43", "P3")).deviceClass())
                .isEqualTo(DeviceClass.HOME);
    }

    @Test
    void aHotelsSetSaysSoItself() {
        home.devices.addModel(
                new ModelDraft(
                        "pop", "pop-h43", "H43", DeviceKind.TV, DeviceClass.HOTEL, Settings.NONE));
        String access = home.activate(home.register("pop-h43", "H1"), phone).access();

        assertThat(text(home.get("/api/v1/me", access), "config/deviceClass")).isEqualTo("HOTEL");
    }

    private Caller.TvSet caller(String model, String serial) {
        String access = home.activate(home.register(model, serial), phone).access();
        return (Caller.TvSet) home.devices.callerOf(access).orElseThrow();
    }

    private List<String> column(String sql) {
        return home.database.sql().asHouse(h -> h.createQuery(sql).mapTo(String.class).list());
    }
}
