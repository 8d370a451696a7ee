package volley.simulation.naive;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import volley.models.MembraneModel;
import volley.partition.random.Distribution;

/** Random values of parameters that differ from neuron to neuron. */
final class RandomParameters {
    private record Range(double min, double max) {
        /** A value that a fraction of 0 to 1 stands for. */
        double at(double fraction) {
            return min + fraction * (max - min);
        }
    }

    /** Of V_m, and of all that may differ from neuron to neuron. */
    private static final Map<String, Range> RANGES = new TreeMap<>(Map.ofEntries(
            entry("V_m", new Range(-70, -50)),
            entry("E_L", new Range(-75, -65)),
            entry("C_m", new Range(150, 350)),
            entry("tau_m", new Range(5, 20)),
            entry("t_ref", new Range(0, 3)),
            entry("V_th", new Range(-58, -48)),
            entry("V_reset", new Range(-80, -68)),
            entry("V_min", new Range(-95, -80)),
            entry("I_e", new Range(-100, 600)),
            entry("g_L", new Range(10, 30)),
            entry("E_ex", new Range(-10, 10)),
            entry("E_in", new Range(-90, -75)),
            entry("a", new Range(-2, 8)),
            entry("b", new Range(0, 200)),
            entry("Delta_T", new Range(0.5, 3)),
            entry("tau_w", new Range(20, 200)),
            entry("V_peak", new Range(-45, 20)),
            entry("tau_syn_ex", new Range(0.5, 5)),
            entry("tau_syn_in", new Range(0.5, 5))));

    /** Set at any time without refusal, and without another rounding of the neurons that are not set. */
    private static final Set<String> SETTABLE = Set.of(
            "V_m", "C_m", "tau_m", "t_ref", "V_th", "V_reset", "V_min", "I_e", "g_L", "E_in", "a", "b", "V_peak");

    private final Random random;

    RandomParameters(Random random) {
        this.random = random;
    }

    /** What differs in a population, a few parameters of some populations: each drawn, or an array. */
    Map<String, Object> vary(MembraneModel<?> model, int count) {
        var varied = new TreeMap<String, Object>();
        if (random.nextBoolean()) {
            for (var parameter : model.parameters()) {
                if (RANGES.containsKey(parameter.name()) && !parameter.name().equals("V_m") && random.nextInt(4) == 0) {
                    var range = RANGES.get(parameter.name());
                    varied.put(
                            parameter.name(),
                            random.nextBoolean()
                                    ? Distribution.uniform(range.min, range.max)
                                    : array(parameter.name(), count));
                }
            }
        }
        return varied;
    }

    /** What is set of some neurons: one value for all of them, or an array. */
    Map<String, Object> change(MembraneModel<?> model, int count) {
        var given = new TreeMap<String, Object>();
        for (var parameter : model.parameters()) {
            if (SETTABLE.contains(parameter.name()) && random.nextInt(4) == 0) {
                double[] each = array(parameter.name(), count);
                given.put(parameter.name(), random.nextBoolean() ? each : (Object) each[0]);
            }
        }
        return given;
    }

    /** Of what is set of some neurons, what is set of one. */
    static Map<String, Object> ofOne(Map<String, Object> given, int place) {
        var own = new TreeMap<String, Object>();
        given.forEach(
                (name, value) -> own.put(name, value instanceof double[] each ? new double[] {each[place]} : value));
        return own;
    }

    /** A refractory time that is given is whole steps. */
    private double[] array(String name, int count) {
        DoubleUnaryOperator value = RANGES.get(name)::at;
        DoubleUnaryOperator whole = x -> Math.round(x / RandomNetwork.DT_MS) * RandomNetwork.DT_MS;
        return random.doubles(count)
                .map(name.equals("t_ref") ? value.andThen(whole) : value)
                .toArray();
    }
}
