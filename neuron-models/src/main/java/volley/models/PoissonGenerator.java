package volley.models;

import javax.measure.Quantity;
import javax.measure.quantity.Frequency;
import volley.partition.UserException;

/**
 * Gives every target a Poisson spike train of its own, from time 0 on.
 *
 * @param rate spikes/s of each train, 0 or more
 */
public record PoissonGenerator(double rate) implements DeviceModel {
    public PoissonGenerator {
        if (!(rate >= 0) || rate == Double.POSITIVE_INFINITY) {
            throw new UserException("rate " + rate + " Hz of a poisson_generator: expected a finite number, 0 or more");
        }
    }

    public PoissonGenerator(Quantity<Frequency> rate) {
        this(Units.in(Units.HERTZ, "rate", rate));
    }

    @Override
    public String name() {
        return "poisson_generator";
    }
}
