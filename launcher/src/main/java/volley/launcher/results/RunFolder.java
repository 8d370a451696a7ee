package volley.launcher.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import volley.launcher.sonata.SonataFile;
import volley.partition.UserException;

/** The folder of a run that is complete, to be read. */
public final class RunFolder {
    /** Recorded spikes as SONATA. */
    public static final String SONATA = "spikes.h5";

    private final Path path;
    private final byte[] runJson;
    private final RunRecord run;

    /**
     * The recorded neurons of one population.
     *
     * @param key what {@code run.json} calls it
     * @param firstId global id of its first neuron, the first recorded one
     * @param neurons how many were recorded, with consecutive ids
     */
    public record Recorded(String key, int firstId, int neurons, SpikeSource spikes) {}

    private RunFolder(Path path, byte[] runJson, RunRecord run) {
        this.path = path;
        this.runJson = runJson;
        this.run = run;
    }

    /** Recorded spikes of a population as text, by what {@code run.json} calls it. */
    public static String dat(String population) {
        return "spikes-" + population + ".dat";
    }

    /**
     * Opens a folder.
     *
     * @throws UserException if it is not the folder of a run that this version can read
     */
    public static RunFolder open(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new UserException("folder " + path + ": " + (Files.exists(path) ? "is a file" : "there is none"));
        }
        var run = RunFile.read(path);
        return new RunFolder(path, Files.readAllBytes(run.path()), run.run());
    }

    public String name() {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }

    public Path path() {
        return path;
    }

    /** {@code run.json} as it is. */
    public byte[] runJson() {
        return runJson;
    }

    public RunRecord run() {
        return run;
    }

    /** What was recorded and is still there, by population. */
    public List<Recorded> recorded() throws IOException {
        var recorded = new ArrayList<Recorded>();
        int firstInh = (int) run.neurons().exc();
        for (String key : List.of("exc", "inh")) {
            int firstId = key.equals("exc") ? 0 : firstInh;
            var spikes = spikes(key, firstId);
            int neurons = spikes == null ? 0 : neurons(key, firstId, spikes);
            if (neurons > 0) {
                recorded.add(new Recorded(key, firstId, neurons, spikes));
            }
        }
        return recorded;
    }

    private SpikeSource spikes(String key, int firstId) {
        if (Files.exists(path.resolve(dat(key)))) {
            return SpikeFile.read(path.resolve(dat(key)));
        }
        return Files.exists(path.resolve(SONATA)) ? SonataFile.read(path.resolve(SONATA), key, firstId) : null;
    }

    /** Runs of before {@code recorded} was written tell it by their spikes only. */
    private int neurons(String key, int firstId, SpikeSource spikes) throws IOException {
        if (run.recorded() != null) {
            return (int)
                    (key.equals("exc") ? run.recorded().exc() : run.recorded().inh());
        }
        int[] end = {firstId};
        spikes.forEach((globalId, timeMs) -> end[0] = Math.max(end[0], globalId + 1));
        return end[0] - firstId;
    }
}
