package volley.launcher.brunel;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import volley.partition.UserException;
import volley.partition.random.Seeding;
import volley.partition.store.Store;
import volley.results.spikes.SpikeFormat;
import volley.simulation.Settings;

/**
 * A run as its checkpoints describe it, in JSON.
 *
 * @param network its name
 * @param store how synapses are kept; null where that is chosen
 * @param recorded neurons of each population whose spikes are recorded
 * @param format what recorded spikes are written as
 * @param everyMs biological time between two checkpoints
 */
public record BrunelDescription(
        String network,
        BrunelParameters parameters,
        long seed,
        Seeding seeding,
        Store store,
        int recorded,
        SpikeFormat format,
        boolean plot,
        double warmupMs,
        double everyMs) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Reads what {@link #text} has made.
     *
     * @throws UserException if it describes no Brunel network
     */
    public static BrunelDescription of(String text) {
        try {
            return MAPPER.readValue(text, BrunelDescription.class);
        } catch (JacksonException e) {
            throw new UserException(
                    "checkpoint of a program that is not volley run brunel: expected one that volley can build again");
        }
    }

    String text() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JacksonException e) {
            throw new AssertionError("records of numbers and names can be written", e);
        }
    }

    public Settings settings() {
        return new Settings(seed, seeding, Optional.ofNullable(store));
    }

    /** What to keep of the run in a folder. */
    public BrunelRun.Output output(Path folder) {
        return new BrunelRun.Output(folder, recorded, format, plot, OptionalDouble.of(warmupMs));
    }
}
