package volley.models;

import static volley.models.ModelParameter.Range.ABOVE_ZERO;
import static volley.models.ModelParameter.Range.FINITE;
import static volley.models.ModelParameter.Range.FROM_ZERO;
import static volley.models.ModelParameter.one;

import javax.measure.Quantity;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.Frequency;
import javax.measure.quantity.Time;
import volley.partition.UserException;

/**
 * Sends every target a normally distributed current of its own, drawn anew at each interval and constant within: NEST's
 * {@code noise_generator}. At time t the variance is std^2 + std_mod^2 sin(2 pi frequency t + phase).
 */
public final class NoiseGenerator extends TimedDevice<NoiseGenerator> implements CurrentSource {
    private static final ParameterTable TABLE = table(
            "noise_generator",
            one("mean", "pA", 0, FINITE, "mean of the current"),
            one("std", "pA", 0, FROM_ZERO, "standard deviation of the current"),
            one("dt", "ms", 1, ABOVE_ZERO, "interval between two changes, whole steps"),
            one("std_mod", "pA", 0, FROM_ZERO, "modulation of the standard deviation, at most std"),
            one("frequency", "Hz", 0, FINITE, "frequency of the modulation"),
            one("phase", "deg", 0, FINITE, "phase of the modulation at time 0"));

    private NoiseGenerator(ParameterValues values) {
        super(values);
    }

    /** Of current 0. */
    public NoiseGenerator() {
        this(ParameterValues.defaults(TABLE));
    }

    @Override
    NoiseGenerator with(ParameterValues newValues) {
        return new NoiseGenerator(newValues);
    }

    public NoiseGenerator mean(Quantity<ElectricCurrent> value) {
        return with("mean", Units.PICOAMPERE, value);
    }

    /** The standard deviation. */
    public NoiseGenerator std(Quantity<ElectricCurrent> value) {
        return with("std", Units.PICOAMPERE, value);
    }

    /** The interval between two changes of the current. */
    public NoiseGenerator dt(Quantity<Time> value) {
        return with("dt", Units.MILLISECOND, value);
    }

    public NoiseGenerator stdMod(Quantity<ElectricCurrent> value) {
        return with("std_mod", Units.PICOAMPERE, value);
    }

    public NoiseGenerator frequency(Quantity<Frequency> value) {
        return with("frequency", Units.HERTZ, value);
    }

    public NoiseGenerator phaseDegrees(double value) {
        return with("phase", value);
    }

    @Override
    public Currents currents(double resolutionMs, long[] keys) {
        double sd = values.one("std");
        double sdModulation = values.one("std_mod");
        if (sdModulation > sd) {
            throw new UserException(
                    "std_mod " + sdModulation + " pA of noise_generator: expected at most std, " + sd + " pA");
        }
        return new NoiseCurrents(
                currentActivity(resolutionMs),
                Steps.countFromOne("dt of noise_generator", values.one("dt"), resolutionMs),
                values.one("mean"),
                sd * sd,
                sdModulation * sdModulation,
                new Sine(values.one("frequency"), values.one("phase"), resolutionMs),
                keys);
    }
}
