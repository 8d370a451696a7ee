package volley.launcher.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import volley.launcher.Machine;
import volley.launcher.Transport;
import volley.launcher.run.Experiment;
import volley.partition.UserException;
import volley.simulation.NetworkType;

/** The points of a sweep: every combination of the values of its axes that makes sense. */
public final class Plan {
    public static final String TRANSPORT = "--transport";
    public static final String PROCESSES = "--processes";
    public static final String THREADS = "--threads";

    /** More take years. */
    private static final int MOST_POINTS = 100_000;

    /** Behind the option of a whole number: the number for each rank, so that the network grows with the ranks. */
    private static final String PER_RANK = "-per-rank";

    private final Map<String, String> perRank;
    private final Function<Map<String, String>, Experiment> experiment;
    private final Map<Object, Point> points = new LinkedHashMap<>();

    /**
     * @param type of the network
     * @param experiment reads what to simulate from the options of a point
     */
    public Plan(NetworkType type, Function<Map<String, String>, Experiment> experiment) {
        perRank = perRank(type);
        this.experiment = experiment;
    }

    /** The options that take a number for each rank, with the option of the network that each stands for. */
    public static Map<String, String> perRank(NetworkType type) {
        var options = new LinkedHashMap<String, String>();
        for (var parameter : type.parameters()) {
            if (parameter.isInteger()) {
                options.put(parameter.option() + PER_RANK, parameter.option());
            }
        }
        type.parameters().forEach(parameter -> options.remove(parameter.option()));
        return options;
    }

    /**
     * Lays out the points, the last axis changing fastest.
     *
     * @throws UserException if a point asks for what cannot be
     */
    public List<Point> points(List<Axis> axes) {
        double size = axes.stream().mapToDouble(axis -> axis.values().size()).reduce(1, (a, b) -> a * b);
        if (size > MOST_POINTS) {
            throw new UserException(
                    String.format(Locale.ROOT, "%,.0f points: expected at most %,d", size, MOST_POINTS));
        }
        Axis.combinations(axes).forEach(this::add);
        if (points.isEmpty()) {
            throw new UserException("--processes above 1 with --transport local: expected --transport mpi or mpj");
        }
        return List.copyOf(points.values());
    }

    private void add(Map<String, String> given) {
        var transport = transport(given.getOrDefault(TRANSPORT, "local"));
        int processes = positive(PROCESSES, given.getOrDefault(PROCESSES, "1"));
        if (transport == Transport.LOCAL && processes > 1) {
            return;
        }
        int defaultThreads = transport == Transport.LOCAL ? Machine.processors() : 1;
        int threads = positive(THREADS, given.getOrDefault(THREADS, Integer.toString(defaultThreads)));
        var ranks = new Placement(transport, processes, threads);
        var options = options(given, ranks);
        var point = Point.of(given, options, experiment.apply(options), ranks);
        points.putIfAbsent(point.identity(), point);
    }

    /** The options that say what to simulate, with a number for each rank multiplied out. */
    private Map<String, String> options(Map<String, String> given, Placement ranks) {
        var options = new LinkedHashMap<String, String>();
        given.forEach((option, value) -> {
            if (perRank.containsKey(option)) {
                long total = (long) positive(option, value) * ranks.size();
                options.put(perRank.get(option), Long.toString(total));
            } else if (!List.of(TRANSPORT, PROCESSES, THREADS).contains(option)) {
                options.put(option, value);
            }
        });
        return options;
    }

    private static Transport transport(String name) {
        for (var transport : Transport.values()) {
            if (transport != Transport.AUTO && transport.name().equalsIgnoreCase(name)) {
                return transport;
            }
        }
        throw new UserException(TRANSPORT + " " + name + ": expected local or mpj or mpi");
    }

    private static int positive(String option, String text) {
        try {
            int value = Integer.parseInt(text);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of range is.
        }
        throw new UserException(option + " " + text + ": expected a whole number, at least 1");
    }
}
