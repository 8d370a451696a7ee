package volley.models;

import java.util.List;
import javax.measure.Quantity;
import javax.measure.quantity.Time;

/** A multimeter of the membrane potential: NEST's {@code voltmeter}. */
public final class Voltmeter extends Multimeter {
    private static final ParameterTable TABLE = table("voltmeter");

    /** Records every 1 ms. */
    public Voltmeter() {
        super(ParameterValues.defaults(TABLE), List.of(IafNeurons.V_M));
    }

    public Voltmeter(Quantity<Time> interval) {
        super(
                ParameterValues.defaults(TABLE).with("interval", Units.in(Units.MILLISECOND, "interval", interval)),
                List.of(IafNeurons.V_M));
    }
}
