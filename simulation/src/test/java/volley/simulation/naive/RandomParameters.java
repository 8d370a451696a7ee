package volley.simulation.naive;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import volley.models.IafModel;
import volley.partition.random.Distribution;

/** Random values of parameters that differ from neuron to neuron. */
final class RandomParameters {
    private record Range(double min, double max) {
        /** A value that a fraction of 0 to 1 stands for. */
        double at(double fraction) {
            return min + fraction * (max - min);
        }
    }

    private static final Map<String, Range> RANGES = new TreeMap<>(Map.of(
            "E_L", new Range(-75, -65),
            "C_m", new Range(150, 350),
            "tau_m", new Range(5, 20),
            "t_ref", new Range(0, 3),
            "V_th", new Range(-58, -48),
            "V_reset", new Range(-80, -68),
            "V_min", new Range(-95, -80),
            "I_e", new Range(-100, 600),
            "tau_syn_ex", new Range(0.5, 5),
            "tau_syn_in", new Range(0.5, 5)));

    private final Random random;

    RandomParameters(Random random) {
        this.random = random;
    }

    /** What differs in a population, a few parameters of some populations: each drawn, or an array. */
    Map<String, Object> vary(IafModel<?> model, int count) {
        var varied = new TreeMap<String, Object>();
        if (random.nextBoolean()) {
            for (var parameter : model.parameters()) {
                if (RANGES.containsKey(parameter.name()) && random.nextInt(4) == 0) {
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

    /** A refractory time that is given is whole steps. */
    private double[] array(String name, int count) {
        DoubleUnaryOperator value = RANGES.get(name)::at;
        DoubleUnaryOperator whole = x -> Math.round(x / RandomNetwork.DT_MS) * RandomNetwork.DT_MS;
        return random.doubles(count)
                .map(name.equals("t_ref") ? value.andThen(whole) : value)
                .toArray();
    }
}
