package tv.foyer.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.crypto.Keys;
import tv.foyer.settlement.Audit.Verdict;

class AuditTest {
    @TempDir static Path folder;
    private static Alliance alliance;

    @BeforeAll
    static void open() {
        alliance = new Alliance(folder.resolve("keys")).signed();
        alliance.lives(21, 2_000);
        alliance.close(Alliance.NOVEMBER);
    }

    @AfterAll
    static void close() {
        alliance.close();
    }

    @Test
    void everyPartnersPackIsAcceptedOfflineAndSaysWhatItComesTo() throws IOException {
        assertThat(alliance.payable("nimbora")).isPositive();
        for (String partner : Alliance.ALL) {
            Path file = Files.write(folder.resolve(partner + ".zip"), alliance.pack(partner));

            Verdict verdict = Audit.audit(file, Optional.of(alliance.keys.publicKey()));

            assertThat(verdict)
                    .as(partner)
                    .isInstanceOfSatisfying(
                            Verdict.Accepted.class,
                            accepted ->
                                    assertThat(accepted.payable().minor())
                                            .isEqualTo(alliance.payable(partner)));
        }
    }

    @Test
    void aPackIsTheSameBytesWheneverItIsMade() {
        assertThat(alliance.pack("terntide")).isEqualTo(alliance.pack("terntide"));
    }

    @Test
    void everySingleChangedByteOfAPackIsRefused() {
        byte[] pack = smallPack();
        assertThat(Audit.audit(pack, Optional.empty()))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.lines()).isGreaterThan(2));

        for (int i = 0; i < pack.length; i++) {
            byte[] changed = pack.clone();
            changed[i] ^= (byte) (1 << (i % 8));
            assertThat(Audit.audit(changed, Optional.empty()))
                    .as("byte " + i)
                    .isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void bytesAddedOrCutAreRefused() {
        byte[] pack = alliance.pack("kestral");

        assertThat(refusal(java.util.Arrays.copyOf(pack, pack.length + 1)))
                .startsWith("the file around its entries differs");
        assertThat(refusal(java.util.Arrays.copyOf(pack, pack.length - 1))).isNotEmpty();
        assertThat(refusal(new byte[0])).startsWith("entries");
        assertThat(refusal("no zip".getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    @Test
    void aPackSignedByAnotherKeyIsRefusedWhereTheKeyIsKnown() {
        Keys other = Keys.open(folder.resolve("other"));
        byte[] forged = signedBy(other, alliance.pack("kestral"), "");

        assertThat(Audit.audit(forged, Optional.empty())).isInstanceOf(Verdict.Refused.class);
        assertThat(Audit.audit(alliance.pack("kestral"), Optional.of(other.publicKey())))
                .isEqualTo(
                        new Verdict.Refused(
                                "manifest.json: signed by another key than the one given"));
    }

    @Test
    void evenTheHouseCannotSignAStatementThatDoesNotFollowFromItsFacts() {
        byte[] cooked =
                signedBy(alliance.keys, alliance.pack("kestral"), "\"payable\":{\"minor\":");

        assertThat(refusal(cooked)).startsWith("statement.json differs at byte");
    }

    private static byte[] smallPack() {
        try (Alliance small = new Alliance(folder.resolve("small")).signed()) {
            small.lives(22, 16);
            small.close(Alliance.NOVEMBER);
            return small.pack("kestral");
        }
    }

    /** Changes the digit behind a mark in the statement, then hashes and signs it all anew. */
    private static byte[] signedBy(Keys keys, byte[] pack, String mark) {
        try {
            List<PackZip.Entry> entries = new ArrayList<>(PackZip.read(pack));
            if (!mark.isEmpty()) {
                PackZip.Entry old = entries.get(3);
                String text = new String(old.bytes(), StandardCharsets.UTF_8);
                String more = text.replace(mark, mark + "1");
                assertThat(more).isNotEqualTo(text);
                entries.set(
                        3, new PackZip.Entry(old.name(), more.getBytes(StandardCharsets.UTF_8)));
            }
            Manifest.Content old =
                    tv.foyer.json.Json.read(entries.getFirst().bytes(), Manifest.class).content();
            Manifest.Content content =
                    new Manifest.Content(
                            old.format(),
                            old.reader(),
                            old.period(),
                            old.closedAt(),
                            old.engine(),
                            entries.stream().skip(1).map(Manifest.Item::of).toList(),
                            old.checkpoint(),
                            keys.publicKey());
            Manifest manifest = new Manifest(content, keys.sign(content.bytes()));
            entries.set(0, new PackZip.Entry("manifest.json", manifest.bytes()));
            return PackZip.write(entries);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String refusal(byte[] pack) {
        return ((Verdict.Refused) Audit.audit(pack, Optional.empty())).difference();
    }
}
