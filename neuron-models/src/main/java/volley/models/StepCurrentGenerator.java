package volley.models;

import javax.measure.Quantity;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.Time;

/**
 * Sends a current that changes at given times to all its targets: NEST's {@code step_current_generator}. It is 0 before
 * the first. The times are not shifted by the origin.
 */
public final class StepCurrentGenerator extends TimedDevice<StepCurrentGenerator> implements CurrentSource {
    private static final ParameterTable TABLE = table(
            "step_current_generator",
            ModelParameter.list(
                    "amplitude_times",
                    "ms",
                    ModelParameter.Range.ABOVE_ZERO,
                    "times of changes, ascending, whole steps"),
            ModelParameter.list("amplitude_values", "pA", ModelParameter.Range.FINITE, "currents from then on"));

    private StepCurrentGenerator(ParameterValues values) {
        super(values);
    }

    /** Of current 0. */
    public StepCurrentGenerator() {
        this(ParameterValues.defaults(TABLE));
    }

    @Override
    StepCurrentGenerator with(ParameterValues newValues) {
        return new StepCurrentGenerator(newValues);
    }

    /** Changes the current to a value at a time, after the changes so far. */
    public StepCurrentGenerator at(Quantity<Time> time, Quantity<ElectricCurrent> value) {
        return with(values.appended("amplitude_times", Units.in(Units.MILLISECOND, "amplitude time", time))
                .appended("amplitude_values", Units.in(Units.PICOAMPERE, "amplitude", value)));
    }

    @Override
    public Currents currents(double resolutionMs, long[] keys) {
        var activity = currentActivity(resolutionMs);
        var steps = StepFunction.of(values, "amplitude_times", "amplitude_values", resolutionMs);
        return Currents.shared(stamp -> activity.contains(stamp) ? steps.at(stamp) : 0);
    }
}
