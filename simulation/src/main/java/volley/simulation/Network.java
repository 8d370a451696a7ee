package volley.simulation;

import java.util.List;

/**
 * A network: a record of its parameters that can build itself on any number of ranks. Each component of the record is a
 * parameter, which its {@link Parameter} annotation describes; the record's own constructor refuses values that make no
 * sense. Everything else is derived from that: options of the command line, axes of sweeps, keys of files.
 *
 * @see NetworkType
 */
public interface Network {
    /**
     * Creates and connects the network. Every rank does so, with a simulator of its own.
     *
     * @return the populations that are to be measured and recorded, in order
     */
    Populations build(Simulator sim);

    /** What theory predicts of populations, in any order; none where there is no theory. */
    default List<StationaryState> theory() {
        return List.of();
    }

    /** What a user should know of parameters that are allowed but seldom meant, a line each. */
    default List<String> warnings() {
        return List.of();
    }
}
