package tv.foyer.app;

import java.net.URI;
import java.util.stream.Collectors;

/** What the demo says when it is ready. */
final class Banner {
    private Banner() {}

    static String of(House house) {
        URI at = house.address();
        String sets =
                DemoAlliance.SETS.stream()
                        .map(set ->
                                "    %-20s %s/tv/?model=%s&serial=DEMO-%s"
                                        .formatted(set.name(), at, set.modelKey(), set.code()))
                        .collect(Collectors.joining("\n"));
        String people =
                DemoAlliance.MEMBERS.stream()
                        .map(member -> "    %-20s %s".formatted(member.en(), member.email()))
                        .collect(Collectors.joining("\n"));
        return """

        Foyer is open.

          Television (arrow keys, Enter, Backspace)
        %s
          Phone      %s/phone/
          Console    %s/console/   password for all: %s
        %s

          Ctrl-C stops it; the next start resumes.
        """
                .formatted(sets, at, at, DemoAlliance.PASSWORD, people);
    }
}
