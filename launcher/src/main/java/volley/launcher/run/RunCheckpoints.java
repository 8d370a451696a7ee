package volley.launcher.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import volley.exchange.Broadcast;
import volley.exchange.Communicator;
import volley.results.RunFile;
import volley.results.RunFolder;
import volley.results.Version;
import volley.results.files.OutputFolder;
import volley.simulation.Checkpointing;
import volley.simulation.Simulator;
import volley.simulation.checkpoint.Checkpoint;
import volley.simulation.checkpoint.CheckpointFolder;

/**
 * What a run does about checkpoints.
 *
 * @param everyMs biological time between two that it writes, in ms; if none, it writes none
 * @param resumed the one it goes on from; if none, it begins at time 0
 */
public record RunCheckpoints(OptionalDouble everyMs, Optional<Checkpoint> resumed) {
    /** Writes none and begins at time 0. */
    public static final RunCheckpoints NONE = new RunCheckpoints(OptionalDouble.empty(), Optional.empty());

    /** Begins at time 0. */
    public static RunCheckpoints every(double ms) {
        return new RunCheckpoints(OptionalDouble.of(ms), Optional.empty());
    }

    /** Where the checkpoints of a run are. */
    static CheckpointFolder folder(OutputFolder folder) {
        return new CheckpointFolder(path(folder));
    }

    private static Path path(OutputFolder folder) {
        return folder.path().toAbsolutePath().resolve(RunFolder.CHECKPOINTS);
    }

    /**
     * Collective: lets a simulation write the checkpoints.
     *
     * @param folder on rank 0's process; null elsewhere
     */
    void write(Simulator sim, Communicator communicator, OutputFolder folder, RunDescription description) {
        String path =
                Broadcast.text(communicator, sim.rank() == 0 ? path(folder).toString() : "");
        sim.checkpoint(new Checkpointing(Path.of(path), everyMs.orElseThrow(), Version.program(), description.text()));
    }

    /**
     * Collective: lets a simulation begin where the run goes on. From here on its folder is not that of a complete run.
     *
     * @param simtimeMs until which the run goes on, which a later resumption finds in the folder
     * @return biological time at which it begins, in ms
     */
    double resume(Simulator sim, OutputFolder folder, double simtimeMs) throws IOException {
        if (resumed.isEmpty()) {
            return 0;
        }
        double startMs = sim.resume(resumed.get(), Version.program());
        if (sim.rank() == 0) {
            RunEnd.write(folder.path(), simtimeMs);
            folder.remove(RunFile.NAME);
        }
        return startMs;
    }
}
