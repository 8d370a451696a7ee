package volley.simulation;

import java.nio.file.Path;
import volley.partition.UserException;

/**
 * How a simulation is to write checkpoints.
 *
 * @param folder that receives them, of a file system that all ranks see
 * @param everyMs biological time between two checkpoints in ms; each is taken at the first end of an interval of the
 *     shortest delay at or after it is due
 * @param program that writes them, with its version: no other can go on from them
 * @param description what the program needs to build the network again
 */
public record Checkpointing(Path folder, double everyMs, String program, String description) {
    /**
     * The steps between two checkpoints.
     *
     * @throws UserException if the time between them is no whole number of steps, or 0
     */
    public static int steps(double everyMs, TimeGrid grid) {
        int steps = grid.steps("time between checkpoints", everyMs);
        if (steps == 0) {
            throw new UserException(
                    "time between checkpoints 0 ms: expected at least one step, dt " + grid.resolutionMs() + " ms");
        }
        return steps;
    }
}
