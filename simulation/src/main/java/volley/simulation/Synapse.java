package volley.simulation;

import java.util.OptionalLong;
import javax.measure.Quantity;
import javax.measure.quantity.ElectricConductance;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.Time;
import volley.models.Units;
import volley.models.WeightUnit;
import volley.partition.UserException;
import volley.partition.random.Distribution;

/**
 * What the connections of a projection are like: weight and delay, each one value or drawn for every connection.
 *
 * @param weight in the unit of weight; a drawn one is rounded to a quantum that is small against its spread and mean
 * @param unit of the weight; {@link WeightUnit#NONE} of a plain factor, as generators of currents have
 * @param delayMs time from the stamp of a spike to its arrival in ms, at least one step: one value is whole steps, a drawn
 *     one is rounded to the nearest, halves up
 * @param seed keys the projection's random numbers in place of the simulation's seed, if present
 */
public record Synapse(Distribution weight, WeightUnit unit, Distribution delayMs, OptionalLong seed) {
    private static final String EXPECTED = "a potential in mV, a current in pA or a conductance in nS";

    /** @throws UserException if weight or delay is null */
    public Synapse {
        Given.require("weight", weight, "a distribution");
        Given.require("delay", delayMs, "a distribution");
    }

    public static Synapse of(Quantity<?> weight, Quantity<Time> delay) {
        return new Synapse(
                Distribution.constant(value(weight)), unitOf(weight), constant("delay", delay), OptionalLong.empty());
    }

    /** A synapse whose weight is a factor of what a generator of currents sends. */
    public static Synapse ofFactor(double factor, Quantity<Time> delay) {
        return new Synapse(
                Distribution.constant(factor), WeightUnit.NONE, constant("delay", delay), OptionalLong.empty());
    }

    private static Distribution constant(String name, Quantity<Time> time) {
        Given.require(name, time, "a time in ms");
        return Distribution.constant(Units.in(Units.MILLISECOND, name, time));
    }

    private static WeightUnit unitOf(Quantity<?> weight) {
        Given.require("weight", weight, EXPECTED);
        if (weight.getUnit().isCompatible(Units.MILLIVOLT)) {
            return WeightUnit.MILLIVOLT;
        }
        if (weight.getUnit().isCompatible(Units.PICOAMPERE)) {
            return WeightUnit.PICOAMPERE;
        }
        if (weight.getUnit().isCompatible(Units.NANOSIEMENS)) {
            return WeightUnit.NANOSIEMENS;
        }
        throw new UserException("weight " + weight + ": expected " + EXPECTED);
    }

    private static double value(Quantity<?> weight) {
        return switch (unitOf(weight)) {
            case MILLIVOLT -> Units.in(Units.MILLIVOLT, "weight", weight.asType(ElectricPotential.class));
            case PICOAMPERE -> Units.in(Units.PICOAMPERE, "weight", weight.asType(ElectricCurrent.class));
            case NANOSIEMENS -> Units.in(Units.NANOSIEMENS, "weight", weight.asType(ElectricConductance.class));
            case NONE -> throw new IllegalArgumentException("weight " + weight);
        };
    }

    /** The same synapse with weights that are drawn, in the unit of the one that it had: mV, pA or nS. */
    public Synapse weight(Distribution drawn) {
        return new Synapse(drawn, unit, delayMs, seed);
    }

    /** The same synapse with delays that are drawn, in ms. */
    public Synapse delay(Distribution drawnMs) {
        return new Synapse(weight, unit, drawnMs, seed);
    }

    /** The same synapse with a seed of its own. */
    public Synapse seed(long ownSeed) {
        return new Synapse(weight, unit, delayMs, OptionalLong.of(ownSeed));
    }

    /** Such as {@code weight normal(87.8, 8.8) pA, delay 1.5 ms}. */
    @Override
    public String toString() {
        String given = unit == WeightUnit.NONE ? "factor " + weight : "weight " + weight + " " + unit;
        return given + ", delay " + delayMs + " ms" + (seed.isPresent() ? ", seed " + seed.getAsLong() : "");
    }

    boolean hasOneWeight() {
        return weight.standardDeviation() == 0;
    }

    boolean hasOneDelay() {
        return delayMs.standardDeviation() == 0;
    }
}
