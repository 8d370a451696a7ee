package volley.simulation.record;

import java.util.Map;

/**
 * What a multimeter has recorded.
 *
 * @param senders global ids, ascending
 * @param timesMs times of the records in ms
 * @param values by name of the quantity, in its unit: a row per sender, a column per time
 */
public record Traces(int[] senders, double[] timesMs, Map<String, double[][]> values) {}
