package volley.models;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import volley.partition.UserException;

/** The parameters of a rank's neurons of a population, all but the state that they begin with. It never changes. */
final class NeuronParameters {
    /** State rather than parameter: given once, and moving from then on. */
    static final String V_M = "V_m";

    private final ParameterTable table;
    private final int size;
    private final double resolutionMs;
    private final Map<String, Column> columns;
    private final Set<String> changed;

    private NeuronParameters(
            ParameterTable table, int size, double resolutionMs, Map<String, Column> columns, Set<String> changed) {
        this.table = table;
        this.size = size;
        this.resolutionMs = resolutionMs;
        this.columns = columns;
        this.changed = changed;
    }

    static NeuronParameters of(ParameterValues values, PopulationShare share, double resolutionMs) {
        var columns = new LinkedHashMap<String, Column>();
        for (var parameter : values.table().parameters()) {
            if (!parameter.name().equals(V_M)) {
                columns.put(parameter.name(), column(values, parameter.name(), share, resolutionMs));
            }
        }
        return new NeuronParameters(values.table(), share.size(), resolutionMs, columns, Set.of());
    }

    /** A refractory time that is drawn is rounded to whole steps, halves up. */
    private static Column column(ParameterValues values, String name, PopulationShare share, double h) {
        var column = values.column(name, share);
        return name.equals("t_ref") && values.isDrawn(name)
                ? Column.from(share.size(), i -> Math.floor(column.at(i) / h + 0.5) * h, column)
                : column;
    }

    /**
     * With what is given for some of the neurons; the same if that is V_m alone.
     *
     * @throws UserException if there is no such parameter, it cannot differ from neuron to neuron, or is out of its range
     */
    NeuronParameters with(ParameterValues given, NeuronSelection selection) {
        var newColumns = new LinkedHashMap<>(columns);
        var newlyChanged = new TreeSet<>(changed);
        for (var name : given.given().keySet()) {
            var values = own(name, given);
            if (!name.equals(V_M)) {
                var column = column(values, name, selection.share(), resolutionMs);
                boolean isOne = selection.isWhole() && column.isSingle();
                newColumns.put(name, isOne ? column : columns.get(name).with(column, selection.indices(), size));
                newlyChanged.add(name);
            }
        }
        boolean isSame = given.given().keySet().stream().allMatch(V_M::equals);
        return isSame ? this : new NeuronParameters(table, size, resolutionMs, newColumns, newlyChanged);
    }

    /** What is given for a parameter, as a value of this model's, whichever model it was given to. */
    ParameterValues own(String name, ParameterValues given) {
        var values = ParameterValues.defaults(table).with(name, given.given().get(name));
        if (table.parameter(name).kind() != ModelParameter.Kind.EACH) {
            throw new UserException(name + " of " + table.model()
                    + " neurons that are there already: expected it where they are created");
        }
        return values;
    }

    /** The parameters that are not as they were when the neurons were made, by name. */
    Map<String, Column> changes() {
        var changes = new LinkedHashMap<String, Column>();
        changed.forEach(name -> changes.put(name, columns.get(name)));
        return changes;
    }

    /** With the changes of neurons of the same model. */
    NeuronParameters with(Map<String, Column> changes) {
        var newColumns = new LinkedHashMap<>(columns);
        newColumns.putAll(changes);
        return new NeuronParameters(table, size, resolutionMs, newColumns, new TreeSet<>(changes.keySet()));
    }

    /** Whether some differ from neuron to neuron. */
    boolean isVaried() {
        return !columns.values().stream().allMatch(Column::isSingle);
    }

    boolean has(String name) {
        return columns.containsKey(name);
    }

    /** @throws UserException if the model has no such parameter */
    Column column(String name) {
        return columns.get(table.parameter(name).name());
    }

    boolean flag(String name) {
        return column(name).one() != 0;
    }

    int size() {
        return size;
    }

    /** The time step in ms. */
    double resolutionMs() {
        return resolutionMs;
    }

    ParameterTable table() {
        return table;
    }
}
