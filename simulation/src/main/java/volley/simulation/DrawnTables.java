package volley.simulation;

import java.util.HashMap;
import java.util.Map;
import volley.partition.random.DiscreteDistribution;
import volley.partition.random.Distribution;
import volley.partition.random.Quantum;

/** The tables that weights and delays are drawn from: connections with the same distribution share one. */
final class DrawnTables {
    private final double resolutionMs;
    private final Map<Distribution, DiscreteDistribution> weights = new HashMap<>();
    private final Map<Distribution, DiscreteDistribution> delays = new HashMap<>();

    DrawnTables(double resolutionMs) {
        this.resolutionMs = resolutionMs;
    }

    double resolutionMs() {
        return resolutionMs;
    }

    /** Weights in multiples of their quantum. */
    DiscreteDistribution weights(Distribution distribution) {
        return weights.computeIfAbsent(distribution, drawn -> DiscreteDistribution.of(drawn, Quantum.of(drawn)));
    }

    /** Delays in steps. */
    DiscreteDistribution delays(Distribution distributionMs) {
        return delays.computeIfAbsent(distributionMs, drawn -> DiscreteDistribution.delays(drawn, resolutionMs));
    }
}
