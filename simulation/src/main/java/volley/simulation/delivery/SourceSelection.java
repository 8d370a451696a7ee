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
        return select(spikes, 0, 1);
    }

    /**
     * Selects in one of several parts of a step's spikes, into which those of each population are divided in their order.
     *
     * @return number of spikes of sources
     */
    int select(StepSpikes spikes, int part, int parts) {
        int number = 0;
        int last = spikes.populationOf(highest);
        for (int population = spikes.populationOf(lowest); population <= last; population++) {
            long count = spikes.count(population);
            int from = (int) (count * part / parts);
            int to = (int) (count * (part + 1) / parts);
            if (selected.length < number + to - from) {
                selected = Arrays.copyOf(selected, number + to - from + (to - from) / 2);
            }
            var globalIds = spikes.globalIds(population);
            number = isRange ? selectRange(globalIds, from, to, number) : selectAny(globalIds, from, to, number);
        }
        return number;
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
