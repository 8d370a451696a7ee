package volley.launcher.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import volley.launcher.Machine;
import volley.launcher.Transport;
import volley.launcher.brunel.BrunelParameters;
import volley.launcher.sweep.Point.Placement;
import volley.partition.UserException;
import volley.simulation.Settings;

/** The points of a sweep: every combination of the values of its axes that makes sense. */
public final class Plan {
    public static final String TRANSPORT = "--transport";
    public static final String PROCESSES = "--processes";
    public static final String THREADS = "--threads";
    public static final String ORDER = "--order";

    /** The order of each point by its number of ranks. */
    public static final String ORDER_PER_RANK = "--order-per-rank";

    /** More take years. */
    private static final int MOST_POINTS = 100_000;

    private final Function<List<String>, BrunelParameters> parameters;
    private final Function<List<String>, Settings> settings;
    private final Map<String, Point> points = new LinkedHashMap<>();

    /**
     * @param parameters reads a network's parameters from the options of a point
     * @param settings reads a simulation's settings from the same
     */
    public Plan(Function<List<String>, BrunelParameters> parameters, Function<List<String>, Settings> settings) {
        this.parameters = parameters;
        this.settings = settings;
    }

    /**
     * Lays out the points, the last axis changing fastest.
     *
     * @throws UserException if a point asks for what cannot be
     */
    public List<Point> points(List<Axis> axes) {
        double size = axes.stream().mapToDouble(axis -> axis.values().size()).reduce(1, (a, b) -> a * b);
        if (size > MOST_POINTS) {
            throw new UserException("%,.0f points: expected at most %,d".formatted(size, MOST_POINTS));
        }
        Axis.combinations(axes).forEach(this::add);
        if (points.isEmpty()) {
            throw new UserException("--processes above 1 with --transport local: expected --transport mpi or mpj");
        }
        return List.copyOf(points.values());
    }

    private void add(List<String> given) {
        var transport = transport(value(given, TRANSPORT, "local"));
        int processes = positive(PROCESSES, value(given, PROCESSES, "1"));
        if (transport == Transport.LOCAL && processes > 1) {
            return;
        }
        int defaultThreads = transport == Transport.LOCAL ? Machine.processors() : 1;
        int threads = positive(THREADS, value(given, THREADS, Integer.toString(defaultThreads)));
        var ranks = new Placement(transport, processes, threads);
        var network = networkOptions(given, ranks);
        var point = new Point(given, network, parameters.apply(network), settings.apply(network), ranks);
        points.putIfAbsent(point.name(), point);
    }

    /** The options that say what to simulate, with an order for each rank multiplied out. */
    private static List<String> networkOptions(List<String> given, Placement ranks) {
        var options = new ArrayList<String>();
        for (int i = 0; i < given.size(); i += 2) {
            String name = given.get(i);
            String value = given.get(i + 1);
            switch (name) {
                case TRANSPORT, PROCESSES, THREADS -> {}
                case ORDER_PER_RANK -> {
                    long order = (long) positive(ORDER_PER_RANK, value) * ranks.size();
                    options.addAll(List.of(ORDER, Long.toString(order)));
                }
                default -> options.addAll(List.of(name, value));
            }
        }
        return List.copyOf(options);
    }

    private static String value(List<String> given, String option, String otherwise) {
        int index = given.indexOf(option);
        return index < 0 ? otherwise : given.get(index + 1);
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
