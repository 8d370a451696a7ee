package volley.simulation;

import java.nio.file.Path;

/**
 * How a simulation is to write checkpoints.
 *
 * @param folder that receives them, of a file system that all ranks see
 * @param everyMs biological time between two checkpoints in ms; each is taken at the first end of an interval of the
 *     shortest delay at or after it is due
 * @param program that writes them, with its version: no other can go on from them
 * @param description what the program needs to build the network again
 */
public record Checkpointing(Path folder, double everyMs, String program, String description) {}
