package tv.foyer.settlement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tv.foyer.crypto.Keys;
import tv.foyer.json.BadJson;
import tv.foyer.json.Json;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.PartnerId;

/**
 * Verifies a statement pack offline: signature, hashes, whose rows it holds, and the statement
 * itself, which is computed again from contracts and facts. Every byte of the file counts.
 */
public final class Audit {
    private static final long MOST_BYTES = 512L << 20;

    private Audit() {}

    /** The verdict on a pack. */
    public sealed interface Verdict {
        /**
         * Every byte is as it must be. The key is the one that signed; whoever knows the alliance's
         * key compares it or gives it to {@link Audit#audit(Path, Optional)}.
         */
        record Accepted(
                String partner,
                String period,
                int lines,
                int facts,
                Money payable,
                String checkpoint,
                String publicKey)
                implements Verdict {}

        /** The first difference, in words. */
        record Refused(String difference) implements Verdict {}
    }

    /** Verifies a pack by the key that it carries. */
    public static Verdict audit(Path pack) {
        return audit(pack, Optional.empty());
    }

    /** Verifies a pack; with a known public key (base64 X.509) it must be signed by that key. */
    public static Verdict audit(Path pack, Optional<String> knownKey) {
        try {
            if (Files.size(pack) > MOST_BYTES) {
                return new Verdict.Refused("the file is larger than any pack");
            }
            return audit(Files.readAllBytes(pack), knownKey);
        } catch (IOException e) {
            return new Verdict.Refused("the file cannot be read: " + e.getMessage());
        }
    }

    static Verdict audit(byte[] file, Optional<String> knownKey) {
        try {
            return verify(file, knownKey);
        } catch (Difference e) {
            return new Verdict.Refused(String.valueOf(e.getMessage()));
        } catch (BadJson | IllegalArgumentException | ArithmeticException | ClassCastException e) {
            return new Verdict.Refused("the pack's JSON breaks a rule: " + e.getMessage());
        }
    }

    private static Verdict verify(byte[] file, Optional<String> knownKey) throws Difference {
        List<PackZip.Entry> entries = entries(file);
        Manifest manifest = manifest(entries.getFirst().bytes(), knownKey);
        hashes(manifest.content(), entries);
        Pack.ContractsFile contracts = canonical(entries.get(1), Pack.ContractsFile.class);
        FactsFile facts = canonical(entries.get(2), FactsFile.class);
        owner(manifest.content(), contracts.contracts(), facts);
        Statement statement = Engine.statement(facts, contracts.contracts(), Statement.CLOSED);
        same("statement.json", statement.bytes(), entries.get(3).bytes());
        same("statement.csv", StatementCsv.of(statement), entries.get(4).bytes());
        same("the file around its entries", PackZip.write(entries), file);
        return new Verdict.Accepted(
                statement.partner().name().en(),
                statement.period(),
                statement.lines().size(),
                facts.count(),
                statement.payable(),
                manifest.content().checkpoint().checkpoint(),
                manifest.content().publicKey());
    }

    private static List<PackZip.Entry> entries(byte[] file) throws Difference {
        try {
            List<PackZip.Entry> entries = PackZip.read(file);
            List<String> names = entries.stream().map(PackZip.Entry::name).toList();
            require(names.equals(Pack.NAMES), "entries " + Pack.NAMES + " expected, are " + names);
            return entries;
        } catch (IOException e) {
            throw new Difference("not a readable zip: " + e.getMessage());
        }
    }

    private static Manifest manifest(byte[] bytes, Optional<String> knownKey) throws Difference {
        Manifest manifest = canonical(new PackZip.Entry("manifest.json", bytes), Manifest.class);
        Manifest.Content content = manifest.content();
        require(content.format().equals(Manifest.FORMAT), "manifest.json: unknown format");
        require(
                content.engine().equals(Engine.VERSION),
                "manifest.json: made by " + content.engine() + ", this is " + Engine.VERSION);
        require(
                knownKey.isEmpty() || knownKey.get().equals(content.publicKey()),
                "manifest.json: signed by another key than the one given");
        require(
                signed(content.publicKey(), content.bytes(), manifest.signature()),
                "manifest.json: the signature does not fit");
        CloseStore.Mark mark = content.checkpoint();
        require(
                signed(
                        content.publicKey(),
                        MonthClose.checkpointBytes(content.period(), mark.checkpoint()),
                        mark.signature()),
                "manifest.json: the checkpoint's signature does not fit");
        return manifest;
    }

    /** Base64 has several spellings of the same bytes; only the plain one is taken. */
    private static boolean signed(String key, byte[] bytes, String signature) {
        byte[] raw = Base64.getDecoder().decode(signature);
        return Base64.getEncoder().encodeToString(raw).equals(signature)
                && Keys.verify(key, bytes, signature);
    }

    private static void hashes(Manifest.Content content, List<PackZip.Entry> entries)
            throws Difference {
        List<PackZip.Entry> held = entries.subList(1, entries.size());
        require(
                content.entries().size() == held.size(),
                "manifest.json: " + held.size() + " entries expected");
        for (int i = 0; i < held.size(); i++) {
            require(
                    content.entries().get(i).equals(Manifest.Item.of(held.get(i))),
                    held.get(i).name() + " is not what the manifest says: SHA-256 differs");
        }
    }

    private static void owner(Manifest.Content content, List<Contract> contracts, FactsFile facts)
            throws Difference {
        PartnerId reader = content.reader().partner();
        require(facts.reader().equals(content.reader()), "facts.json: of another partner");
        require(facts.period().equals(content.period()), "facts.json: of another period");
        for (Contract contract : contracts) {
            require(
                    contract.hasParty(reader),
                    "contracts.json: " + contract.key() + " is not the reader's");
        }
        boolean strange =
                facts.delivery().stream()
                                .anyMatch(row -> contracts.stream().noneMatch(c -> c.covers(row)))
                        || facts.viewing().stream()
                                .anyMatch(row -> contracts.stream().noneMatch(c -> c.covers(row)));
        require(!strange, "facts.json: a row that no contract of the reader covers");
    }

    private static <T> T canonical(PackZip.Entry entry, Class<T> type) throws Difference {
        T value = Json.read(entry.bytes(), type);
        same(entry.name(), Json.bytes(value), entry.bytes());
        return value;
    }

    private static void same(String what, byte[] expected, byte[] found) throws Difference {
        int at = Arrays.mismatch(expected, found);
        if (at >= 0) {
            throw new Difference(
                    what
                            + " differs at byte "
                            + at
                            + ": computed '"
                            + around(expected, at)
                            + "', found '"
                            + around(found, at)
                            + "'");
        }
    }

    private static String around(byte[] bytes, int at) {
        int from = Math.clamp(at - 20L, 0, bytes.length);
        int to = Math.clamp(at + 20L, 0, bytes.length);
        return new String(bytes, from, to - from, StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}", "?");
    }

    private static void require(boolean holds, String otherwise) throws Difference {
        if (!holds) {
            throw new Difference(otherwise);
        }
    }

    private static final class Difference extends Exception {
        Difference(String message) {
            super(message);
        }
    }
}
