package volley.simulation;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import volley.partition.UserException;

/** The populations of a network that are measured and recorded, by name, in order. */
public final class Populations {
    /** Names become parts of file names and of columns. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_+-]{0,31}");

    private final List<Named> all;

    /** Neurons with the name that the network gives them. */
    public record Named(String name, NodeView neurons) {}

    private Populations(List<Named> all) {
        this.all = all;
    }

    /** The first population. */
    public static Populations of(String name, NodeView neurons) {
        return new Populations(List.of()).and(name, neurons);
    }

    /**
     * These and another population.
     *
     * @throws UserException if the name is taken, or has other characters than letters, digits, {@code _}, {@code +} and
     *     {@code -}; or the nodes are no neurons
     */
    public Populations and(String name, NodeView neurons) {
        if (!NAME.matcher(name).matches()) {
            throw new UserException("population '" + name
                    + "': expected a name of 1 to 32 letters, digits, _, + or -, a letter or digit first");
        }
        if (all.stream().anyMatch(other -> other.name.equalsIgnoreCase(name))) {
            throw new UserException("population " + name + " twice: expected names that differ");
        }
        neurons.neurons("population " + name + " of");
        return new Populations(
                Stream.concat(all.stream(), Stream.of(new Named(name, neurons))).toList());
    }

    /** In the order given. */
    public List<Named> all() {
        return all;
    }
}
