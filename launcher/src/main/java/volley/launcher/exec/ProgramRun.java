package volley.launcher.exec;

import java.util.List;
import volley.exchange.Communicator;
import volley.exchange.RankFailedException;
import volley.launcher.Ranks;
import volley.launcher.Terminal;
import volley.launcher.report.ProgressLine;
import volley.launcher.source.ProgramFailedException;
import volley.partition.UserException;
import volley.simulation.CurrentRank;
import volley.simulation.Settings;
import volley.simulation.SimulationProgress;

/** One run of a user's program on every rank. */
public final class ProgramRun {
    private final UserProgram program;
    private final List<String> arguments;
    private final Settings settings;
    private final Terminal terminal;

    /**
     * @param settings of simulators that the program makes without any of their own
     */
    public ProgramRun(UserProgram program, List<String> arguments, Settings settings, Terminal terminal) {
        this.program = program;
        this.arguments = List.copyOf(arguments);
        this.settings = settings;
        this.terminal = terminal;
    }

    /**
     * Runs the program.
     *
     * @throws UserException if the program asks Volley for what cannot be
     * @throws RankFailedException if it throws anything else; caused by a {@link ProgramFailedException}
     */
    public void run(Ranks ranks) throws Exception {
        var output = new RankZeroOutput();
        boolean onlyProcess = ranks.size() == ranks.threads();
        output.during(onlyProcess, () -> ranks.run(output.of(this::run)));
    }

    private void run(Communicator communicator) throws Exception {
        SimulationProgress progress = communicator.rank() == 0
                ? (startMs, endMs) -> ProgressLine.on(terminal, startMs, endMs)
                : SimulationProgress.NONE;
        CurrentRank.run(communicator, settings, progress, ranked -> program.run(arguments));
    }
}
