package tv.foyer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.foyer.events.Event;
import tv.foyer.events.RefusalReason;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;

class JsonTest {
    @Test
    void anEventComesBackAsItWent() {
        Instant at = Instant.parse("2026-11-20T12:00:00.123Z");
        Event decided =
                new Event.AdDecided(
                        new EventId(Ids.at(at, 1)),
                        at,
                        new DecisionId(Ids.at(at, 2)),
                        Surface.PRE_ROLL,
                        new DeviceId(Ids.named("d")),
                        new HouseholdId(Ids.named("h")),
                        new BrandId(Ids.named("b")),
                        new PartnerId(Ids.named("m")),
                        Optional.empty(),
                        Optional.of(new PartnerId(Ids.named("p"))),
                        List.of(
                                new Event.Fill(
                                        0,
                                        new LineItemId(Ids.named("l")),
                                        new CreativeId(Ids.named("c")),
                                        new PartnerId(Ids.named("a")),
                                        40_000,
                                        15,
                                        Optional.of(
                                                new Event.WonBid(
                                                        "bidder",
                                                        "bid-1",
                                                        Optional.empty(),
                                                        Optional.of("https://far.example/burl"))))),
                        List.of(
                                new Event.Refusal(
                                        new LineItemId(Ids.named("l2")), RefusalReason.VETOED)),
                        Optional.of(
                                new Event.Opportunity(
                                        90,
                                        4,
                                        "tv",
                                        Optional.of("CN-51"),
                                        List.of("drama"),
                                        12,
                                        false,
                                        true,
                                        List.of("travel"),
                                        "cn-2",
                                        7,
                                        3,
                                        Optional.of("HOTEL"))));

        String text = Json.text(decided);

        assertThat(text).startsWith("{\"type\":\"AdDecided\"").contains("\"reason\":\"VETOED\"");
        assertThat(Json.read(text, Event.class)).isEqualTo(decided);
    }

    @Test
    void aTextThatIsNoJsonOrTooDeepOrDoubledIsRefusedWithARule() {
        for (String bad :
                List.of(
                        "",
                        "{",
                        "[[[",
                        "{\"zh\":1,\"zh\":2}",
                        "[".repeat(40) + "]".repeat(40),
                        "{} x")) {
            assertThatThrownBy(() -> Json.read(bad, java.util.Map.class))
                    .as(bad)
                    .isInstanceOf(BadJson.class);
        }
    }

    @Test
    void aRuleOfARecordIsNamedWithItsField() {
        record Outer(tv.foyer.kernel.Text title) {}

        assertThatThrownBy(() -> Json.read("{\"title\":{\"zh\":\"\",\"en\":\"x\"}}", Outer.class))
                .isInstanceOfSatisfying(
                        BadJson.class,
                        bad -> {
                            assertThat(bad.field()).isEqualTo("title");
                            assertThat(bad.rule()).contains("zh and en");
                        });
    }
}
