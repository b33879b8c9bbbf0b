package tv.foyer.fleet;

import java.util.Map;

/**
 * Truth beside count. {@code verdict} is {@code equal} or the first difference in words.
 *
 * @param truth what the sets know
 * @param counted what the server answered
 * @param money every partner's statement in minor units, both ways
 */
public record Verdict(
        Map<String, Object> truth,
        Map<String, Object> counted,
        Map<String, Map<String, Long>> money,
        String verdict) {
    public boolean equal() {
        return verdict.equals("equal");
    }
}
