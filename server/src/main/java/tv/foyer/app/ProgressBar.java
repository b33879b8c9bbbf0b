package tv.foyer.app;

import java.io.PrintStream;

/**
 * A progress bar on a terminal; lines at each tenth where there is no terminal. Safe for use by
 * many threads.
 */
final class ProgressBar {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final String what;
    private final boolean terminal;
    private int last = -1;

    ProgressBar(PrintStream out, String what) {
        this.out = out;
        this.what = what;
        this.terminal =
                System.getenv("TERM") != null
                        && !"dumb".equals(System.getenv("TERM"))
                        && System.getenv("CI") == null;
    }

    /** Shows how much is done, 0 to 1. */
    synchronized void show(double done) {
        int percent = (int) Math.round(Math.clamp(done, 0.0, 1.0) * 100);
        int step = terminal ? percent : percent / 10 * 10;
        if (step <= last) {
            return;
        }
        last = step;
        if (terminal) {
            int full = percent * WIDTH / 100;
            out.print(
                    "\r  "
                            + what
                            + " ["
                            + "#".repeat(full)
                            + ".".repeat(WIDTH - full)
                            + "] "
                            + percent
                            + " %");
            out.print(percent == 100 ? "\n" : "");
        } else {
            out.println("  " + what + " " + step + " %");
        }
        out.flush();
    }
}
