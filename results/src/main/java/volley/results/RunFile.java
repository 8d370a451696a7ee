package volley.results;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import volley.partition.UserException;
import volley.results.files.BrokenJson;

/**
 * A {@code run.json} that was read.
 *
 * @param path of the file
 * @param run what it says
 * @param seal whether it says what was once written
 */
public record RunFile(Path path, RunRecord run, Seal seal) {
    public static final String NAME = "run.json";

    /** Without these, nothing can be made of a file. */
    private static final List<String> REQUIRED = List.of(
            "volley",
            "network",
            "parameters",
            "ranks",
            "processes",
            "threads",
            "transport",
            "neurons",
            "synapses",
            "spikes",
            "fingerprint",
            "jdk");

    private static final List<String> REQUIRED_FORMAT_1 = List.of("rates_hz");
    private static final List<String> REQUIRED_FORMAT_2 =
            List.of("simtime_ms", "dt_ms", "seed", "seeding", "populations");

    private static final Pattern FILE_NAME = Pattern.compile("(?!\\.{1,2}$)[^/\\\\\\x00]+");

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Whether a file's content is that which its checksum was made of. */
    public enum Seal {
        INTACT,
        BROKEN,
        /** Written before there were checksums. */
        NONE
    }

    /** Loads most of what the first call of {@link #bytes} loads otherwise. */
    public static void prepare() {
        MAPPER.writerFor(RunRecord.class);
    }

    /** A record as the file has it, with the checksum of its content. */
    public static byte[] bytes(RunRecord run) {
        try {
            // By way of its text, so that numbers are those that a reader finds.
            var object = (ObjectNode) MAPPER.readTree(MAPPER.writeValueAsString(run));
            Checksum.add(object);
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(object);
        } catch (JacksonException e) {
            throw new AssertionError("records of numbers and names can be written", e);
        }
    }

    /**
     * Reads the file, or that of a folder.
     *
     * @throws UserException if there is none, or it is not of a format that this program knows
     */
    public static RunFile read(Path fileOrFolder) throws IOException {
        Path path = Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve(NAME) : fileOrFolder;
        var object = object(path);
        int format = format(path, object);
        require(path, object, REQUIRED);
        require(path, object, format == 1 ? REQUIRED_FORMAT_1 : REQUIRED_FORMAT_2);
        if (!object.get("parameters").isObject()) {
            throw new UserException(path + " has no parameters by name: expected the " + NAME + " of a run");
        }
        try {
            var upgraded = format == 1 ? FormatOne.upgrade(object) : object;
            var run = MAPPER.treeToValue(upgraded, RunRecord.class);
            requirePossible(path, run);
            return new RunFile(path, run, seal(object));
        } catch (JacksonException e) {
            throw new UserException(path + ": " + e.getOriginalMessage());
        }
    }

    private static void require(Path path, ObjectNode object, List<String> keys) {
        keys.stream().filter(key -> !object.hasNonNull(key)).findFirst().ifPresent(key -> {
            throw new UserException(path + " has no " + key + ": expected the " + NAME + " of a run");
        });
    }

    /** Refuses what no run has, and what a reader of records relies on not to be there. */
    private static void requirePossible(Path path, RunRecord run) {
        require(path, "ranks", run.ranks() > 0);
        require(path, "processes", run.processes() > 0);
        require(path, "threads", run.threads() > 0);
        var source = run.source();
        if (source != null) {
            require(path, "source.file", source.file() != null);
            requireInFolder(path, source.file());
        }
        for (var population : run.populations()) {
            require(path, "populations", population != null);
            require(path, "populations.name", population.name() != null);
            require(path, "populations.ids", areIds(population.ids()));
        }
    }

    /** A source is compiled and run: it is the run's own. */
    private static void requireInFolder(Path path, String name) {
        if (!FILE_NAME.matcher(name).matches()) {
            throw new UserException(path + " has source.file " + name + ": expected a file of its folder");
        }
    }

    private static boolean areIds(List<List<Integer>> ranges) {
        return ranges != null
                && ranges.stream()
                        .allMatch(range -> range != null
                                && range.size() == 2
                                && !range.contains(null)
                                && range.getFirst() >= 0
                                && range.getLast() >= range.getFirst());
    }

    private static void require(Path path, String key, boolean met) {
        if (!met) {
            throw new UserException(path + " has " + key + " that no run has: expected the " + NAME + " of a run");
        }
    }

    private static ObjectNode object(Path path) throws IOException {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(path.toFile());
        } catch (JacksonException e) {
            throw BrokenJson.in(path, e);
        } catch (NoSuchFileException | java.io.FileNotFoundException e) {
            throw missing(path);
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new UserException(path + " is no JSON object: expected the " + NAME + " of a run");
    }

    private static UserException missing(Path path) {
        Path folder = path.getParent();
        boolean canGoOn = folder != null && Files.isDirectory(folder.resolve(RunFolder.CHECKPOINTS));
        return new UserException(
                canGoOn
                        ? path + " is not there yet: expected the run to have ended; if it was killed, volley resume "
                                + folder + " goes on with it"
                        : path + " cannot be read: expected the folder or the " + NAME + " of a run");
    }

    private static int format(Path path, JsonNode object) {
        int format = object.path("format").asInt(0);
        if (format < 1 || format > RunRecord.FORMAT) {
            throw new UserException(path + " has format "
                    + object.path("format").asText("none") + ", written by volley "
                    + object.path("volley").asText("unknown") + ": expected format 1 to " + RunRecord.FORMAT);
        }
        return format;
    }

    private static Seal seal(ObjectNode object) {
        if (!Checksum.isIn(object)) {
            return Seal.NONE;
        }
        return Checksum.isRight(object) ? Seal.INTACT : Seal.BROKEN;
    }
}
