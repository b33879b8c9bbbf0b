package tv.foyer.bench;

import java.util.Arrays;
import java.util.List;

/**
 * The exact pod by the rules of the house's solver: a multiple-choice knapsack with the categories
 * as classes, and a branch on the category to keep where an advertiser shows up twice.
 */
final class DeliveryPods implements DeliveryDecide {
    private static final int UNIT_SECONDS = 5;
    private static final int MOST_ADS = 6;
    private static final int CLASSES = 64;

    private final long[] best = new long[(MOST_ADS + 1) * (120 / UNIT_SECONDS + 1)];
    private final int[][] taken = new int[CLASSES][best.length];
    private final int[][] members = new int[CLASSES][256];
    private final int[] memberCount = new int[CLASSES];
    private final int[] classes = new int[CLASSES];
    private final boolean[] banned = new boolean[256];
    private final int[] found = new int[MOST_ADS];
    private int classCount;
    private int ads;
    private int width;
    private long foundWorth;
    private int foundSize;
    private List<DeliveryLine> lines = List.of();
    private int[] candidates = {};
    private long[] worth = {};

    @Override
    public int fill(
            List<DeliveryLine> lines,
            DeliveryMarket.Shape room,
            int[] candidates,
            long[] worth,
            int count,
            int[] pod) {
        if (room.maxAds() == 1) {
            return single(candidates, worth, count, pod);
        }
        this.lines = lines;
        this.candidates = candidates;
        this.worth = worth;
        ads = Math.min(room.maxAds(), count);
        width = room.seconds() / UNIT_SECONDS + 1;
        group(count);
        foundWorth = 0;
        foundSize = 0;
        search();
        for (int i = 0; i < foundSize; i++) {
            pod[i] = candidates[found[i]];
        }
        return foundSize;
    }

    private static int single(int[] candidates, long[] worth, int count, int[] pod) {
        int first = -1;
        for (int i = 0; i < count; i++) {
            if (first < 0 || worth[i] > worth[first]) {
                first = i;
            }
        }
        if (first >= 0) {
            pod[0] = candidates[first];
        }
        return first >= 0 ? 1 : 0;
    }

    private void group(int count) {
        Arrays.fill(memberCount, 0);
        classCount = 0;
        for (int i = 0; i < count; i++) {
            int category = lines.get(candidates[i]).category();
            if (memberCount[category] == 0) {
                classes[classCount++] = category;
            }
            members[category][memberCount[category]++] = i;
            banned[i] = false;
        }
    }

    private void search() {
        long relaxed = table();
        if (relaxed <= foundWorth) {
            return;
        }
        int[] pod = new int[MOST_ADS];
        int size = trace(pod);
        int twice = twice(pod, size);
        if (twice < 0) {
            foundWorth = relaxed;
            foundSize = size;
            System.arraycopy(pod, 0, found, 0, size);
        } else {
            branch(twice);
        }
    }

    private void branch(int advertiser) {
        for (int keep = 0; keep < classCount; keep++) {
            boolean has = false;
            boolean[] before = banned.clone();
            for (int k = 0; k < classCount; k++) {
                int category = classes[k];
                for (int m = 0; m < memberCount[category]; m++) {
                    int i = members[category][m];
                    if (lines.get(candidates[i]).advertiser() == advertiser && !banned[i]) {
                        has |= k == keep;
                        banned[i] = k != keep;
                    }
                }
            }
            if (has) {
                search();
            }
            System.arraycopy(before, 0, banned, 0, banned.length);
        }
    }

    private long table() {
        int size = (ads + 1) * width;
        Arrays.fill(best, 0, size, 0);
        for (int k = 0; k < classCount; k++) {
            Arrays.fill(taken[k], 0, size, -1);
            int category = classes[k];
            for (int row = ads * width; row > 0; row -= width) {
                for (int m = 0; m < memberCount[category]; m++) {
                    int i = members[category][m];
                    if (!banned[i]) {
                        offer(i, taken[k], row);
                    }
                }
            }
        }
        return best[size - 1];
    }

    private void offer(int i, int[] takenHere, int row) {
        int length = lines.get(candidates[i]).seconds() / UNIT_SECONDS;
        int before = row - width - length;
        long more = worth[i];
        for (int time = length; time < width; time++) {
            long with = best[before + time] + more;
            if (with > best[row + time]) {
                best[row + time] = with;
                takenHere[row + time] = i;
            }
        }
    }

    private int trace(int[] pod) {
        int size = 0;
        int row = ads * width;
        int time = width - 1;
        for (int k = classCount - 1; k >= 0; k--) {
            int i = taken[k][row + time];
            if (i >= 0) {
                pod[size++] = i;
                row -= width;
                time -= lines.get(candidates[i]).seconds() / UNIT_SECONDS;
            }
        }
        return size;
    }

    private int twice(int[] pod, int size) {
        for (int i = 1; i < size; i++) {
            int advertiser = lines.get(candidates[pod[i]]).advertiser();
            for (int j = 0; j < i; j++) {
                if (lines.get(candidates[pod[j]]).advertiser() == advertiser) {
                    return advertiser;
                }
            }
        }
        return -1;
    }
}
