package tv.foyer.bench;

/** One measured claim and its peer. */
interface Benchmark {
    /** Returns the name on the command line and in the last line. */
    String name();

    /** Returns one line for the help. */
    String about();

    /** Measures ours and the peer in one run; progress goes to standard error. */
    Result run(Options options) throws Exception;
}
