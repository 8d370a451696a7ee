package volley.simulation.delivery;

import volley.exchange.IntervalSpikes;
import volley.partition.DealtRange;
import volley.partition.IdRange;
import volley.partition.store.IndexedTable;

/** What the spikes of one interval bring to this rank's neurons, looked up together. */
final class FoundSpikes {
    private final IndexedTable table;
    private final IdRange sources;
    /** Null before the first spikes, which tell the number of ranks. */
    private DealtRange dealt;

    private long first;
    private long end;

    FoundSpikes(IndexedTable table, IdRange sources) {
        this.table = table;
        this.sources = sources;
    }

    /**
     * Counts the spikes that a step has sent.
     *
     * @param stamp of a step whose interval can be read by rank
     * @param counts replaced by the number of spikes that reach each target, if there are any
     * @return number of synaptic events
     */
    long count(long stamp, SpikeHistory history, int[] counts) {
        if (stamp < first || stamp >= end) {
            var step = history.spikes(stamp);
            first = stamp - step.index();
            end = first + step.interval().length();
            lookUp(step.interval());
        }
        return table.countFound((int) (stamp - first), counts);
    }

    private void lookUp(IntervalSpikes interval) {
        var spikes = interval.byRank();
        int firstSection = spikes.section(interval.populationOf(sources.from()));
        int lastSection = spikes.section(interval.populationOf(sources.to() - 1));
        table.begin(spikes.mostSteps());
        if (dealt == null) {
            dealt = new DealtRange(sources, spikes.ranks());
        }
        for (int rank = 0; rank < spikes.ranks(); rank++) {
            int from = spikes.from(rank, firstSection);
            int to = spikes.from(rank, lastSection + 1);
            if (from < to) {
                table.find(spikes.localIndices(), spikes.steps(), from, to, rank, dealt);
            }
        }
        table.end();
    }

    /** Forgets what it has looked up. */
    void clear() {
        end = first;
    }
}
