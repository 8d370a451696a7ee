package volley.simulation.delivery;

import volley.exchange.StepSpikes;
import volley.partition.NodeSet;

/** Tells which of the network's spikes are of some sources. */
final class SourceSelection {
    private final NodeSet sources;
    private final int lowest;
    private final int highest;
    private final boolean isRange;
    private int[] selected = {};
    /** Populations of the sources, known once there are spikes. */
    private int firstPopulation = -1;

    private int endPopulation;

    SourceSelection(NodeSet sources) {
        this.sources = sources;
        var ranges = sources.ranges();
        lowest = ranges.stream().mapToInt(range -> range.from()).min().orElseThrow();
        highest = ranges.stream().mapToInt(range -> range.to() - 1).max().orElseThrow();
        isRange = ranges.size() == 1;
    }

    /** Selects among all spikes of a step; returns how many are of sources. */
    int select(StepSpikes spikes) {
        if (firstPopulation < 0) {
            firstPopulation = spikes.populationOf(lowest);
            endPopulation = spikes.populationOf(highest) + 1;
        }
        int from = spikes.from(firstPopulation);
        int to = spikes.from(endPopulation);
        if (selected.length < to - from) {
            selected = new int[to - from + (to - from) / 2];
        }
        return isRange ? selectRange(spikes.globalIds(), from, to) : selectAny(spikes.globalIds(), from, to);
    }

    private int selectRange(int[] globalIds, int from, int to) {
        final int[] selected = this.selected;
        final int lowest = this.lowest;
        final int size = highest - lowest + 1;
        int number = 0;
        for (int spike = from; spike < to; spike++) {
            int index = globalIds[spike] - lowest;
            if (Integer.compareUnsigned(index, size) < 0) {
                selected[number++] = index;
            }
        }
        return number;
    }

    private int selectAny(int[] globalIds, int from, int to) {
        int number = 0;
        for (int spike = from; spike < to; spike++) {
            int index = sources.indexOf(globalIds[spike]);
            if (index >= 0) {
                selected[number++] = index;
            }
        }
        return number;
    }

    /** Indices among the sources of those that were selected last, in the order of their spikes; may be written to. */
    int[] indices() {
        return selected;
    }
}
