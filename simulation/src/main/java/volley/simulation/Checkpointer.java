package volley.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import volley.exchange.Communicator;
import volley.simulation.checkpoint.CheckpointFolder;
import volley.simulation.checkpoint.CheckpointHeader;
import volley.simulation.checkpoint.StateWriter;

/** Writes one rank's share of checkpoints, at the same steps as all other ranks. */
final class Checkpointer {
    private static final long NEVER = -1;

    private final Checkpointing settings;
    private final long everySteps;
    private final CheckpointFolder folder;
    private final Communicator communicator;
    private final String network;
    private final boolean seededByNeuron;
    private long written = NEVER;

    /** @param network identity of the network */
    Checkpointer(
            Checkpointing settings,
            long everySteps,
            Communicator communicator,
            String network,
            boolean seededByNeuron) {
        this.settings = settings;
        this.everySteps = everySteps;
        this.communicator = communicator;
        this.network = network;
        this.seededByNeuron = seededByNeuron;
        folder = new CheckpointFolder(settings.folder());
    }

    /** Has nothing to write at the step that a run goes on from. */
    void resumedAt(long step) {
        written = step;
    }

    /** Collective: writes a checkpoint if the step is the first that has passed another multiple of the interval. */
    void writeIfDue(TimeLoop loop) {
        if (written == NEVER || loop.step() / everySteps > written / everySteps) {
            write(loop);
        }
    }

    /** Collective: writes a checkpoint, unless it is there already. */
    void write(TimeLoop loop) {
        long step = loop.step();
        if (step == written) {
            return;
        }
        try {
            var state = new StateWriter();
            loop.save(state);
            folder.write(header(step), state);
            communicator.barrier();
            if (communicator.rank() == 0) {
                folder.removeOlderThan(step);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "checkpoint in " + settings.folder() + " cannot be written: " + reason(e)
                            + (written == NEVER ? "" : "; the one before it is kept"),
                    e);
        }
        written = step;
    }

    private CheckpointHeader header(long step) {
        return new CheckpointHeader(
                settings.program(),
                network,
                settings.description(),
                seededByNeuron,
                communicator.rank(),
                communicator.size(),
                step);
    }

    private static String reason(IOException e) {
        return e.getClass() == IOException.class ? e.getMessage() : e.toString();
    }
}
