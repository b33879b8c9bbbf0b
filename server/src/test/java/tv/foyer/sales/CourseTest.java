package tv.foyer.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.sales.Desk.BRIGHTWOK;
import static tv.foyer.sales.Desk.EVENING;
import static tv.foyer.sales.Desk.line;
import static tv.foyer.sales.Desk.order;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.foyer.http.Caller;

class CourseTest {
    private static final Caller.Staff BUYER = Desk.advertiser(BRIGHTWOK);
    private static final String ITEM = "line-items/" + Desk.lineId("soup");

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** Ten days, so that a thousand a day is due; the first half has passed. */
    private void guaranteed(Object... others) {
        Map<String, Object> line =
                line(
                        "soup",
                        "kind",
                        "GUARANTEED",
                        "goal",
                        Map.of("impressions", 10_000),
                        "start",
                        EVENING.minus(Duration.ofDays(5)),
                        "end",
                        EVENING.plus(Duration.ofDays(5)));
        for (int i = 0; i < others.length; i += 2) {
            line.put((String) others[i], others[i + 1]);
        }
        assertThat(desk.post(BUYER, "orders", order("soup", line)).status()).isEqualTo(201);
    }

    private void counted(long... impressions) {
        List<Curves.HourCount> hours = new ArrayList<>();
        for (int i = 0; i < impressions.length; i++) {
            Instant at = EVENING.minus(impressions.length - i, ChronoUnit.HOURS);
            hours.add(new Curves.HourCount(at, impressions[i], impressions[i] / 2));
        }
        desk.curves.put(
                Desk.lineId("soup"),
                new Curves.Curve(hours, List.of(new Curves.Times(1, 30), new Curves.Times(2, 10))));
    }

    @Test
    void deliveryStandsBesideItsPlanHourByHour() {
        guaranteed();
        counted(2_000, 3_000);

        Desk.Answer course = desk.get(BUYER, ITEM + "/delivery?from=2026-11-20T10:30:00Z&hours=3");

        assertThat(course.at("goal")).isEqualTo("10000");
        assertThat(course.at("delivered")).isEqualTo("5000");
        assertThat(course.at("expected")).isEqualTo("5000");
        assertThat(course.at("onPace")).isEqualTo("ON");
        assertThat(course.at("byHour/0/at")).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(course.at("byHour/0/delivered")).isEqualTo("2000");
        assertThat(course.at("byHour/1/delivered")).isEqualTo("3000");
        assertThat(Integer.parseInt(course.at("byHour/2/planned"))).isBetween(41, 42);
        assertThat(course.at("byHour/3/at")).isEmpty();
        assertThat(course.at("reachCurve/1/impressions")).isEqualTo("5000");
        assertThat(course.at("reachCurve/1/households")).isEqualTo("2500");
        assertThat(course.at("frequency/1/households")).isEqualTo("10");
    }

    @Test
    void paceIsToldFromTheWholeDelivery() {
        guaranteed();

        assertThat(pace(4_700)).isEqualTo("BEHIND");
        assertThat(pace(4_800)).isEqualTo("ON");
        assertThat(pace(5_200)).isEqualTo("ON");
        assertThat(pace(5_300)).isEqualTo("AHEAD");
    }

    @Test
    void theListOfCampaignsTellsKindGoalPaceAndThePlanOfEachDay() {
        guaranteed();
        desk.delivered.put(
                Desk.lineId("soup"),
                new Delivery.Delivered(
                        4_700,
                        0,
                        9,
                        List.of(new Delivery.DayCount(LocalDate.parse("2026-11-19"), 4_700))));

        Desk.Answer list = desk.get(BUYER, "campaigns");

        String line = "items/0/lineItems/0/";
        assertThat(list.at(line + "kind")).isEqualTo("GUARANTEED");
        assertThat(list.at(line + "goal/impressions")).isEqualTo("10000");
        assertThat(list.at(line + "expected")).isEqualTo("5000");
        assertThat(list.at(line + "onPace")).isEqualTo("BEHIND");
        assertThat(list.at(line + "byDay/4/day")).isEqualTo("2026-11-19");
        assertThat(list.at(line + "byDay/4/impressions")).isEqualTo("4700");
        assertThat(list.at(line + "byDay/4/planned")).isEqualTo("1000");
        assertThat(list.at(line + "byDay/6/day")).as("no day to come").isEmpty();
        assertThat(desk.get(Desk.advertiser(Desk.PEDALFOX), "campaigns").text())
                .isEqualTo("{\"items\":[]}");
    }

    @Test
    void whoOwesNoNumberHasNoPace() {
        desk.post(BUYER, "orders", order("soup", line("soup")));
        counted(7);

        Desk.Answer course = desk.get(BUYER, ITEM + "/delivery");

        assertThat(course.at("onPace")).isEqualTo("NONE");
        assertThat(course.at("expected")).isEqualTo("0");
        assertThat(course.at("delivered")).isEqualTo("7");
    }

    @Test
    void askingForMoreThanAMonthOfHoursOrForNoInstantIsRefused() {
        guaranteed();

        assertThat(desk.get(BUYER, ITEM + "/delivery?hours=745").status()).isEqualTo(400);
        assertThat(desk.get(BUYER, ITEM + "/delivery?from=yesterday").status()).isEqualTo(400);
    }

    /** Whatever the flight and its dayparts, the hours sum to what is owed, within one of even. */
    @Test
    void anEvenPlanSumsExactlyAndKeepsToItsDayparts() {
        Random random = new Random(20261120);
        for (int round = 0; round < 200; round++) {
            long owed = 1 + random.nextLong(1_000_000);
            Instant start = EVENING.plusSeconds(random.nextInt(700_000));
            Instant end = start.plusSeconds(90_000 + random.nextInt(3_000_000));
            List<Integer> dayparts = new ArrayList<>();
            for (int hour = 0; hour < 168; hour++) {
                if (random.nextInt(4) == 0) {
                    dayparts.add(hour);
                }
            }
            LineItem item = item(owed, start, end, dayparts);

            List<Plans.Planned> plan = Plans.even(java.time.ZoneOffset.ofHours(8)).of(item);

            long sum = plan.stream().mapToLong(Plans.Planned::impressions).sum();
            assertThat(sum).isEqualTo(plan.isEmpty() ? 0 : owed);
            assertThat(plan)
                    .allSatisfy(hour ->
                            assertThat(dayparts)
                                    .contains(
                                            EvenPlan.hourOfWeek(
                                                    hour.at(), java.time.ZoneOffset.ofHours(8))));
        }
        assertThat(EvenPlan.hourOfWeek(EVENING, java.time.ZoneOffset.ofHours(8)))
                .as("Friday, eight in the evening")
                .isEqualTo(4 * 24 + 20);
    }

    private static LineItem item(long owed, Instant start, Instant end, List<Integer> dayparts) {
        Targeting targeting =
                new Targeting(
                        java.util.Set.of(tv.foyer.events.Surface.PRE_ROLL),
                        java.util.Set.of(),
                        java.util.Set.of(),
                        java.util.Set.of(),
                        java.util.Set.of(),
                        0,
                        java.util.Set.of(),
                        java.util.Set.copyOf(dayparts));
        return new LineItem(
                Desk.lineId("x"),
                1,
                Desk.orderId("x"),
                BRIGHTWOK,
                "x",
                LineItemKind.GUARANTEED,
                false,
                targeting,
                start,
                end,
                "CNY",
                1,
                new LineItem.Goal(0, owed, 0),
                1,
                "food",
                true,
                List.of());
    }

    @Test
    void aReachCurveOfManyHoursIsThinnedButEndsExactly() {
        guaranteed("start", EVENING.minus(Duration.ofDays(60)));
        long[] hours = new long[1_000];
        java.util.Arrays.fill(hours, 2);
        counted(hours);

        Desk.Answer course = desk.get(BUYER, ITEM + "/delivery");

        String curve = course.text().split("\"reachCurve\"", -1)[1];
        int last = curve.split("\"impressions\"", -1).length - 1;
        assertThat(last).isBetween(100, 200);
        assertThat(course.text()).contains("{\"impressions\":2000,\"households\":1000}]");
    }

    @Test
    void exportsOpenInASpreadsheetAndRunNothingThere() {
        guaranteed("name", "=HYPERLINK(\"http://x\"),1", "category", "+food");
        counted(1, 2);

        Desk.Answer lines = desk.get(BUYER, "line-items.csv");
        Desk.Answer hours = desk.get(BUYER, ITEM + "/delivery.csv");

        assertThat(lines.bytes()).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(lines.reply().headers())
                .containsEntry("Content-Type", "text/csv; charset=utf-8")
                .containsEntry("Content-Disposition", "attachment; filename=\"line-items.csv\"");
        assertThat(lines.text())
                .contains("\"'=HYPERLINK(\"\"http://x\"\"),1\",")
                .contains(",'+food,")
                .contains(",500.00,CNY,50.00,10000,0,3,")
                .endsWith("\r\n");
        assertThat(lines.text().split("\r\n", -1)).hasSize(3);
        assertThat(hours.text())
                .contains("2026-11-20T10:00:00Z,1,")
                .contains("2026-11-20T11:00:00Z,2,");
        assertThat(new String(hours.bytes(), StandardCharsets.UTF_8).split("\r\n", -1))
                .hasSizeBetween(121, 125);
    }

    private String pace(long impressions) {
        counted(impressions);
        return desk.get(BUYER, ITEM + "/delivery").at("onPace");
    }
}
