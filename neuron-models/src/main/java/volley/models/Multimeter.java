package volley.models;

import static volley.models.ModelParameter.one;

import java.util.HashSet;
import java.util.List;
import javax.measure.Quantity;
import javax.measure.quantity.Time;
import volley.partition.UserException;

/**
 * Records quantities of the neurons that are connected to it at regular intervals: NEST's {@code multimeter}, and its
 * {@code voltmeter}, which is a multimeter of the membrane potential.
 */
public sealed class Multimeter extends TimedDevice<Multimeter> implements Recorder permits Voltmeter {
    private final List<String> recordFrom;

    Multimeter(ParameterValues values, List<String> recordFrom) {
        super(values);
        this.recordFrom = List.copyOf(recordFrom);
    }

    /** Records nothing yet, every 1 ms. */
    public Multimeter() {
        this(ParameterValues.defaults(table("multimeter")), List.of());
    }

    static ParameterTable table(String model) {
        return TimedDevice.table(
                model,
                one("interval", "ms", 1, ModelParameter.Range.ABOVE_ZERO, "time between two records, whole steps"),
                one(
                        "offset",
                        "ms",
                        0,
                        ModelParameter.Range.FROM_ZERO,
                        "time of the first record, whole steps; if 0, one interval"));
    }

    @Override
    final Multimeter with(ParameterValues newValues) {
        return new Multimeter(newValues, recordFrom);
    }

    public final Multimeter interval(Quantity<Time> value) {
        return with("interval", Units.MILLISECOND, value);
    }

    public final Multimeter offset(Quantity<Time> value) {
        return with("offset", Units.MILLISECOND, value);
    }

    /**
     * Records the quantities of these names.
     *
     * @throws UserException if a name is there twice: NEST takes it, and then has twice as many values as times
     */
    public final Multimeter recordFrom(String... names) {
        var distinct = new HashSet<String>();
        for (var name : names) {
            if (!distinct.add(name)) {
                throw new UserException("recordable " + name + " is named twice: expected distinct recordables");
            }
        }
        return new Multimeter(values, List.of(names));
    }

    /** Names of the quantities that it records. */
    public final List<String> recordFrom() {
        return recordFrom;
    }

    /** Time between two records in ms. */
    public final double intervalMs() {
        return values.one("interval");
    }

    /** @throws UserException if the model has no quantity of one of the names */
    public final void requireRecordable(NeuronModel model) {
        for (var name : recordFrom) {
            if (!model.recordables().contains(name)) {
                throw new UserException("recordable " + name + " of " + model.name() + ": expected "
                        + (model.recordables().isEmpty()
                                ? "none, since it has none"
                                : "one of " + String.join(", ", model.recordables())));
            }
        }
    }

    /**
     * The steps at whose ends it records.
     *
     * @throws UserException if a time is no whole number of steps
     */
    public final Sampling sampling(double resolutionMs) {
        int interval = Steps.countFromOne("interval", values.one("interval"), resolutionMs);
        long offset = Steps.longCount("offset", values.one("offset"), resolutionMs);
        return new Sampling(offset == 0 ? interval : offset, interval, activity(resolutionMs));
    }

    @Override
    public final void requireValid(double resolutionMs) {
        sampling(resolutionMs);
    }

    @Override
    public final String toString() {
        return super.toString() + recordFrom;
    }

    @Override
    public final boolean equals(Object other) {
        return super.equals(other) && other instanceof Multimeter meter && meter.recordFrom.equals(recordFrom);
    }

    @Override
    public final int hashCode() {
        return 31 * super.hashCode() + recordFrom.hashCode();
    }
}
