package volley.models;

import static volley.models.ModelParameter.one;

import javax.measure.Quantity;
import javax.measure.quantity.Frequency;
import volley.partition.UserException;

/** Gives every target a Poisson spike train of its own: NEST's {@code poisson_generator}. */
public final class PoissonGenerator extends TimedDevice<PoissonGenerator> implements StochasticSource {
    private static final double MS_PER_SECOND = 1000;

    private static final ParameterTable TABLE =
            table("poisson_generator", one("rate", "Hz", 0, ModelParameter.Range.FROM_ZERO, "mean rate of each train"));

    private PoissonGenerator(ParameterValues values) {
        super(values);
    }

    /** Of rate 0. */
    public PoissonGenerator() {
        this(ParameterValues.defaults(TABLE));
    }

    public PoissonGenerator(Quantity<Frequency> rate) {
        this(ParameterValues.defaults(TABLE).with("rate", Units.in(Units.HERTZ, "rate", rate)));
    }

    @Override
    PoissonGenerator with(ParameterValues newValues) {
        return new PoissonGenerator(newValues);
    }

    public PoissonGenerator rate(Quantity<Frequency> value) {
        return with("rate", Units.HERTZ, value);
    }

    /** Mean rate of each train in spikes/s. */
    public double rateHertz() {
        return values.one("rate");
    }

    @Override
    public SpikeCounts counts(double resolutionMs, long[] keys) {
        return new PoissonCounts(meanCount(name(), rateHertz(), resolutionMs), keys);
    }

    static double meanCount(String model, double rateHertz, double resolutionMs) {
        double mean = rateHertz * resolutionMs / MS_PER_SECOND;
        if (mean > PoissonCounts.LARGEST_MEAN) {
            throw new UserException("rate " + rateHertz + " Hz of " + model + ": expected at most "
                    + PoissonCounts.LARGEST_MEAN + " spikes in a step");
        }
        return mean;
    }
}
