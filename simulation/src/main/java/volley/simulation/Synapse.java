package volley.simulation;

import java.util.OptionalLong;
import javax.measure.Quantity;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.Time;
import volley.models.Units;
import volley.partition.UserException;

/**
 * What all connections of a projection are like.
 *
 * @param weightMillivolts jump of the target's membrane potential in mV
 * @param delayMs time from the stamp of a spike to its arrival in ms, whole steps, at least one
 * @param seed keys the projection's random numbers in place of the simulation's seed, if present
 */
public record Synapse(double weightMillivolts, double delayMs, OptionalLong seed) {
    public Synapse {
        if (!Double.isFinite(weightMillivolts)) {
            throw new UserException("weight " + weightMillivolts + " mV: expected a finite number");
        }
        if (!Double.isFinite(delayMs)) {
            throw new UserException("delay " + delayMs + " ms: expected a finite number");
        }
    }

    public static Synapse of(Quantity<ElectricPotential> weight, Quantity<Time> delay) {
        return new Synapse(
                Units.in(Units.MILLIVOLT, "weight", weight),
                Units.in(Units.MILLISECOND, "delay", delay),
                OptionalLong.empty());
    }

    /** The same synapse with a seed of its own. */
    public Synapse seed(long seed) {
        return new Synapse(weightMillivolts, delayMs, OptionalLong.of(seed));
    }
}
