package volley.simulation;

import java.util.Optional;
import volley.partition.random.Seeding;
import volley.partition.store.Store;

/**
 * What holds for a whole simulation.
 *
 * @param seed seed of all random numbers whose projection has no seed of its own
 * @param seeding what keys the wiring
 * @param store how connections are kept, which changes nothing but speed and memory; if empty, chosen per projection
 */
public record Settings(long seed, Seeding seeding, Optional<Store> store) {
    public Settings(long seed, Seeding seeding) {
        this(seed, seeding, Optional.empty());
    }

    /** Seed 1, wiring by rank. */
    public static Settings defaults() {
        return new Settings(1, Seeding.RANK);
    }
}
