package volley.simulation.record;

/**
 * Recorded membrane potentials.
 *
 * @param senders global ids, ascending
 * @param timesMs times of the records in ms
 * @param millivolts membrane potentials in mV: a row per sender, a column per time
 */
public record VoltageTraces(int[] senders, double[] timesMs, double[][] millivolts) {}
