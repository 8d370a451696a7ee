package volley.simulation.delivery;

import java.util.Arrays;
import volley.exchange.StepSpikes;
import volley.partition.store.IndexedTable;

/** The spikes of some consecutive steps that have targets on this rank, looked up together. */
final class FoundSpikes {
    /** Steps that are looked up together at most. */
    private static final int MOST_STEPS = 16;

    private final IndexedTable table;
    private final SourceSelection sources;
    private final int[][] found = new int[MOST_STEPS][0];
    private final int[] sizes = new int[MOST_STEPS];
    private long first;
    private long end;

    FoundSpikes(IndexedTable table, SourceSelection sources) {
        this.table = table;
        this.sources = sources;
    }

    /**
     * Counts the spikes that a step has sent.
     *
     * @param counts replaced by the number of spikes that reach each target, if there are any
     * @return number of synaptic events
     */
    long count(long stamp, SpikeHistory history, int[] counts) {
        if (stamp < first || stamp >= end) {
            first = stamp;
            end = Math.min(history.lastStep() + 1, stamp + MOST_STEPS);
            lookUp(history);
        }
        int step = (int) (stamp - first);
        return sizes[step] == 0 ? 0 : table.countFound(found[step], sizes[step], counts);
    }

    private void lookUp(SpikeHistory history) {
        Arrays.fill(sizes, 0);
        int parts = table.parts();
        for (int part = 0; part < parts; part++) {
            for (int step = 0; step < end - first; step++) {
                lookUp(step, history.spikes(first + step), part, parts);
            }
        }
    }

    /** Spikes of each population are divided into parts in their order. */
    private void lookUp(int step, StepSpikes spikes, int part, int parts) {
        for (int population = sources.first(spikes); population <= sources.last(spikes); population++) {
            int first = spikes.from(population);
            long count = spikes.from(population + 1) - first;
            int from = first + (int) (count * part / parts);
            int to = first + (int) (count * (part + 1) / parts);
            int size = sizes[step];
            if (found[step].length < size + to - from) {
                found[step] = Arrays.copyOf(found[step], size + to - from + size / 2);
            }
            var globalIds = spikes.globalIds();
            if (sources.hasAllOf(spikes, population)) {
                sizes[step] = table.find(globalIds, from, to, sources.lowest(), found[step], size);
            } else {
                int selected = sources.select(globalIds, from, to, 0);
                sizes[step] = table.find(sources.indices(), 0, selected, 0, found[step], size);
            }
        }
    }

    /** Forgets what it has looked up. */
    void clear() {
        end = first;
    }
}
