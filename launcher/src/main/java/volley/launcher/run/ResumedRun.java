package volley.launcher.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import volley.launcher.Ranks;
import volley.launcher.Terminal;
import volley.partition.NumberText;
import volley.partition.UserException;
import volley.results.RunFile;
import volley.results.RunFolder;
import volley.results.Version;
import volley.simulation.TimeGrid;
import volley.simulation.checkpoint.Checkpoint;
import volley.simulation.checkpoint.CheckpointFolder;

/** A run that goes on from the newest checkpoint of its folder. */
public final class ResumedRun {
    private final Path folder;
    private final Checkpoint checkpoint;
    private final RunDescription description;

    /** @throws UserException if there is no checkpoint in the folder that can be resumed */
    public ResumedRun(Path folder) {
        this.folder = folder;
        if (!Files.isDirectory(folder)) {
            throw new UserException(folder + " is not there: expected the folder of a run with --checkpoint-every");
        }
        checkpoint = new CheckpointFolder(folder.resolve(RunFolder.CHECKPOINTS)).newest();
        description = RunDescription.of(checkpoint.header(Version.program()).description());
    }

    /** Number of ranks that the run had. */
    public int ranks() {
        return checkpoint.ranks();
    }

    /**
     * Goes on.
     *
     * @param simtime end of the run in ms, from time 0; if none, the run's
     * @param everyMs biological time between two checkpoints in ms; if none, the run's
     * @param begun when and how it goes on
     * @throws UserException if there is nothing left to do, or the network depends on the number of ranks and it is
     *     another
     */
    public void run(OptionalDouble simtime, OptionalDouble everyMs, Beginning begun, Ranks ranks, Terminal terminal)
            throws Exception {
        checkpoint.requireRanks(ranks.size(), Version.program());
        double simtimeMs = simtime.orElse(endMs());
        double reachedMs = new TimeGrid(description.dtMs()).timeMs(checkpoint.step());
        if (simtimeMs < reachedMs) {
            throw new UserException("simtime " + NumberText.of(simtimeMs) + " ms: expected at least "
                    + NumberText.of(reachedMs) + " ms, which the checkpoint has reached");
        }
        if (simtimeMs == reachedMs && isComplete()) {
            throw new UserException("the run in " + folder + " is complete: expected --simtime of more than "
                    + NumberText.of(reachedMs) + " ms to go on");
        }
        var checkpoints =
                new RunCheckpoints(OptionalDouble.of(everyMs.orElse(description.everyMs())), Optional.of(checkpoint));
        new NetworkRun(
                        description.experiment(folder, simtimeMs),
                        description.output(folder),
                        checkpoints,
                        begun,
                        ranks,
                        terminal)
                .run();
    }

    /** Whether there is a record that can be read: an empty one is of a run that a crash of the machine ended. */
    private boolean isComplete() throws IOException {
        try {
            RunFile.read(folder);
            return true;
        } catch (UserException e) {
            return false;
        }
    }

    private double endMs() throws IOException {
        return RunEnd.read(folder).orElse(description.simtimeMs());
    }
}
