package volley.launcher.reproduce;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import volley.launcher.Ranks;
import volley.launcher.Terminal;
import volley.launcher.network.NetworkSource;
import volley.launcher.run.Beginning;
import volley.launcher.run.Experiment;
import volley.launcher.run.NetworkRun;
import volley.launcher.run.RunCheckpoints;
import volley.launcher.run.RunOutput;
import volley.partition.NumberText;
import volley.partition.UserException;
import volley.partition.random.Seeding;
import volley.results.RunFile;
import volley.results.RunRecord;
import volley.results.files.FolderTree;
import volley.results.files.OutputFolder;
import volley.results.spikes.SpikeFormat;
import volley.simulation.Settings;

/** A past run and the same simulated again, on as many ranks. */
public final class Reproduction {
    private final RunFile file;
    private final RunRecord then;
    private final Experiment experiment;

    /** @throws UserException if no such run can be made: its network is not to be had, or its parameters are impossible */
    public Reproduction(RunFile file) {
        this.file = file;
        then = file.run();
        if (then.dryRun() != null) {
            throw new UserException(file.path() + ": a dry run of one rank, expected a run of all of them");
        }
        var source = NetworkSource.ofRun(
                then.network(), then.source(), file.path().toAbsolutePath().getParent());
        experiment = Experiment.of(
                source,
                source.restore(then.parameters()),
                then.simtimeMs(),
                then.dtMs(),
                new Settings(then.seed(), seeding(then.seeding())),
                OptionalDouble.of(then.warmupMs()));
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
            throw new UserException(NumberText.count(ranks.size(), "rank") + ": expected " + then.ranks()
                    + " as the run had, so many processes times --threads");
        }
        var contradictions =
                Contradictions.in(then, experiment.plan(1, 1, Double.MAX_VALUE).neurons());
        var out = terminal.out();
        introduce(ranks, out);
        out.flush();
        var folder = temporaryFolder();
        try {
            var output = new RunOutput(folder, "", 0, SpikeFormat.DAT, false);
            var silent = new Terminal(new PrintWriter(PrintWriter.nullWriter()), terminal.err(), terminal.columns());
            new NetworkRun(experiment, output, RunCheckpoints.NONE, Beginning.now(), ranks, silent).run();
            return !ranks.hostRankZero()
                    || new Verdict(file, RunFile.read(folder).run(), contradictions).print(out);
        } finally {
            FolderTree.delete(folder);
        }
    }

    /** Where the user says that temporary files belong, which Java does not look at. */
    private static Path temporaryFolder() throws IOException {
        String named = System.getenv().getOrDefault("TMPDIR", "");
        Path parent = Path.of(named.isEmpty() ? System.getProperty("java.io.tmpdir") : named);
        try {
            return Files.createTempDirectory(parent, "volley-reproduce");
        } catch (IOException e) {
            throw new IOException(
                    parent + " cannot be written: " + OutputFolder.reason(e) + "; expected a TMPDIR that can", e);
        }
    }

    private void introduce(Ranks ranks, PrintWriter out) {
        for (String line : List.of(
                file.path() + ": " + experiment.describe(),
                "  %s ms, seed %d".formatted(NumberText.of(then.simtimeMs()), then.seed()),
                "  then   " + placement(then.processes(), then.threads(), then.transport()))) {
            out.println(line);
        }
        int processes = ranks.size() / ranks.threads();
        out.printf("  now    %s%n", placement(processes, ranks.threads(), ranks.transport()));
        if (processes != then.processes()) {
            out.printf("         as many ranks give the same spikes, wherever they are%n");
        }
    }

    private static String placement(int processes, int threads, String transport) {
        int ranks = processes * threads;
        String text = NumberText.count(ranks, "rank");
        return processes == 1 ? text + " in one process" : text + " in " + processes + " processes (" + transport + ")";
    }
}
