package volley.simulation;

import java.math.BigDecimal;
import javax.measure.Quantity;
import javax.measure.quantity.Time;
import volley.models.Steps;
import volley.models.Units;
import volley.partition.UserException;

/**
 * The grid of time steps: step s ends at s dt.
 *
 * @param resolutionMs dt in ms, above 0
 */
public record TimeGrid(double resolutionMs) {
    public TimeGrid {
        if (!(resolutionMs > 0) || resolutionMs == Double.POSITIVE_INFINITY) {
            throw new UserException("dt " + resolutionMs + " ms: expected more than 0");
        }
    }

    /** @throws UserException if dt is not above 0 */
    public static TimeGrid of(Quantity<Time> resolution) {
        return new TimeGrid(Units.in(Units.MILLISECOND, "dt", resolution));
    }

    /** @throws UserException if the time is no whole number of steps */
    public int steps(String name, double timeMs) {
        return Steps.count(name, timeMs, resolutionMs);
    }

    /** The whole number of steps, at least one, that is nearest to a time. */
    int stepsNear(double timeMs) {
        return (int) Math.max(1, Math.rint(timeMs / resolutionMs));
    }

    /** The time in ms at which a step ends, as near to its decimal notation as a double can be. */
    public double timeMs(long step) {
        double stepsPerMs = 1 / resolutionMs;
        return stepsPerMs == Math.rint(stepsPerMs)
                ? step / stepsPerMs
                : BigDecimal.valueOf(resolutionMs)
                        .multiply(BigDecimal.valueOf(step))
                        .doubleValue();
    }

    @Override
    public String toString() {
        return "dt " + resolutionMs + " ms";
    }
}
