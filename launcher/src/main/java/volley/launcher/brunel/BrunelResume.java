package volley.launcher.brunel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import volley.launcher.Ranks;
import volley.launcher.Terminal;
import volley.partition.UserException;
import volley.results.RunFile;
import volley.results.Version;
import volley.simulation.TimeGrid;
import volley.simulation.checkpoint.Checkpoint;
import volley.simulation.checkpoint.CheckpointFolder;

/** A run that goes on from the newest checkpoint of its folder. */
public final class BrunelResume {
    private final Path folder;
    private final Checkpoint checkpoint;
    private final BrunelDescription description;

    /** @throws UserException if there is no checkpoint in the folder that can be resumed */
    public BrunelResume(Path folder) {
        this.folder = folder;
        if (!Files.isDirectory(folder)) {
            throw new UserException(folder + " is not there: expected the folder of a run with --checkpoint-every");
        }
        checkpoint = new CheckpointFolder(folder.resolve(BrunelCheckpoints.FOLDER)).newest();
        description = BrunelDescription.of(checkpoint.header(Version.program()).description());
    }

    /** Number of ranks that the run had. */
    public int ranks() {
        return checkpoint.ranks();
    }

    /**
     * Goes on.
     *
     * @param simtimeMs end of the run in ms, from time 0; if none, the run's
     * @param everyMs biological time between two checkpoints in ms; if none, the run's
     * @throws UserException if there is nothing left to do, or the network depends on the number of ranks and it is
     *     another
     */
    public void run(OptionalDouble simtimeMs, OptionalDouble everyMs, Ranks ranks, Terminal terminal) throws Exception {
        checkpoint.requireRanks(ranks.size(), Version.program());
        var parameters = description
                .parameters()
                .withSimtimeMs(simtimeMs.orElse(description.parameters().simtimeMs()));
        double reachedMs = new TimeGrid(parameters.dtMs()).timeMs(checkpoint.step());
        String reached = BrunelParameters.text(reachedMs) + " ms";
        if (parameters.simtimeMs() < reachedMs) {
            throw new UserException("simtime " + BrunelParameters.text(parameters.simtimeMs())
                    + " ms: expected at least " + reached + ", which the checkpoint has reached");
        }
        if (parameters.simtimeMs() == reachedMs && Files.exists(folder.resolve(RunFile.NAME))) {
            throw new UserException(
                    "the run in " + folder + " is complete: expected --simtime of more than " + reached + " to go on");
        }
        var checkpoints = new BrunelCheckpoints(
                OptionalDouble.of(everyMs.orElse(description.everyMs())), Optional.of(checkpoint));
        new BrunelRun(parameters, description.settings(), description.output(folder), checkpoints, ranks, terminal)
                .run();
    }
}
