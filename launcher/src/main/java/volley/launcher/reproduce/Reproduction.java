package volley.launcher.reproduce;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalDouble;
import volley.launcher.Ranks;
import volley.launcher.Terminal;
import volley.launcher.brunel.BrunelParameters;
import volley.launcher.brunel.BrunelRun;
import volley.partition.UserException;
import volley.partition.random.Seeding;
import volley.results.RunFile;
import volley.results.RunRecord;
import volley.results.spikes.SpikeFormat;
import volley.simulation.Settings;

/** A past run and the same simulated again, on as many ranks. */
public final class Reproduction {
    private final RunFile file;
    private final RunRecord then;
    private final BrunelParameters parameters;
    private final Settings settings;

    /** @throws UserException if no such run can be made: of another network, with impossible parameters */
    public Reproduction(RunFile file) {
        this.file = file;
        then = file.run();
        if (!then.network().equals(BrunelRun.NETWORK)) {
            throw new UserException(file.path() + ": network " + then.network() + ", expected " + BrunelRun.NETWORK);
        }
        if (then.dryRun() != null) {
            throw new UserException(file.path() + ": a dry run of one rank, expected a run of all of them");
        }
        var p = then.parameters();
        parameters = new BrunelParameters(
                p.order(), p.g(), p.eta(), p.epsilon(), p.jMillivolts(), p.delayMs(), p.simtimeMs(), p.dtMs());
        settings = new Settings(p.seed(), seeding(p.seeding()));
    }

    private static Seeding seeding(String name) {
        try {
            return Seeding.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UserException("seeding " + name + ": expected rank or neuron");
        }
    }

    /** Number of ranks that the run had, and that it takes to have it again. */
    public int ranks() {
        return then.ranks();
    }

    /**
     * Simulates the run again, and says how the two compare.
     *
     * @return whether all spikes are the same and the record is as it was written; on rank 0's process, true elsewhere
     * @throws UserException if there are fewer or more ranks than the run had
     */
    public boolean run(Ranks ranks, Terminal terminal) throws Exception {
        if (ranks.size() != then.ranks()) {
            throw new UserException(ranks.size() + " ranks: expected " + then.ranks()
                    + " as the run had, so many processes times --threads");
        }
        var contradictions = Contradictions.in(then, parameters);
        var out = terminal.out();
        introduce(ranks, out);
        out.flush();
        var folder = Files.createTempDirectory("volley-reproduce");
        try {
            var output = new BrunelRun.Output(folder, 0, SpikeFormat.DAT, false, OptionalDouble.empty());
            var silent = new Terminal(new PrintWriter(PrintWriter.nullWriter()), terminal.err(), terminal.columns());
            new BrunelRun(parameters, settings, output, ranks, silent).run();
            return !ranks.hostRankZero()
                    || new Verdict(file, RunFile.read(folder).run(), contradictions).print(out);
        } finally {
            remove(folder);
        }
    }

    private void introduce(Ranks ranks, PrintWriter out) {
        out.printf(
                "%s: order %d, %s ms, seed %d%n",
                file.path(), parameters.order(), BrunelParameters.text(parameters.simtimeMs()), settings.seed());
        out.printf("  then   %s%n", placement(then.processes(), then.threads(), then.transport()));
        int processes = ranks.size() / ranks.threads();
        out.printf("  now    %s%n", placement(processes, ranks.threads(), ranks.transport()));
        if (processes != then.processes()) {
            out.printf("         as many ranks give the same spikes, wherever they are%n");
        }
    }

    private static String placement(int processes, int threads, String transport) {
        int ranks = processes * threads;
        String text = ranks + (ranks == 1 ? " rank" : " ranks");
        return processes == 1 ? text + " in one process" : text + " in " + processes + " processes (" + transport + ")";
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
