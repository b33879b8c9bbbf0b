package tv.foyer.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CMCD in its modes, on the structured fields of RFC 8941. */
class CmcdTest {
    @Test
    void aLineOfEventModeIsRead() throws StructuredField.Broken {
        Cmcd report =
                Cmcd.ofText(
                        "e=t,ts=1732190000000,sta=p,br=(3200;v 128;a),bl=(12300;v),bs,bsd=(700 250),"
                                + "cid=\"a \\\"b\\\"\",pr=1.5,st=ll,v=2,tv.foyer-played=29800");

        assertThat(report.misread()).isEmpty();
        assertThat(report.whole(CmcdKey.TS)).hasValue(1_732_190_000_000L);
        assertThat(report.words(CmcdKey.STA)).hasValue("p");
        assertThat(report.wholes(CmcdKey.BR)).containsExactly(3200L, 128L);
        assertThat(report.wholes(CmcdKey.BSD)).containsExactly(700L, 250L);
        assertThat(report.flag(CmcdKey.BS)).isTrue();
        assertThat(report.words(CmcdKey.CID)).hasValue("a \"b\"");
        assertThat(report.values()).containsEntry(CmcdKey.PR, new Bare.Decimal(1.5));
        assertThat(report.whole(CmcdKey.PLAYED)).hasValue(29_800);
    }

    @Test
    void theSameReportIsTheSameInEveryMode() throws StructuredField.Broken {
        Cmcd line = Cmcd.ofText("br=(3200),ot=v,su,sta=s,mtp=(25400),sid=\"6e2f\"");

        assertThat(
                        Cmcd.ofHeaders(
                                List.of(
                                        "br=(3200),ot=v",
                                        "mtp=(25400)",
                                        "su,sta=s",
                                        "sid=\"6e2f\"")))
                .isEqualTo(line);
        assertThat(
                        Cmcd.ofJson(
                                Map.of(
                                        "br",
                                        List.of(3200),
                                        "ot",
                                        "v",
                                        "su",
                                        true,
                                        "sta",
                                        "s",
                                        "mtp",
                                        List.of(25_400),
                                        "sid",
                                        "6e2f")))
                .isEqualTo(line);
    }

    @Test
    void theSingleNumbersOfVersionOneAreListsOfOne() throws StructuredField.Broken {
        Cmcd report = Cmcd.ofText("br=3200,bl=21300,d=4004,nor=\"..%2f300kbps%2ftrack.m4v\"");

        assertThat(report.wholes(CmcdKey.BR)).containsExactly(3200L);
        assertThat(report.strings(CmcdKey.NOR)).hasSize(1);
        assertThat(report.misread()).isEmpty();
    }

    @Test
    void aBadKeyIsNamedAndTheOthersStand() throws StructuredField.Broken {
        Cmcd report =
                Cmcd.ofText(
                        "br=(fast),d=-5,sta=zzz,bs=1,cid=7,ts=3.5,sf=h,unknown=1,com.other-key=2");

        assertThat(report.misread())
                .containsExactlyInAnyOrder(
                        CmcdKey.BR, CmcdKey.D, CmcdKey.STA, CmcdKey.BS, CmcdKey.CID, CmcdKey.TS);
        assertThat(report.values()).containsOnlyKeys(CmcdKey.SF);
    }

    @Test
    void ofARepeatedKeyTheLastStands() throws StructuredField.Broken {
        assertThat(Cmcd.ofText("d=1, d=2").whole(CmcdKey.D)).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=",
                "a=(1 2",
                "a=\"open",
                "=1",
                "a=1,",
                "A=1",
                "a=1;",
                "a=1 b=2",
                "a=?2",
                "a=(1,2)",
                "a=1.2345",
                "a=1234567890123456",
                "a=1.",
                "a=:x",
                "a=\"\u00e9\"",
                "a=\"\\n\"",
                "a==1"
            })
    void whatIsNoDictionaryIsRefusedWithItsPlace(String text) {
        assertThatThrownBy(() -> Cmcd.ofText(text))
                .isInstanceOf(StructuredField.Broken.class)
                .hasMessageContaining("at ");
    }

    @Test
    void noTextMakesTheReaderFailOtherwise() {
        Random random = new Random(5004);
        String alphabet = "abr=();,\"\\?:-.0123456789 *v/\t\u00e9";
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                Cmcd.ofText(text.toString());
                read++;
            } catch (StructuredField.Broken e) {
                assertThat(e).hasMessageStartingWith("at ");
            }
        }

        assertThat(read).isGreaterThan(1_000);
    }

    @Test
    void aKeyWithoutAnEndIsBoundedLikeAllElse() {
        String keys = "k,".repeat(20) + "x".repeat(1 << 16) + "=(" + "1 ".repeat(100) + ")";

        assertThatThrownBy(() -> Cmcd.ofText(keys)).hasMessageContaining("at most 64 items");
    }
}
