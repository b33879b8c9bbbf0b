package tv.foyer.kernel;

import java.util.UUID;

/** Names one version of a contract. */
public record ContractId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static ContractId parse(String text) {
        return new ContractId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
