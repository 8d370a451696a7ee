package volley.models;

import java.util.Arrays;
import javax.measure.Quantity;
import javax.measure.quantity.Frequency;
import javax.measure.quantity.Time;

/**
 * Gives every target a Poisson spike train of its own whose rate changes at given times: NEST's {@code
 * inhomogeneous_poisson_generator}. The rate is 0 before the first. The times are not shifted by the origin.
 */
public final class InhomogeneousPoissonGenerator extends TimedDevice<InhomogeneousPoissonGenerator>
        implements StochasticSource {
    private static final ParameterTable TABLE = table(
            "inhomogeneous_poisson_generator",
            ModelParameter.list(
                    "rate_times", "ms", ModelParameter.Range.ABOVE_ZERO, "times of changes, ascending, whole steps"),
            ModelParameter.list("rate_values", "Hz", ModelParameter.Range.FROM_ZERO, "mean rates from then on"));

    private InhomogeneousPoissonGenerator(ParameterValues values) {
        super(values);
    }

    /** Of rate 0. */
    public InhomogeneousPoissonGenerator() {
        this(ParameterValues.defaults(TABLE));
    }

    @Override
    InhomogeneousPoissonGenerator with(ParameterValues newValues) {
        return new InhomogeneousPoissonGenerator(newValues);
    }

    /** Changes the rate to a value at a time, after the changes so far. */
    public InhomogeneousPoissonGenerator at(Quantity<Time> time, Quantity<Frequency> rate) {
        return with(values.appended("rate_times", Units.in(Units.MILLISECOND, "rate time", time))
                .appended("rate_values", Units.in(Units.HERTZ, "rate", rate)));
    }

    @Override
    public SpikeCounts counts(double resolutionMs, long[] keys) {
        var rates = StepFunction.of(values, "rate_times", "rate_values", resolutionMs);
        var means = Arrays.stream(rates.values())
                .map(rate -> PoissonGenerator.meanCount(name(), rate, resolutionMs))
                .toArray();
        return new InhomogeneousPoissonCounts(new StepFunction(rates.steps(), means), keys);
    }
}
