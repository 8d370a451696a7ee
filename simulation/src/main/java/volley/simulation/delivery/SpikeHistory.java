package volley.simulation.delivery;

import java.util.Arrays;
import volley.exchange.SpikeStore;
import volley.exchange.StepSpikes;

/**
 * The spikes of the whole network in the last steps, as many steps back as the longest delay reaches. All ranks of a
 * process read the same.
 */
public final class SpikeHistory implements SpikeStore {
    private final StepSpikes[] spikes;
    private long lastStep;

    /**
     * @param steps the longest delay in steps, or the steps of an interval if those are more
     * @param populations global ids at which the populations begin, then the number of neurons
     */
    public SpikeHistory(int steps, int... populations) {
        spikes = new StepSpikes[steps];
        Arrays.setAll(spikes, slot -> new StepSpikes(populations));
    }

    /** Bytes that the history of so many steps takes without any spikes. */
    public static double bytes(int steps, int populations) {
        return StepSpikes.bytes(populations) * steps;
    }

    /** The spikes of the step behind the last one replace the oldest step's. */
    @Override
    public StepSpikes next() {
        lastStep++;
        var next = spikes(lastStep);
        next.clear();
        return next;
    }

    @Override
    public long bytes() {
        return Arrays.stream(spikes).mapToLong(StepSpikes::bytes).sum();
    }

    /** The last step whose spikes it has. */
    public long lastStep() {
        return lastStep;
    }

    /** The spikes stamped with a step. */
    public StepSpikes spikes(long step) {
        return spikes[(int) (step % spikes.length)];
    }

    /** The spikes so far: slot by slot their number, then their global ids. */
    public long[] save() {
        int total = Arrays.stream(spikes).mapToInt(StepSpikes::count).sum();
        var saved = new long[spikes.length + total];
        int length = 0;
        for (StepSpikes slot : spikes) {
            saved[length++] = slot.count();
            for (int population = 0; population < slot.populations(); population++) {
                var globalIds = slot.globalIds(population);
                for (int spike = 0; spike < slot.count(population); spike++) {
                    saved[length++] = globalIds[spike];
                }
            }
        }
        return saved;
    }

    /**
     * Goes on from what a history as long has saved.
     *
     * @param step the last one that it had
     */
    public void load(long step, long[] saved) {
        int at = 0;
        for (StepSpikes slot : spikes) {
            int count = (int) saved[at++];
            int from = at;
            var globalIds = new int[count];
            Arrays.setAll(globalIds, spike -> (int) saved[from + spike]);
            slot.clear();
            slot.add(globalIds, 0, count);
            at += count;
        }
        lastStep = step;
    }
}
