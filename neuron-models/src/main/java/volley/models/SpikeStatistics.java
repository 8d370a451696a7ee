package volley.models;

import static volley.models.ModelParameter.one;

import javax.measure.Quantity;
import javax.measure.quantity.Time;

/**
 * Measures rate, regularity and synchrony of the neurons that are connected to it, as one population, without keeping
 * their spikes.
 */
public final class SpikeStatistics extends Parameterized<SpikeStatistics> implements Recorder {
    private static final ParameterTable TABLE = ParameterTable.of(
            "spike_statistics",
            one(
                    "start",
                    "ms",
                    0,
                    ModelParameter.Range.FROM_ZERO,
                    "end of the warm-up, whole steps: later stamps count"));

    private SpikeStatistics(ParameterValues values) {
        super(values);
    }

    /** Measures from the first step on. */
    public SpikeStatistics() {
        this(ParameterValues.defaults(TABLE));
    }

    public SpikeStatistics(Quantity<Time> start) {
        this(ParameterValues.defaults(TABLE).with("start", Units.in(Units.MILLISECOND, "start", start)));
    }

    @Override
    SpikeStatistics with(ParameterValues newValues) {
        return new SpikeStatistics(newValues);
    }

    @Override
    public void requireValid(double resolutionMs) {
        Steps.longCount("start", startMs(), resolutionMs);
    }

    /** End of the warm-up in ms. */
    public double startMs() {
        return values.one("start");
    }
}
