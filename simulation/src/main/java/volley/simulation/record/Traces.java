package volley.simulation.record;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import volley.partition.NumberText;

/**
 * What a multimeter has recorded.
 *
 * @param senders global ids, ascending
 * @param timesMs times of the records in ms
 * @param values by name of the quantity, in its unit: a row per sender, a column per time
 */
public record Traces(int[] senders, double[] timesMs, Map<String, double[][]> values) {
    /** Such as {@code I_syn_ex, V_m of 3 neurons, 1,000 values each from 1 to 1000 ms}. */
    @Override
    public String toString() {
        return summary(new TreeSet<>(values.keySet()), senders, timesMs);
    }

    static String summary(Set<String> names, int[] senders, double[] timesMs) {
        String what = String.join(", ", names);
        if (senders.length == 0 || timesMs.length == 0) {
            return "no values of " + what;
        }
        String first = NumberText.of(timesMs[0]);
        String last = NumberText.of(timesMs[timesMs.length - 1]);
        return what + " of " + NumberText.count(senders.length, "neuron") + ", "
                + NumberText.count(timesMs.length, "value") + " each from " + first + " to " + last + " ms";
    }
}
