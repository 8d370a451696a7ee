package volley.launcher.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import volley.launcher.source.CompiledSource;
import volley.networks.Networks;
import volley.partition.Sha256;
import volley.partition.UserException;
import volley.results.RunRecord;
import volley.results.files.FileNames;
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
        return FileNames.part(name.substring(0, name.length() - JAVA.length()));
    }

    private static NetworkSource ofFile(Path file, String name) {
        var source = CompiledSource.of(file);
        var type = network(source, name);
        return new NetworkSource(
                networkType(source, name.isEmpty() ? type.getSimpleName() : name, type), Optional.of(source));
    }

    /** Of several records that are networks, the one that has the name. */
    private static Class<?> network(CompiledSource source, String name) {
        var loader = source.loader();
        List<Class<?>> networks = source.types().stream()
                .<Class<?>>map(typeName -> load(loader, typeName))
                .filter(Network.class::isAssignableFrom)
                .toList();
        if (networks.isEmpty()) {
            throw new UserException("program " + source.file()
                    + " has no network: expected a record that implements Network, or volley exec for a program");
        }
        var records = networks.stream().filter(Class::isRecord).toList();
        if (records.size() < 2) {
            return records.isEmpty() ? networks.getFirst() : records.getFirst();
        }
        return records.stream()
                .filter(type -> FileNames.part(type.getSimpleName()).equals(name))
                .findFirst()
                .orElseThrow(() -> new UserException("program " + source.file() + " has the networks "
                        + records.stream().map(Class::getSimpleName).collect(Collectors.joining(", "))
                        + ": expected one, or one with the file's name"));
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
        return code.map(source -> new RunRecord.Source(FILE, Sha256.hex(source.text())))
                .orElse(null);
    }

    /**
     * A network with what a user typed.
     *
     * @param typed values by option
     * @throws UserException if a value is none, or makes no sense with the others
     */
    public Network create(Map<String, String> typed) {
        return made(() -> type.create(typed));
    }

    /**
     * A network with the values that a file holds.
     *
     * @param held by key
     * @throws UserException if the network has no such parameters, or refuses the values
     */
    public Network restore(Map<String, Object> held) {
        return made(() -> type.restore(held));
    }

    private Network made(Supplier<Network> network) {
        try {
            return network.get();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Error e) {
            if (code.isPresent()) {
                throw code.get().failed(e);
            }
            throw e;
        }
    }

    /** A network that says of whatever goes wrong in it which line of its source did it. */
    public Network placed(Network network) {
        return code.<Network>map(source -> new PlacedNetwork(network, source)).orElse(network);
    }

    private record PlacedNetwork(Network network, CompiledSource source) implements Network {
        @Override
        public Populations build(Simulator sim) {
            return source.call(() -> {
                var populations = network.build(sim);
                if (populations == null) {
                    throw new UserException(
                            "network without populations: expected its build to say which are measured and recorded");
                }
                return populations;
            });
        }

        @Override
        public List<StationaryState> theory() {
            return source.call(network::theory);
        }

        @Override
        public List<String> warnings() {
            return source.call(network::warnings);
        }
    }
}
