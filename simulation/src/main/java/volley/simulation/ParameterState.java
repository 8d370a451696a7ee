package volley.simulation;

import java.util.HashMap;
import volley.models.Column;
import volley.models.Neurons;
import volley.simulation.checkpoint.StateReader;
import volley.simulation.checkpoint.StateWriter;

/**
 * The parameters of one rank's neurons of a population that are no longer those that the network was built with, as parts of
 * a checkpoint: {@code NAME of each P} with a value for each neuron, or {@code NAME of all P} with one.
 */
final class ParameterState {
    private static final String EACH = " of each";
    private static final String ALL = " of all";

    private ParameterState() {}

    /**
     * @param population a name for it
     * @param ids global ids of the rank's neurons, ascending
     */
    static void save(String population, Neurons neurons, int[] ids, StateWriter state) {
        neurons.changedParameters().forEach((name, column) -> {
            if (column.isSingle()) {
                state.common(prefix(population) + name + ALL, Double.doubleToRawLongBits(column.all()[0]));
            } else {
                state.ofNeurons(prefix(population) + name + EACH, ids, column.all());
            }
        });
    }

    static void load(String population, Neurons neurons, int[] ids, StateReader state) {
        var changes = new HashMap<String, Column>();
        String prefix = prefix(population);
        for (var part : state.namesFrom(prefix)) {
            boolean isSingle = part.endsWith(ALL);
            var name = part.substring(prefix.length(), part.length() - (isSingle ? ALL : EACH).length());
            changes.put(
                    name,
                    isSingle
                            ? Column.single(Double.longBitsToDouble(state.common(part)[0]))
                            : Column.each(state.doublesOfNeurons(part, ids)));
        }
        if (!changes.isEmpty()) {
            neurons.loadParameters(changes);
        }
    }

    private static String prefix(String population) {
        return population + " parameter ";
    }
}
