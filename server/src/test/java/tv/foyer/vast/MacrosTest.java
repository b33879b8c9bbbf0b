package tv.foyer.vast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MacrosTest {
    private static final List<String> MUST =
            List.of(
                    "TIMESTAMP",
                    "CACHEBUSTING",
                    "ERRORCODE",
                    "IFA",
                    "IFATYPE",
                    "DEVICEIP",
                    "DEVICEUA",
                    "SERVERUA",
                    "SERVERSIDE",
                    "APPBUNDLE",
                    "BREAKPOSITION",
                    "BREAKMAXDURATION",
                    "BREAKMAXADS",
                    "PODSEQUENCE",
                    "ADSERVINGID",
                    "ASSETURI",
                    "ADPLAYHEAD",
                    "LIMITADTRACKING",
                    "TRANSACTIONID",
                    "GPPSTRING");

    @Test
    void everyMacroThatMustBeKnownIsFilled() {
        for (String macro : MUST) {
            Macros.Values values = Macros.Values.none().with(macro, "v-" + macro);

            assertThat(Macros.fill("https://x.example/?a=[" + macro + "]&b", values))
                    .isEqualTo("https://x.example/?a=v-" + macro + "&b");
            assertThat(Macros.foreign("[" + macro + "]")).isEmpty();
        }
    }

    @Test
    void aValueIsPercentEncodedAndAListKeepsItsCommas() {
        Macros.Values values =
                Macros.Values.none()
                        .with("TIMESTAMP", "2026-11-21T20:15:07.127+08:00")
                        .with("MEDIAMIME", "video/mp4,application/x-mpegURL")
                        .with("DEVICEUA", "Nimbora TV, 客厅");

        assertThat(Macros.fill("[TIMESTAMP]|[MEDIAMIME]|[DEVICEUA]", values))
                .isEqualTo(
                        "2026-11-21T20%3A15%3A07.127%2B08%3A00"
                                + "|video%2Fmp4,application%2Fx-mpegURL"
                                + "|Nimbora%20TV%2C%20%E5%AE%A2%E5%8E%85");
    }

    @Test
    void whatIsNotKnownIsMinusOneAndWhatIsNotToldIsMinusTwo() {
        Macros.Values values = Macros.Values.none().with("IFA", "123").with("LIMITADTRACKING", "1");

        assertThat(Macros.fill("[IFA] [DEVICEIP] [LATLONG]", values.withholding("IFA")))
                .isEqualTo("-2 -1 -1");
        assertThat(Macros.fill("[LIMITADTRACKING]", values)).isEqualTo("1");
    }

    @Test
    void aForeignMacroIsMinusOneAndOtherBracketsStay() {
        String address = "https://x.example/?w=[WEATHER]&a[0]=1&b[name]=2&c=[]";

        assertThat(Macros.fill(address, Macros.Values.none()))
                .isEqualTo("https://x.example/?w=-1&a[0]=1&b[name]=2&c=[]");
        assertThat(Macros.foreign(address)).containsExactly("WEATHER");
    }

    @Test
    void aKnownNameIsTakenInAnyCaseAndWithEncodedBrackets() {
        Macros.Values values = Macros.Values.none().with("CACHEBUSTING", "7");

        assertThat(Macros.fill("[cachebusting]-[CacheBusting]-%5BCACHEBUSTING%5d", values))
                .isEqualTo("7-7-7");
    }

    @Test
    void aValueCannotSmuggleInAMacro() {
        Macros.Values values =
                Macros.Values.none().with("APPBUNDLE", "[IFA]&x=1").with("IFA", "secret");

        assertThat(Macros.fill("[APPBUNDLE]", values)).isEqualTo("%5BIFA%5D%26x%3D1");
    }
}
