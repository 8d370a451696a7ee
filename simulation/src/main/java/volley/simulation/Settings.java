package volley.simulation;

import volley.partition.random.Seeding;

/**
 * What a simulation's randomness depends on.
 *
 * @param seed seed of all random numbers whose projection has no seed of its own
 * @param seeding what keys the wiring
 */
public record Settings(long seed, Seeding seeding) {
    /** Seed 1, wiring by rank. */
    public static Settings defaults() {
        return new Settings(1, Seeding.RANK);
    }
}
