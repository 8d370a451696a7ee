package volley.launcher.results;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import volley.partition.UserException;

/**
 * A {@code run.json} that was read.
 *
 * @param path of the file
 * @param run what it says
 * @param seal whether it says what was once written
 */
public record RunFile(Path path, RunRecord run, Seal seal) {
    public static final String NAME = "run.json";

    /** Without these, nothing can be made of a file of any format. */
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
            "rates_hz",
            "fingerprint",
            "jdk");

    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Whether a file's content is that which its checksum was made of. */
    public enum Seal {
        INTACT,
        BROKEN,
        /** Written before there were checksums. */
        NONE
    }

    /** Writes a record with the checksum of its content. */
    public static void write(OutputStream stream, RunRecord run) throws IOException {
        // By way of its text, so that numbers are those that a reader finds.
        var object = (ObjectNode) MAPPER.readTree(MAPPER.writeValueAsString(run));
        Checksum.add(object);
        MAPPER.writerWithDefaultPrettyPrinter().writeValue(stream, object);
    }

    /**
     * Reads the file, or that of a folder.
     *
     * @throws UserException if there is none, or it is not of a format that this program knows
     */
    public static RunFile read(Path fileOrFolder) throws IOException {
        Path path = Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve(NAME) : fileOrFolder;
        var object = object(path);
        requireFormat(path, object);
        REQUIRED.stream()
                .filter(key -> object.path(key).isMissingNode())
                .findFirst()
                .ifPresent(key -> {
                    throw new UserException(path + " has no " + key + ": expected the " + NAME + " of a run");
                });
        try {
            return new RunFile(path, MAPPER.treeToValue(object, RunRecord.class), seal(object));
        } catch (JacksonException e) {
            throw new UserException(path + ": " + e.getOriginalMessage());
        }
    }

    private static ObjectNode object(Path path) throws IOException {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(path.toFile());
        } catch (JacksonException e) {
            throw new UserException(path + " is no JSON: " + e.getOriginalMessage());
        } catch (NoSuchFileException | java.io.FileNotFoundException e) {
            throw new UserException(path + " cannot be read: expected the folder or the " + NAME + " of a run");
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new UserException(path + " is no JSON object: expected the " + NAME + " of a run");
    }

    private static void requireFormat(Path path, JsonNode object) {
        int format = object.path("format").asInt(0);
        if (format < 1 || format > RunRecord.FORMAT) {
            throw new UserException(path + " has format "
                    + object.path("format").asText("none") + ", written by volley "
                    + object.path("volley").asText("unknown") + ": expected format 1"
                    + (RunRecord.FORMAT == 1 ? "" : " to " + RunRecord.FORMAT));
        }
    }

    private static Seal seal(ObjectNode object) {
        if (!Checksum.isIn(object)) {
            return Seal.NONE;
        }
        return Checksum.isRight(object) ? Seal.INTACT : Seal.BROKEN;
    }
}
