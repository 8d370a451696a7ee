package volley.simulation;

import volley.partition.NodeSet;
import volley.partition.connect.ConnectionValues;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.DiscreteDistribution;
import volley.partition.random.Distribution;
import volley.simulation.delivery.VariedConnections;

/**
 * A projection's connections to a rank's neurons, to be drawn whenever they are asked for.
 *
 * @param weights as they were given, in multiples of the quantum
 * @param quantum in the unit of the targets' weights
 * @param delays in steps
 */
record Wiring(
        NodeSet sources,
        NodeSet targets,
        IncomingConnections incoming,
        ConnectionValues weights,
        double quantum,
        ConnectionValues delays) {
    /** With a weight of 1 each, as neurons take them that have no weights. */
    Wiring weightless() {
        var once = incoming.values(DiscreteDistribution.of(Distribution.constant(1), 1), 0);
        return new Wiring(sources, targets, incoming, once, 1, delays);
    }

    /** With a weight of 1 each. */
    VariedConnections counting() {
        return weightless().varied(false);
    }

    /** @param mayRepeat whether a source may spike more than once in a step */
    VariedConnections varied(boolean mayRepeat) {
        return new VariedConnections(incoming, sources, weights, delays, quantum, mayRepeat);
    }
}
