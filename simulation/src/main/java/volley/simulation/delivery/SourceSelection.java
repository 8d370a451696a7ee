package volley.simulation.delivery;

import java.util.Arrays;
import volley.exchange.StepSpikes;
import volley.partition.NodeSet;

/** Tells which of the network's spikes are of some sources. */
final class SourceSelection {
    private final NodeSet sources;
    private final int lowest;
    private final int highest;
    private final boolean isRange;
    private int[] selected = {};

    SourceSelection(NodeSet sources) {
        this.sources = sources;
        var ranges = sources.ranges();
        lowest = ranges.stream().mapToInt(range -> range.from()).min().orElseThrow();
        highest = ranges.stream().mapToInt(range -> range.to() - 1).max().orElseThrow();
        isRange = ranges.size() == 1;
    }

    /** Selects among all spikes of a step; returns how many are of sources. */
    int select(StepSpikes spikes) {
        return select(spikes.globalIds(), spikes.from(first(spikes)), spikes.from(last(spikes) + 1), 0);
    }

    /**
     * Selects among some spikes, from one place to another.
     *
     * @param selectedBefore number of those that have been selected already
     * @return number of all that are selected then
     */
    int select(int[] globalIds, int from, int to, int selectedBefore) {
        int most = selectedBefore + to - from;
        if (selected.length < most) {
            selected = Arrays.copyOf(selected, most + most / 2);
        }
        return isRange
                ? selectRange(globalIds, from, to, selectedBefore)
                : selectAny(globalIds, from, to, selectedBefore);
    }

    /** The first population with sources. */
    int first(StepSpikes spikes) {
        return spikes.populationOf(lowest);
    }

    /** The last population with sources. */
    int last(StepSpikes spikes) {
        return spikes.populationOf(highest);
    }

    /** Whether all neurons of a population are sources. */
    boolean hasAllOf(StepSpikes spikes, int population) {
        return isRange && lowest <= spikes.firstId(population) && spikes.firstId(population + 1) - 1 <= highest;
    }

    /** Global id of source 0. */
    int lowest() {
        return lowest;
    }

    private int selectRange(int[] globalIds, int from, int to, int selectedBefore) {
        final int[] selected = this.selected;
        final int lowest = this.lowest;
        final int size = highest - lowest + 1;
        int number = selectedBefore;
        for (int spike = from; spike < to; spike++) {
            int index = globalIds[spike] - lowest;
            if (Integer.compareUnsigned(index, size) < 0) {
                selected[number++] = index;
            }
        }
        return number;
    }

    private int selectAny(int[] globalIds, int from, int to, int selectedBefore) {
        int number = selectedBefore;
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
