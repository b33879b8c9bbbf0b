package tv.foyer.vast;

import java.util.List;

/**
 * What a response came to once its wrappers were followed. Each ad carries the trackers, error
 * addresses and verifications of every wrapper that led to it.
 *
 * @param pod ads with a place in the pod, in its order, gaps already filled from the buffet
 * @param buffet stand-alone ads that no gap needed, in the order of the document
 * @param pings addresses that are to be told of failures, ready to be called
 * @param findings what was wrong, and in which response
 */
record Unwrapped(List<InLine> pod, List<InLine> buffet, List<Ping> pings, List<Finding> findings) {
    public Unwrapped {
        pod = List.copyOf(pod);
        buffet = List.copyOf(buffet);
        pings = List.copyOf(pings);
        findings = List.copyOf(findings);
    }

    /** Returns what is to be played: the pod, or without one the first stand-alone ad. */
    public List<InLine> toPlay() {
        return pod.isEmpty() ? buffet.stream().limit(1).toList() : pod;
    }

    /** A failure to be told. */
    public record Ping(AdError error, String uri) {}

    /**
     * Something wrong.
     *
     * @param source the address of the response; empty for the one that was given
     */
    public record Finding(String source, Problem problem) {}
}
