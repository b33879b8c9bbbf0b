package tv.foyer.app;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import tv.foyer.http.HttpServer;
import tv.foyer.media.MediaException;
import tv.foyer.sql.DatabaseDown;

/**
 * The command line of the server: {@code Main VERB options}. Exit codes 0, 1 (failed), 2 (usage).
 */
public final class Main {
    private static final Logger LOG = Logger.getLogger(Main.class.getName());

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(Arrays.asList(args)));
    }

    static int run(List<String> args) {
        if (args.isEmpty()) {
            System.err.println("foyer: a verb is needed");
            return 2;
        }
        try {
            return verb(args.getFirst(), args.subList(1, args.size()));
        } catch (UsageError e) {
            System.err.println("foyer " + args.getFirst() + ": " + e.getMessage());
            return 2;
        } catch (Failure | DatabaseDown | HttpServer.PortTaken | MediaException e) {
            System.err.println("foyer: " + e.getMessage());
            return 1;
        } catch (UncheckedIOException e) {
            LOG.log(Level.FINE, "foyer " + args.getFirst(), e);
            System.err.println("foyer: " + e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "foyer " + args.getFirst() + " broke", e);
            return 1;
        }
    }

    private static int verb(String name, List<String> line) {
        return switch (name) {
            case "demo" -> DemoVerb.run(line);
            case "simulate" -> SimulateVerb.run(line);
            case "statement" -> StatementVerb.run(line);
            case "audit" -> AuditVerb.run(line);
            case "ingest" -> IngestVerb.run(line);
            default -> throw new UsageError("unknown verb");
        };
    }
}
