package volley.models;

import static volley.models.ModelParameter.one;

import java.util.stream.Stream;
import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.quantity.Time;
import volley.partition.UserException;

/**
 * A device that is active from a start to a stop.
 *
 * @param <D> the device
 */
public abstract class TimedDevice<D extends TimedDevice<D>> extends Parameterized<D> {
    private static final ModelParameter[] TIMES = {
        one("start", "ms", 0, ModelParameter.Range.FROM_ZERO, "begin of activity, relative to origin"),
        one(
                "stop",
                "ms",
                Double.POSITIVE_INFINITY,
                ModelParameter.Range.FROM_ZERO,
                "end of activity, relative to origin"),
        one("origin", "ms", 0, ModelParameter.Range.FROM_ZERO, "what start and stop are relative to")
    };

    TimedDevice(ParameterValues values) {
        super(values);
    }

    /** The table of a device with parameters of its own, then those of its activity. */
    static ParameterTable table(String model, ModelParameter... own) {
        return ParameterTable.of(
                model, Stream.concat(Stream.of(own), Stream.of(TIMES)).toArray(ModelParameter[]::new));
    }

    public D start(Quantity<Time> value) {
        return with("start", Units.MILLISECOND, value);
    }

    public D stop(Quantity<Time> value) {
        return with("stop", Units.MILLISECOND, value);
    }

    public D origin(Quantity<Time> value) {
        return with("origin", Units.MILLISECOND, value);
    }

    final <Q extends Quantity<Q>> D with(String name, Unit<Q> unit, Quantity<Q> value) {
        return with(name, Units.in(unit, name, value));
    }

    /**
     * The stamps after start, up to stop.
     *
     * @throws UserException if a time is no whole number of steps, or stop comes before start
     */
    public Activity activity(double resolutionMs) {
        long start = startSteps(resolutionMs);
        return new Activity(start + 1, stopSteps(start, resolutionMs));
    }

    /** The stamps of currents that act after start, up to stop, over a delay of 0. */
    final Activity currentActivity(double resolutionMs) {
        long start = startSteps(resolutionMs);
        return new Activity(Math.max(1, start), stopSteps(start, resolutionMs) - 1);
    }

    private long startSteps(double resolutionMs) {
        return originSteps(resolutionMs) + Steps.longCount("start", values.one("start"), resolutionMs);
    }

    private long stopSteps(long startSteps, double resolutionMs) {
        double stopMs = values.one("stop");
        if (stopMs == Double.POSITIVE_INFINITY) {
            return Long.MAX_VALUE;
        }
        long stop = originSteps(resolutionMs) + Steps.longCount("stop", stopMs, resolutionMs);
        if (stop < startSteps) {
            throw new UserException("stop " + stopMs + " ms of " + name() + ": expected at least its start, "
                    + values.one("start") + " ms");
        }
        return stop;
    }

    final long originSteps(double resolutionMs) {
        return Steps.longCount("origin", values.one("origin"), resolutionMs);
    }
}
