package volley.models;

import java.util.Arrays;
import javax.measure.Quantity;
import javax.measure.Unit;
import volley.partition.random.Distribution;

/**
 * A parameter that differs from neuron to neuron.
 *
 * @param <Q> what it is a quantity of
 */
public final class Varied<Q extends Quantity<Q>> {
    private final ParameterValue value;
    private final Unit<Q> unit;

    private Varied(ParameterValue value, Unit<Q> unit) {
        this.value = value;
        this.unit = unit;
    }

    /** A value for each neuron, in the order of the population. */
    public static <Q extends Quantity<Q>> Varied<Q> of(double[] values, Unit<Q> unit) {
        return new Varied<>(new ParameterValue.Listed(values), unit);
    }

    /** Drawn for each neuron: the same on any number of ranks. */
    public static <Q extends Quantity<Q>> Varied<Q> drawn(Distribution distribution, Unit<Q> unit) {
        return new Varied<>(new ParameterValue.Drawn(distribution, 1), unit);
    }

    /** The values in another unit. */
    ParameterValue in(Unit<Q> target) {
        var converter = unit.getConverterTo(target);
        return switch (value) {
            case ParameterValue.Listed listed ->
                new ParameterValue.Listed(
                        Arrays.stream(listed.values()).map(converter::convert).toArray());
            case ParameterValue.Drawn drawn ->
                new ParameterValue.Drawn(drawn.distribution(), converter.convert(drawn.factor()));
            case ParameterValue.Single single -> new ParameterValue.Single(converter.convert(single.value()));
        };
    }
}
