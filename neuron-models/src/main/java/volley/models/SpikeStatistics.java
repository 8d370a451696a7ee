package volley.models;

import javax.measure.Quantity;
import javax.measure.quantity.Time;
import volley.partition.UserException;

/**
 * Measures rate, regularity and synchrony of the neurons that are connected to it, as one population, without keeping
 * their spikes.
 *
 * @param startMs end of the warm-up in ms, a whole number of steps: spikes stamped later count
 */
public record SpikeStatistics(double startMs) implements DeviceModel {
    public SpikeStatistics {
        if (!(startMs >= 0)) {
            throw new UserException("start " + startMs + " ms of spike_statistics: expected at least 0");
        }
    }

    /** Measures from the first step on. */
    public SpikeStatistics() {
        this(0.0);
    }

    public SpikeStatistics(Quantity<Time> start) {
        this(Units.in(Units.MILLISECOND, "start", start));
    }

    @Override
    public String name() {
        return "spike_statistics";
    }
}
