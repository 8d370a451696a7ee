package volley.models;

import java.util.Arrays;
import java.util.List;
import volley.partition.UserException;

/**
 * Sends spikes at given times to all its targets.
 *
 * @param timesMs the spikes' stamps in ms, ascending, each above 0 and a whole number of steps; a time that is given
 *     twice is two spikes
 */
public record SpikeGenerator(List<Double> timesMs) implements DeviceModel {
    public SpikeGenerator {
        timesMs = List.copyOf(timesMs);
        double last = Double.MIN_VALUE;
        for (double time : timesMs) {
            if (!(time >= last)) {
                throw new UserException(
                        "spike time " + time + " ms of a spike_generator: expected more than 0, in ascending order");
            }
            last = time;
        }
    }

    public static SpikeGenerator atMilliseconds(double... timesMs) {
        return new SpikeGenerator(Arrays.stream(timesMs).boxed().toList());
    }

    /**
     * The spikes' stamps in steps of the given length in ms.
     *
     * @throws UserException if a time is no whole number of steps, or less than one
     */
    public int[] stamps(double resolutionMs) {
        return timesMs.stream().mapToInt(time -> stamp(time, resolutionMs)).toArray();
    }

    private static int stamp(double timeMs, double resolutionMs) {
        int stamp = Steps.count("spike time", timeMs, resolutionMs);
        if (stamp < 1) {
            throw new UserException("spike time " + timeMs + " ms of a spike_generator: expected at least one step, dt "
                    + resolutionMs + " ms");
        }
        return stamp;
    }

    @Override
    public String name() {
        return "spike_generator";
    }
}
