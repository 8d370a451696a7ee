package volley.launcher.sweep;

import volley.results.RunRecord;

/** A point that was simulated. */
public record Sample(Point point, RunRecord run) {
    /** Size of the network. */
    public double order() {
        return point.parameters().order();
    }

    /** Number of ranks. */
    public double ranks() {
        return point.ranks().size();
    }

    /** Rate of the excitatory neurons after the warm-up, in spikes/s; NaN if unknown. */
    public double steadyHertz() {
        return orNan(run.spikeTrains().ratesHz().exc());
    }

    /** Coefficient of variation of the excitatory neurons; NaN if unknown. */
    public double cv() {
        return orNan(run.spikeTrains().meanCv().exc());
    }

    /** Fano factor of the excitatory population; NaN if unknown. */
    public double fanoFactor() {
        return orNan(run.spikeTrains().fanoFactor().exc());
    }

    /** How far the rate after the warm-up is off the theory's, in percent; NaN if that is 0. */
    public double deviationPercent() {
        double theory = run.theoryRatesHz().exc();
        return theory == 0 ? Double.NaN : 100 * (steadyHertz() / theory - 1);
    }

    private static double orNan(Double value) {
        return value == null ? Double.NaN : value;
    }
}
