package volley.models;

import static volley.models.ModelParameter.Range.FINITE;
import static volley.models.ModelParameter.one;

import javax.measure.Quantity;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.Frequency;

/**
 * Sends a sinusoidal current to all its targets: NEST's {@code ac_generator}. At time t it is offset + amplitude sin(2 pi
 * frequency t + phase); t runs from 0 on, whatever the start.
 */
public final class AcGenerator extends TimedDevice<AcGenerator> implements CurrentSource {
    private static final ParameterTable TABLE = table(
            "ac_generator",
            one("amplitude", "pA", 0, FINITE, "amplitude of the sine"),
            one("offset", "pA", 0, FINITE, "constant part"),
            one("frequency", "Hz", 0, FINITE, "frequency of the sine"),
            one("phase", "deg", 0, FINITE, "phase of the sine at time 0"));

    private AcGenerator(ParameterValues values) {
        super(values);
    }

    /** Of amplitude 0. */
    public AcGenerator() {
        this(ParameterValues.defaults(TABLE));
    }

    @Override
    AcGenerator with(ParameterValues newValues) {
        return new AcGenerator(newValues);
    }

    public AcGenerator amplitude(Quantity<ElectricCurrent> value) {
        return with("amplitude", Units.PICOAMPERE, value);
    }

    public AcGenerator offset(Quantity<ElectricCurrent> value) {
        return with("offset", Units.PICOAMPERE, value);
    }

    public AcGenerator frequency(Quantity<Frequency> value) {
        return with("frequency", Units.HERTZ, value);
    }

    public AcGenerator phaseDegrees(double value) {
        return with("phase", value);
    }

    @Override
    public Currents currents(double resolutionMs, long[] keys) {
        var activity = currentActivity(resolutionMs);
        double amplitude = values.one("amplitude");
        double offset = values.one("offset");
        var sine = new Sine(values.one("frequency"), values.one("phase"), resolutionMs);
        return Currents.shared(stamp -> activity.contains(stamp) ? offset + amplitude * sine.at(stamp) : 0);
    }
}
