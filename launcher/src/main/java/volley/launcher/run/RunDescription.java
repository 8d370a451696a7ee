package volley.launcher.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import volley.launcher.network.NetworkSource;
import volley.partition.UserException;
import volley.partition.random.Seeding;
import volley.partition.store.Store;
import volley.results.RunRecord;
import volley.results.spikes.SpikeFormat;
import volley.simulation.Settings;

/**
 * A run as its checkpoints describe it, in JSON.
 *
 * @param network its name
 * @param source of a network of a user's own; null if Volley knows it by name
 * @param parameters of the network by key, as {@code run.json} has them
 * @param simtimeMs biological time to simulate, when the run was begun
 * @param store how synapses are kept; null where that is chosen
 * @param recorded neurons of each population whose spikes are recorded
 * @param format what recorded spikes are written as
 * @param everyMs biological time between two checkpoints
 */
public record RunDescription(
        String network,
        RunRecord.Source source,
        Map<String, Object> parameters,
        double simtimeMs,
        double dtMs,
        double warmupMs,
        long seed,
        Seeding seeding,
        Store store,
        int recorded,
        SpikeFormat format,
        boolean plot,
        double everyMs) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static RunDescription of(Experiment experiment, RunOutput output, double everyMs) {
        var type = experiment.source().type();
        var settings = experiment.settings();
        return new RunDescription(
                type.name(),
                experiment.source().record(),
                type.values(experiment.network()),
                experiment.simtimeMs(),
                experiment.dtMs(),
                experiment.warmupMs(),
                settings.seed(),
                settings.seeding(),
                settings.store().orElse(null),
                output.recorded(),
                output.format(),
                output.plot(),
                everyMs);
    }

    /**
     * Reads what {@link #text} has made.
     *
     * @throws UserException if it describes no run
     */
    static RunDescription of(String text) {
        try {
            return MAPPER.readValue(text, RunDescription.class);
        } catch (JacksonException e) {
            throw new UserException(
                    "checkpoint of a program that is not volley run: expected one that volley can build again");
        }
    }

    String text() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JacksonException e) {
            throw new AssertionError("records of numbers and names can be written", e);
        }
    }

    /**
     * What is simulated.
     *
     * @param folder of the run
     * @param simtimeMs biological time from 0 on
     */
    Experiment experiment(Path folder, double simtimeMs) {
        var networkSource = NetworkSource.ofRun(network, source, folder);
        return Experiment.of(
                networkSource,
                networkSource.restore(parameters),
                simtimeMs,
                dtMs,
                new Settings(seed, seeding, Optional.ofNullable(store)),
                OptionalDouble.of(warmupMs));
    }

    /** What to keep of the run in a folder. */
    RunOutput output(Path folder) {
        return new RunOutput(folder, network, recorded, format, plot);
    }
}
