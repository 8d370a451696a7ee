package volley.models;

import static volley.models.ModelParameter.one;

import javax.measure.Quantity;
import javax.measure.quantity.ElectricCurrent;

/** Sends a constant current to all its targets: NEST's {@code dc_generator}. */
public final class DcGenerator extends TimedDevice<DcGenerator> implements CurrentSource {
    private static final ParameterTable TABLE =
            table("dc_generator", one("amplitude", "pA", 0, ModelParameter.Range.FINITE, "the current"));

    private DcGenerator(ParameterValues values) {
        super(values);
    }

    /** Of amplitude 0. */
    public DcGenerator() {
        this(ParameterValues.defaults(TABLE));
    }

    public DcGenerator(Quantity<ElectricCurrent> amplitude) {
        this(ParameterValues.defaults(TABLE).with("amplitude", Units.in(Units.PICOAMPERE, "amplitude", amplitude)));
    }

    @Override
    DcGenerator with(ParameterValues newValues) {
        return new DcGenerator(newValues);
    }

    public DcGenerator amplitude(Quantity<ElectricCurrent> value) {
        return with("amplitude", Units.PICOAMPERE, value);
    }

    @Override
    public Currents currents(double resolutionMs, long[] keys) {
        var activity = currentActivity(resolutionMs);
        double amplitude = values.one("amplitude");
        return Currents.shared(stamp -> activity.contains(stamp) ? amplitude : 0);
    }
}
