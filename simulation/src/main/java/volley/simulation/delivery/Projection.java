package volley.simulation.delivery;

import java.util.List;
import volley.partition.IdRange;
import volley.partition.NodeSet;
import volley.partition.store.ConnectionTable;

/** Delivers the spikes of the network over one projection, {@code delaySteps} after their stamps. */
public final class Projection {
    private final ConnectionTable table;
    private final double weightMillivolts;
    private final int delaySteps;
    private final InputRanges targets;
    private final int[] counts;
    private final int[] sourceFrom;
    private final int[] sourceTo;
    private int[] spiking = new int[0];
    private long events;

    /** @param targets ranges of the rank's local indices, in the order of the table's targets */
    public Projection(
            ConnectionTable table, NodeSet sources, List<IdRange> targets, double weightMillivolts, int delaySteps) {
        this.table = table;
        this.weightMillivolts = weightMillivolts;
        this.delaySteps = delaySteps;
        this.targets = new InputRanges(targets);
        counts = new int[this.targets.targets()];
        sourceFrom = sources.ranges().stream().mapToInt(IdRange::from).toArray();
        sourceTo = sources.ranges().stream().mapToInt(IdRange::to).toArray();
    }

    /**
     * Adds what arrives at the end of a step.
     *
     * @param step number of the step, from 1
     * @param history the network's spikes, at least as far back as the delay
     * @param input inputs of all the rank's neurons by local index, in mV
     */
    public void addInput(long step, SpikeHistory history, double[] input) {
        long stamp = step - delaySteps;
        if (stamp < 1) {
            return;
        }
        int spikes = selectSources(history.globalIds(stamp), history.count(stamp));
        if (spikes > 0) {
            events += table.count(spiking, spikes, counts);
            targets.add(weightMillivolts, counts, input);
        }
    }

    /** Puts the indices of those that are sources of this projection into {@link #spiking}. */
    private int selectSources(int[] globalIds, int count) {
        if (spiking.length < count) {
            spiking = new int[count + count / 2];
        }
        int selected = 0;
        int before = 0;
        for (int range = 0; range < sourceFrom.length; range++) {
            int from = sourceFrom[range];
            int to = sourceTo[range];
            for (int spike = 0; spike < count; spike++) {
                int globalId = globalIds[spike];
                if (globalId >= from && globalId < to) {
                    spiking[selected++] = before + globalId - from;
                }
            }
            before += to - from;
        }
        return selected;
    }

    /** Number of synaptic events delivered to this rank's neurons so far. */
    public long events() {
        return events;
    }

    public ConnectionTable table() {
        return table;
    }

    public int delaySteps() {
        return delaySteps;
    }
}
