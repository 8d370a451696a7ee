package volley.launcher.network;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import volley.exchange.RankFailedException;
import volley.launcher.source.CompiledSource;
import volley.launcher.source.ProgramFailedException;
import volley.networks.Networks;
import volley.partition.UserException;
import volley.results.RunRecord;
import volley.simulation.Network;
import volley.simulation.NetworkType;
import volley.simulation.Populations;
import volley.simulation.Simulator;
import volley.simulation.StationaryState;

/**
 * Where a network is from.
 *
 * @param type its name and parameters
 * @param code what it was compiled from; none if Volley knows it by name
 */
public record NetworkSource(NetworkType type, Optional<CompiledSource> code) {
    /** The source of a network of a user's own, in the folder of a run. */
    public static final String FILE = "network.java";

    private static final String JAVA = ".java";
    private static final Pattern NAME_PART = Pattern.compile("[^A-Za-z0-9_.+-]");

    /**
     * The network that a user asks for.
     *
     * @param word a name, or the path of a source file
     * @throws UserException if there is no such network
     */
    public static NetworkSource of(String word) {
        return word.endsWith(JAVA) ? ofFile(Path.of(word), name(Path.of(word))) : named(word);
    }

    private static NetworkSource named(String name) {
        var type = Networks.named(name)
                .orElseThrow(() -> new UserException("network " + name + ": expected "
                        + String.join(", ", Networks.names()) + ", or a file such as Balanced.java"));
        return new NetworkSource(type, Optional.empty());
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return NAME_PART
                .matcher(name.substring(0, name.length() - JAVA.length()))
                .replaceAll("");
    }

    private static NetworkSource ofFile(Path file, String name) {
        var source = CompiledSource.of(file);
        var loader = source.loader();
        List<Class<?>> networks = source.types().stream()
                .<Class<?>>map(typeName -> load(loader, typeName))
                .filter(Network.class::isAssignableFrom)
                .toList();
        if (networks.isEmpty()) {
            throw new UserException("program " + file
                    + " has no network: expected a record that implements Network, or volley exec for a program");
        }
        var type = networks.stream().filter(Class::isRecord).findFirst().orElse(networks.getFirst());
        return new NetworkSource(networkType(source, name, type), Optional.of(source));
    }

    private static NetworkType networkType(CompiledSource source, String name, Class<?> type) {
        try {
            return NetworkType.of(name, type.asSubclass(Network.class));
        } catch (UserException e) {
            throw new UserException(source.file() + ": " + e.getMessage());
        }
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a class that was compiled is there", e);
        }
    }

    /**
     * The network of a past run.
     *
     * @param name of the network
     * @param source as the run recorded it; null of a network known by name
     * @param folder of the run, which has the source
     * @throws UserException if there is no such network any more, or its source is not what it was
     */
    public static NetworkSource ofRun(String name, RunRecord.Source source, Path folder) {
        if (source == null) {
            return named(name);
        }
        Path file = folder.resolve(source.file());
        if (!Files.isRegularFile(file)) {
            throw new UserException(file + " is not there: expected the source of network " + name);
        }
        var network = ofFile(file, name);
        if (!network.record().sha256().equals(source.sha256())) {
            throw new UserException(
                    file + " has been changed since the run: expected the source with SHA-256 " + source.sha256());
        }
        return network;
    }

    /** What a run records of it; null if Volley knows it by name. */
    public RunRecord.Source record() {
        return code.map(source -> new RunRecord.Source(FILE, sha256(source.text())))
                .orElse(null);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** A network that says of a mistake in its build which line of its source made it. */
    public Network placed(Network network) {
        return code.<Network>map(source -> new PlacedNetwork(network, source)).orElse(network);
    }

    private record PlacedNetwork(Network network, CompiledSource source) implements Network {
        @Override
        public Populations build(Simulator sim) {
            try {
                var populations = network.build(sim);
                if (populations == null) {
                    throw new UserException(
                            "network without populations: expected its build to say which are measured and recorded");
                }
                return populations;
            } catch (UserException e) {
                throw source.placed(e);
            } catch (RankFailedException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new ProgramFailedException(source.file(), e);
            }
        }

        @Override
        public List<StationaryState> theory() {
            return network.theory();
        }

        @Override
        public List<String> warnings() {
            return network.warnings();
        }
    }
}
