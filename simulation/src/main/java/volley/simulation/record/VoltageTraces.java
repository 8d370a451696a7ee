package volley.simulation.record;

import java.util.Set;

/**
 * Recorded membrane potentials.
 *
 * @param senders global ids, ascending
 * @param timesMs times of the records in ms
 * @param millivolts membrane potentials in mV: a row per sender, a column per time
 */
public record VoltageTraces(int[] senders, double[] timesMs, double[][] millivolts) {
    /** Such as {@code V_m of 3 neurons, 1,000 values each from 1 to 1000 ms}. */
    @Override
    public String toString() {
        return Traces.summary(Set.of("V_m"), senders, timesMs);
    }
}
