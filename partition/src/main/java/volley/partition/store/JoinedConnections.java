package volley.partition.store;

import java.util.Arrays;
import java.util.List;

/** Connections from the same sources to several sets of targets, which are numbered set after set. */
public final class JoinedConnections implements TargetMajorConnections {
    private final List<? extends TargetMajorConnections> parts;
    /** Number of targets before each part, and in all of them. */
    private final int[] before;
    /** The part of the target asked for last: most often that of the next as well. */
    private int part;

    /** @param parts at least one, with as many sources each */
    public JoinedConnections(List<? extends TargetMajorConnections> parts) {
        this.parts = List.copyOf(parts);
        before = new int[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            before[i + 1] = before[i] + parts.get(i).targets();
        }
    }

    @Override
    public int sources() {
        return parts.getFirst().sources();
    }

    @Override
    public int ranks() {
        return parts.getFirst().ranks();
    }

    @Override
    public int targets() {
        return before[parts.size()];
    }

    @Override
    public long size() {
        return parts.stream().mapToLong(TargetMajorConnections::size).sum();
    }

    @Override
    public boolean hasMultapses() {
        return parts.stream().anyMatch(TargetMajorConnections::hasMultapses);
    }

    @Override
    public int mostIndegree() {
        return parts.stream()
                .mapToInt(TargetMajorConnections::mostIndegree)
                .max()
                .orElseThrow();
    }

    @Override
    public int sources(int target, int[] into) {
        if (target < before[part] || target >= before[part + 1]) {
            part = partOf(target);
        }
        return parts.get(part).sources(target - before[part], into);
    }

    /** The part of a target: of those that start there the last, since the others are empty. */
    private int partOf(int target) {
        int found = Arrays.binarySearch(before, target);
        if (found < 0) {
            return -found - 2;
        }
        while (before[found + 1] == target) {
            found++;
        }
        return found;
    }
}
