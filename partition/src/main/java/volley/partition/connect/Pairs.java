package volley.partition.connect;

import volley.partition.NodeSet;

/** How many pairs of a source and a target there are. */
final class Pairs {
    private final int sources;
    /** Targets with an index below each that are sources, too, and may not connect to themselves; null if none is. */
    private final int[] selvesBefore;

    Pairs(NodeSet sources, NodeSet targets, boolean autapses) {
        this.sources = sources.size();
        selvesBefore = autapses || !sources.overlaps(targets) ? null : selvesBefore(sources, targets);
    }

    private static int[] selvesBefore(NodeSet sources, NodeSet targets) {
        var before = new int[targets.size() + 1];
        int index = 0;
        for (var range : targets.ranges()) {
            for (int id = range.from(); id < range.to(); id++) {
                before[index + 1] = before[index] + (sources.indexOf(id) >= 0 ? 1 : 0);
                index++;
            }
        }
        return before;
    }

    /** Pairs with the targets whose index is below {@code target}. */
    long before(int target) {
        return (long) sources * target - (selvesBefore == null ? 0 : selvesBefore[target]);
    }
}
