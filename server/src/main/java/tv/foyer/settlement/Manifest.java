package tv.foyer.settlement;

import java.time.Instant;
import java.util.List;
import tv.foyer.json.Json;

/**
 * The first entry of a pack. The signature (Ed25519, base64) is over the canonical bytes of {@code
 * content}.
 */
record Manifest(Content content, String signature) {
    static final String FORMAT = "foyer-pack-1";

    /**
     * What is signed: whose pack of which month it is, what it holds, and the checkpoint of the
     * month, which is the same in every partner's pack.
     */
    record Content(
            String format,
            FactsFile.Reader reader,
            String period,
            Instant closedAt,
            String engine,
            List<Item> entries,
            CloseStore.Mark checkpoint,
            String publicKey) {
        byte[] bytes() {
            return Json.bytes(this);
        }
    }

    /** One entry of the pack: its name, length and hex SHA-256. */
    record Item(String name, int length, String sha256) {
        static Item of(PackZip.Entry entry) {
            return new Item(
                    entry.name(),
                    entry.bytes().length,
                    tv.foyer.crypto.Secrets.sha256(entry.bytes()));
        }
    }

    byte[] bytes() {
        return Json.bytes(this);
    }
}
