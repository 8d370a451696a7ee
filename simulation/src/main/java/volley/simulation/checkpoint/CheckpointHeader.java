package volley.simulation.checkpoint;

/**
 * What a checkpoint's file says of itself.
 *
 * @param program that wrote it, with its version
 * @param network identity of the network: nodes, connections, parameters and seeds
 * @param description what the program needs to build the network again
 * @param seededByNeuron whether the network is the same on any number of ranks
 * @param rank whose state the file holds
 * @param ranks number of ranks
 * @param step the last step that had ended
 */
public record CheckpointHeader(
        String program, String network, String description, boolean seededByNeuron, int rank, int ranks, long step) {}
