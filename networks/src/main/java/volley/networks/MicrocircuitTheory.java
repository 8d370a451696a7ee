package volley.networks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import volley.networks.theory.Siegert;
import volley.networks.theory.StationaryRates;
import volley.simulation.StationaryState;

/**
 * Mean-field theory of the microcircuit: every neuron of a population has the population's mean in-degrees, and its input
 * counts as noise of a mean and a variance that the rates of all populations decide,
 *
 * <pre>
 * mu      = tau_m/C_m (sum of K w tau_syn nu + I_e)
 * sigma^2 = tau_m (tau_syn/C_m)^2 sum of K (w^2 + its variance) nu
 * </pre>
 *
 * over the sources of the neuron, with in-degrees K, mean weights w and rates nu; the noise lasts for tau_syn.
 */
final class MicrocircuitTheory {
    private static final double MS_PER_S = 1000;

    private static final CorticalPopulation[] POPULATIONS = CorticalPopulation.values();

    private static final Siegert NEURON = new Siegert(
            MicrocircuitInput.TAU_M_MS,
            Microcircuit.T_REF_MS,
            Microcircuit.V_RESET_MILLIVOLTS - Microcircuit.E_L_MILLIVOLTS,
            Microcircuit.V_TH_MILLIVOLTS - Microcircuit.E_L_MILLIVOLTS);

    private final MicrocircuitSize size;
    private final MicrocircuitInput input;
    private final boolean isNoisy;

    private MicrocircuitTheory(Microcircuit network) {
        size = network.size();
        input = network.input();
        isNoisy = network.drive() == Microcircuit.Drive.POISSON;
    }

    /** The stationary states by population; none if the rates come to no rest. */
    static List<StationaryState> of(Microcircuit network) {
        var theory = new MicrocircuitTheory(network);
        return StationaryRates.fromSilence(POPULATIONS.length, theory::response)
                .map(theory::states)
                .orElse(List.of());
    }

    private double[] response(double[] ratesPerMs) {
        return Arrays.stream(POPULATIONS)
                .mapToDouble(target -> NEURON.ratePerMs(
                        meanMillivolts(target, ratesPerMs),
                        sigmaMillivolts(target, ratesPerMs),
                        MicrocircuitInput.TAU_SYN_MS))
                .toArray();
    }

    private List<StationaryState> states(double[] ratesPerMs) {
        return IntStream.range(0, POPULATIONS.length)
                .mapToObj(i -> new StationaryState(
                        POPULATIONS[i].name(),
                        MS_PER_S * ratesPerMs[i],
                        meanMillivolts(POPULATIONS[i], ratesPerMs),
                        sigmaMillivolts(POPULATIONS[i], ratesPerMs)))
                .toList();
    }

    private double meanMillivolts(CorticalPopulation target, double[] ratesPerMs) {
        double charge = externalPerMs(target) * input.externalWeightPicoamperes();
        for (var source : POPULATIONS) {
            charge += spikesPerMs(source, target, ratesPerMs) * input.weightPicoamperes(source, target);
        }
        double current = charge * MicrocircuitInput.TAU_SYN_MS + input.constantPicoamperes(target);
        return current * MicrocircuitInput.TAU_M_MS / MicrocircuitInput.C_M_PICOFARADS;
    }

    private double sigmaMillivolts(CorticalPopulation target, double[] ratesPerMs) {
        double squares = externalPerMs(target) * square(input.externalWeightPicoamperes());
        double spread = 1 + square(Microcircuit.WEIGHT_SPREAD);
        for (var source : POPULATIONS) {
            squares +=
                    spikesPerMs(source, target, ratesPerMs) * square(input.weightPicoamperes(source, target)) * spread;
        }
        return MicrocircuitInput.TAU_SYN_MS
                / MicrocircuitInput.C_M_PICOFARADS
                * Math.sqrt(MicrocircuitInput.TAU_M_MS * squares);
    }

    private double externalPerMs(CorticalPopulation target) {
        return isNoisy ? size.externalIndegree(target) * MicrocircuitInput.BACKGROUND_HERTZ / MS_PER_S : 0;
    }

    private double spikesPerMs(CorticalPopulation source, CorticalPopulation target, double[] ratesPerMs) {
        return (double) size.synapses(source, target) / size.of(target) * ratesPerMs[source.ordinal()];
    }

    private static double square(double value) {
        return value * value;
    }
}
