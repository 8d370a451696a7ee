package volley.simulation;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import volley.models.Multimeter;
import volley.partition.UserException;

/** The populations of a network that are measured and recorded, and traces of single neurons, by name, in order. */
public final class Populations {
    /** Names become parts of file names and of columns. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_+-]{0,31}");

    private final List<Named> all;
    private final List<Trace> traces;

    /** Neurons with the name that the network gives them. */
    public record Named(String name, NodeView neurons) {}

    /**
     * A multimeter whose records are written, with the name that the network gives them.
     *
     * @param recordables names of the quantities that it records
     * @param intervalMs time between two records in ms
     */
    public record Trace(String name, NodeView multimeter, List<String> recordables, double intervalMs) {}

    private Populations(List<Named> all, List<Trace> traces) {
        this.all = all;
        this.traces = traces;
    }

    /** The first population. */
    public static Populations of(String name, NodeView neurons) {
        return new Populations(List.of(), List.of()).and(name, neurons);
    }

    /**
     * These and another population.
     *
     * @throws UserException if the name is taken, or has other characters than letters, digits, {@code _}, {@code +} and
     *     {@code -}; or the nodes are no neurons
     */
    public Populations and(String name, NodeView neurons) {
        requireName("population", name);
        if (all.stream().anyMatch(other -> other.name.equalsIgnoreCase(name))) {
            throw new UserException("population " + name + " twice: expected names that differ");
        }
        neurons.neurons("population " + name + " of");
        return new Populations(
                Stream.concat(all.stream(), Stream.of(new Named(name, neurons))).toList(), traces);
    }

    /**
     * These and the records of a multimeter, or voltmeter, that neurons are connected to.
     *
     * @throws UserException if another trace has the name, or it is none as those of populations are; or the node is no
     *     multimeter that records a quantity
     */
    public Populations trace(String name, NodeView multimeter) {
        requireName("trace", name);
        if (traces.stream().anyMatch(other -> other.name.equalsIgnoreCase(name))) {
            throw new UserException("trace " + name + " twice: expected names that differ");
        }
        if (!multimeter.isDevice() || !(multimeter.device() instanceof Multimeter device)) {
            throw new UserException("trace " + name + " of a " + multimeter.name() + ": expected a multimeter");
        }
        if (device.recordFrom().isEmpty()) {
            throw new UserException(
                    "trace " + name + " of a multimeter of nothing: expected recordFrom with a quantity");
        }
        var trace = new Trace(name, multimeter, device.recordFrom(), device.intervalMs());
        return new Populations(
                all, Stream.concat(traces.stream(), Stream.of(trace)).toList());
    }

    private static void requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new UserException(what + " '" + name
                    + "': expected a name of 1 to 32 letters, digits, _, + or -, a letter or digit first");
        }
    }

    /** In the order given. */
    public List<Named> all() {
        return all;
    }

    /** What is written of single neurons, in the order given. */
    public List<Trace> traces() {
        return traces;
    }
}
