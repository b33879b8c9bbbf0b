package tv.foyer.settlement;

import java.util.List;
import tv.foyer.crypto.Keys;
import tv.foyer.json.Json;

/**
 * A partner's statement with all that it takes to recompute it, in one file: manifest, contracts,
 * facts, statement, CSV.
 */
final class Pack {
    static final List<String> NAMES =
            List.of(
                    "manifest.json",
                    "contracts.json",
                    "facts.json",
                    "statement.json",
                    "statement.csv");

    private Pack() {}

    /** The contracts of a pack: the versions to which the reader is a party. */
    record ContractsFile(List<Contract> contracts) {
        byte[] bytes() {
            return Json.bytes(this);
        }
    }

    static byte[] of(StatementDesk.Ready ready, CloseStore.Stored sent, Keys keys) {
        List<PackZip.Entry> entries =
                List.of(
                        new PackZip.Entry(
                                NAMES.get(1), new ContractsFile(ready.contracts()).bytes()),
                        new PackZip.Entry(NAMES.get(2), ready.facts().bytes()),
                        new PackZip.Entry(NAMES.get(3), sent.body()),
                        new PackZip.Entry(NAMES.get(4), StatementCsv.of(ready.statement())));
        Manifest.Content content =
                new Manifest.Content(
                        Manifest.FORMAT,
                        sent.reader(),
                        sent.month().toString(),
                        sent.closedAt(),
                        Engine.VERSION,
                        entries.stream().map(Manifest.Item::of).toList(),
                        sent.mark(),
                        keys.publicKey());
        Manifest manifest = new Manifest(content, keys.sign(content.bytes()));
        return PackZip.write(with(manifest, entries));
    }

    private static List<PackZip.Entry> with(Manifest manifest, List<PackZip.Entry> entries) {
        List<PackZip.Entry> all = new java.util.ArrayList<>(entries);
        all.addFirst(new PackZip.Entry(NAMES.getFirst(), manifest.bytes()));
        return List.copyOf(all);
    }
}
