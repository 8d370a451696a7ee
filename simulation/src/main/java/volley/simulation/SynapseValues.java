package volley.simulation;

import java.util.Arrays;
import volley.models.Steps;
import volley.partition.UserException;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.ConnectionValues;
import volley.partition.connect.EdgeList;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.DiscreteDistribution;
import volley.partition.random.Distribution;
import volley.partition.random.Quantum;

/** Weights or delays of a projection's connections: whole multiples of a quantum, all the same, drawn, or listed. */
sealed interface SynapseValues {
    /** The smallest multiple. */
    int min();

    /** The largest multiple. */
    int max();

    /** What they are multiples of: of weights in the unit of the weights, of delays one step. */
    double quantum();

    /** The values of a rank's connections. */
    ConnectionValues over(IncomingConnections incoming, long key);

    /** Heap that they take, in bytes, whatever the number of a rank's connections. */
    default double bytes() {
        return 0;
    }

    /** Whether all connections have the same value. */
    default boolean isOne() {
        return min() == max();
    }

    /** The value that all have. */
    default double one() {
        return min() * quantum();
    }

    /** Whether multiples fit 16 bits. */
    default boolean areNarrow() {
        return min() >= -Short.MAX_VALUE && max() <= Short.MAX_VALUE;
    }

    /** The weights of a projection, in the unit of the weights. */
    static SynapseValues weights(ConnectionRule rule, Synapse synapse, DrawnTables tables) {
        if (rule instanceof EdgeList edges && edges.hasWeights()) {
            double largest = Arrays.stream(edges.weights()).map(Math::abs).max().orElse(0);
            double quantum = Quantum.ofLargest(largest);
            var multiples = Arrays.stream(edges.weights())
                    .mapToInt(weight -> (int) Math.rint(weight / quantum))
                    .toArray();
            return new Listed(multiples, quantum);
        }
        return synapse.hasOneWeight()
                ? new Same(1, synapse.weight().mean())
                : new Drawn(tables.weights(synapse.weight()));
    }

    /** The delays of a projection, in steps. */
    static SynapseValues delays(ConnectionRule rule, Synapse synapse, DrawnTables tables) {
        double resolutionMs = tables.resolutionMs();
        if (rule instanceof EdgeList edges && edges.hasDelays()) {
            var steps = new int[edges.size()];
            Arrays.setAll(steps, edge -> delaySteps(edges, edge, resolutionMs));
            return new Listed(steps, 1);
        }
        return synapse.hasOneDelay()
                ? new Same(Steps.countFromOne("delay", synapse.delayMs().mean(), resolutionMs), 1)
                : new Drawn(tables.delays(synapse.delayMs()));
    }

    private static int delaySteps(EdgeList edges, int edge, double resolutionMs) {
        try {
            return Steps.countFromOne("delay", edges.delaysMs()[edge], resolutionMs);
        } catch (UserException e) {
            throw new UserException(edges.place(edge) + ": " + e.getMessage());
        }
    }

    /** One value for all. */
    record Same(int multiple, double quantum) implements SynapseValues {
        @Override
        public int min() {
            return multiple;
        }

        @Override
        public int max() {
            return multiple;
        }

        @Override
        public ConnectionValues over(IncomingConnections incoming, long key) {
            return incoming.values(DiscreteDistribution.of(Distribution.constant(multiple), 1), key);
        }
    }

    /** A value for each connection, drawn. */
    record Drawn(DiscreteDistribution distribution) implements SynapseValues {
        @Override
        public int min() {
            return distribution.min();
        }

        @Override
        public int max() {
            return distribution.max();
        }

        @Override
        public double quantum() {
            return distribution.quantum();
        }

        @Override
        public ConnectionValues over(IncomingConnections incoming, long key) {
            return incoming.values(distribution, key);
        }
    }

    /** A value for each connection of a list, in its order. */
    record Listed(int[] multiples, double quantum) implements SynapseValues {
        @Override
        public int min() {
            return Arrays.stream(multiples).min().orElse(1);
        }

        @Override
        public int max() {
            return Arrays.stream(multiples).max().orElse(1);
        }

        @Override
        public double bytes() {
            return (double) Integer.BYTES * multiples.length;
        }

        @Override
        public ConnectionValues over(IncomingConnections incoming, long key) {
            return incoming.values(multiples);
        }
    }
}
