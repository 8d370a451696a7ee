package volley.results.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import volley.results.RunRecord;
import volley.results.SampleRuns;
import volley.results.SampleRuns.Size;

/** Sweeps over the runs of {@link SampleRuns}. */
public final class SampleSweeps {
    private final List<SweepPoint> points = new ArrayList<>();
    private final List<String> populations;

    /** Sweeps of a network with these populations. */
    public SampleSweeps(String... populations) {
        this.populations = List.of(populations);
    }

    /**
     * Adds a point: {@code order} neurons in each population. The rate of the first population is 30 eta / g with seed 1,
     * half more with each further seed; that of the second twice as much, and so on.
     */
    public SampleSweeps point(int order, double g, double eta, long seed, int threads) {
        points.add(SweepPoint.done(
                "order" + order + "-g" + g + "-eta" + eta + "-seed" + seed + "-threads" + threads,
                record(order, g, eta, seed, threads)));
        return this;
    }

    /** Adds a point of a network with other parameters. */
    public SampleSweeps point(String name, RunRecord run) {
        points.add(SweepPoint.done(name, run));
        return this;
    }

    /** The record of a point. */
    public RunRecord record(int order, double g, double eta, long seed, int threads) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("order", order);
        parameters.put("g", g);
        parameters.put("eta", eta);
        parameters.put("J_mV", 0.1);
        var sizes = new ArrayList<Size>();
        for (int i = 0; i < populations.size(); i++) {
            sizes.add(new Size(populations.get(i), order, 0, 30 * eta / g * (i + 1) * (1 + (seed - 1) / 2.0)));
        }
        return SampleRuns.run(parameters, seed, threads, sizes);
    }

    /** Adds a point that did not fit, with a reason that has to be quoted. */
    public SampleSweeps skipped(int order) {
        var settings = new LinkedHashMap<>(SweepPoint.settings(record(order, 5, 2, 1, 1)));
        points.add(new SweepPoint(
                "order" + order, SweepPoint.Status.SKIPPED, "needs \"much\", has little", Map.copyOf(settings), null));
        return this;
    }

    public SweepRecord sweep() {
        return new SweepRecord("sample", List.copyOf(points));
    }

    /** Writes the tables. */
    public Path folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        SweepFile.write(sweep(), folder);
        return folder;
    }
}
