package volley.models;

import javax.measure.Quantity;
import javax.measure.quantity.Time;
import volley.partition.UserException;

/**
 * Records the membrane potential of the neurons that are connected to it.
 *
 * @param intervalMs time between two records in ms, a whole number of steps; the first is one interval after time 0
 */
public record Voltmeter(double intervalMs) implements DeviceModel {
    public Voltmeter {
        if (!(intervalMs > 0)) {
            throw new UserException("interval " + intervalMs + " ms of a voltmeter: expected more than 0");
        }
    }

    /** Records every 1 ms, as NEST's does. */
    public Voltmeter() {
        this(1.0);
    }

    public Voltmeter(Quantity<Time> interval) {
        this(Units.in(Units.MILLISECOND, "interval", interval));
    }

    @Override
    public String name() {
        return "voltmeter";
    }
}
