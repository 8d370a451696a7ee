package volley.models;

import static volley.models.ModelParameter.Range.ABOVE_ZERO;
import static volley.models.ModelParameter.Range.FINITE;
import static volley.models.ModelParameter.Range.FROM_ZERO;
import static volley.models.ModelParameter.list;

import java.util.Arrays;
import volley.partition.NumberText;
import volley.partition.UserException;

/** Sends spikes at given times to all its targets: NEST's {@code spike_generator}. */
public final class SpikeGenerator extends TimedDevice<SpikeGenerator> implements SpikeSource {
    private static final ParameterTable TABLE = table(
            "spike_generator",
            list("spike_times", "ms", ABOVE_ZERO, "stamps of the spikes, ascending, whole steps, shifted by origin"),
            list("spike_weights", "", FINITE, "factors of the synapse's weight, one a spike; 1 unless given"),
            list("spike_multiplicities", "", FROM_ZERO, "how often each spike is sent; once unless given"));

    private SpikeGenerator(ParameterValues values) {
        super(values);
    }

    /** Of no spikes. */
    public SpikeGenerator() {
        this(ParameterValues.defaults(TABLE));
    }

    /** @param timesMs the spikes' stamps in ms; a time that is given twice is two spikes */
    public static SpikeGenerator atMilliseconds(double... timesMs) {
        return new SpikeGenerator().with("spike_times", timesMs);
    }

    @Override
    SpikeGenerator with(ParameterValues newValues) {
        return new SpikeGenerator(newValues);
    }

    /** Weights each spike: so many times the synapse's weight. */
    public SpikeGenerator weighted(double... factors) {
        return with("spike_weights", factors);
    }

    /** Sends each spike so many times. */
    public SpikeGenerator times(int... multiplicities) {
        return with(
                "spike_multiplicities",
                Arrays.stream(multiplicities).asDoubleStream().toArray());
    }

    /**
     * The spikes that are sent.
     *
     * @throws UserException if the times are not ascending or off the grid, or lists differ in length
     */
    public SpikeSchedule schedule(double resolutionMs) {
        var timesMs = values.list("spike_times");
        var weights = listOrOnes("spike_weights", timesMs.length);
        var multiplicities = listOrOnes("spike_multiplicities", timesMs.length);
        var activity = activity(resolutionMs);
        long origin = originSteps(resolutionMs);
        var schedule = new SpikeSchedule.Builder();
        for (int i = 0; i < timesMs.length; i++) {
            if (i > 0 && timesMs[i] < timesMs[i - 1]) {
                throw new UserException("spike time " + timesMs[i] + " ms of spike_generator: expected at least "
                        + timesMs[i - 1] + " ms, the one before");
            }
            if (multiplicities[i] != Math.rint(multiplicities[i]) || multiplicities[i] > Integer.MAX_VALUE) {
                throw new UserException("multiplicity " + multiplicities[i]
                        + " of spike_generator: expected a whole number, 0 or more");
            }
            long stamp = origin + stamp(timesMs[i], resolutionMs);
            if (activity.contains(stamp)) {
                schedule.add(stamp, weights[i], (int) multiplicities[i]);
            }
        }
        return schedule.build();
    }

    @Override
    public void requireValid(double resolutionMs) {
        schedule(resolutionMs);
    }

    private static long stamp(double timeMs, double resolutionMs) {
        return Steps.longCountFromOne("spike time", timeMs, resolutionMs);
    }

    private double[] listOrOnes(String name, int spikes) {
        var list = values.list(name);
        if (list.length == 0) {
            list = new double[spikes];
            Arrays.fill(list, 1);
        }
        if (list.length != spikes) {
            throw new UserException(name + " of " + NumberText.count(list.length, "value")
                    + " of spike_generator: expected " + spikes + ", as many as spike_times");
        }
        return list;
    }
}
