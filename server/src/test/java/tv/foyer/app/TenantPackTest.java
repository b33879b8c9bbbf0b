package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.app.WalkedHouse.OPERATOR;
import static tv.foyer.app.WalkedHouse.PARTNERS;
import static tv.foyer.app.WalkedHouse.TEST;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.settlement.Audit;

/** Every pack of a house in which people have watched: whole, sealed, and no secret in it. */
@Tag("slow")
class TenantPackTest {
    @TempDir private Path folder;

    @Test
    void everyPackIsAcceptedAndHoldsNoSecretOfAnother() throws IOException {
        int packs = 0;
        for (String partner : PARTNERS) {
            TestWire.Answer answer = pack(partner);
            if (answer.status() == 404) {
                continue;
            }
            packs++;
            Path file = Files.write(folder.resolve(partner + ".zip"), answer.body());
            assertThat(Audit.audit(file)).as(partner).isInstanceOf(Audit.Verdict.Accepted.class);
            if (!partner.equals(OPERATOR)) {
                assertThat(Secrets.of(partner).in(Fetched.unpacked(answer.body())))
                        .as(partner)
                        .isEmpty();
            }
        }
        assertThat(packs).isGreaterThanOrEqualTo(8);
    }

    @Test
    void onePackByteChangedIsRefused() throws IOException {
        byte[] pack = pack("kestral").body();
        Path file = folder.resolve("changed.zip");
        Random random = new Random(20260907);
        for (int i = 0; i < 60; i++) {
            byte[] changed = pack.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            assertThat(Audit.audit(file))
                    .as("byte " + at)
                    .isInstanceOf(Audit.Verdict.Refused.class);
        }
    }

    private static TestWire.Answer pack(String partner) {
        return TEST.get(
                "/api/v1/console/statements/" + TestHouse.PERIOD + "/pack.zip",
                Optional.of(TEST.staff(partner)));
    }
}
