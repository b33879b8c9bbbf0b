package tv.foyer.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of one verb: {@code --name value}, {@code --flag}, and plain words. */
record Options(Map<String, String> named, List<String> words) {
    Options {
        named = Map.copyOf(named);
        words = List.copyOf(words);
    }

    /** Reads a command line; an option that is not listed is a usage error that names it. */
    static Options parse(List<String> line, Set<String> withValue, Set<String> flags) {
        Map<String, String> named = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            String word = line.get(i);
            String name = word.startsWith("--") ? word.substring(2) : "";
            if (name.isEmpty()) {
                words.add(word);
            } else if (flags.contains(name)) {
                named.put(name, "true");
            } else if (!withValue.contains(name)) {
                throw new UsageError("unknown option " + word);
            } else if (i + 1 == line.size()) {
                throw new UsageError(word + " needs a value");
            } else {
                named.put(name, line.get(++i));
            }
        }
        return new Options(named, words);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(named.get(name));
    }

    String required(String name) {
        return get(name).orElseThrow(() -> new UsageError("--" + name + " is needed"));
    }

    boolean flag(String name) {
        return named.containsKey(name);
    }

    long number(String name, long otherwise, long least, long most) {
        String text = get(name).orElse(Long.toString(otherwise));
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, with the rule
        }
        throw new UsageError(
                "--" + name + ": a whole number from " + least + " to " + most + ", was " + text);
    }
}
