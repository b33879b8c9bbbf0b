package tv.foyer.vast;

import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Says how many 3 kB documents one core reads in a second; a figure to look at, not a test. */
final class VastSpeed {
    private static final int ROUNDS = 12;
    private static final int DOCUMENTS = 50_000;

    private VastSpeed() {}

    public static void main(String[] arguments) throws IOException {
        byte[] document = Fixtures.bytes("inline-3kb.xml");
        var threads = ManagementFactory.getThreadMXBean();
        long ads = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < DOCUMENTS; i++) {
                if (VastReader.read(document) instanceof VastOutcome.Document(Vast vast, var _)) {
                    ads += vast.ads().size();
                }
            }
            double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
            System.out.printf(
                    "%d bytes: %.0f parses per core-second (%d ads so far)%n",
                    document.length, DOCUMENTS / seconds, ads);
        }
    }
}
