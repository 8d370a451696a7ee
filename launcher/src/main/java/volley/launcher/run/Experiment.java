package volley.launcher.run;

import java.util.OptionalDouble;
import volley.launcher.network.NetworkSource;
import volley.models.Steps;
import volley.partition.NumberText;
import volley.partition.UserException;
import volley.results.RunTitle;
import volley.simulation.Network;
import volley.simulation.NetworkPlan;
import volley.simulation.Settings;
import volley.simulation.TimeGrid;

/**
 * What is simulated: a network, for how long, and how. It decides every spike.
 *
 * @param source where the network is from
 * @param network with its parameters
 * @param simtimeMs biological time in ms, a multiple of dt
 * @param dtMs time resolution in ms
 * @param settings of the simulator
 * @param warmupMs time in ms from which on the network counts as stationary, a multiple of dt, below simtime
 */
public record Experiment(
        NetworkSource source, Network network, double simtimeMs, double dtMs, Settings settings, double warmupMs) {
    private static final double LONGEST_DEFAULT_WARMUP_MS = 200;
    private static final double DEFAULT_WARMUP_PART = 0.2;

    /** So that a whole number of steps is not taken for the one below it. */
    private static final double ROUNDING = 1e-6;

    /**
     * @param warmup if empty, a fifth of the simulated time, at most 200 ms
     * @throws UserException if a time makes no sense
     */
    public static Experiment of(
            NetworkSource source,
            Network network,
            double simtimeMs,
            double dtMs,
            Settings settings,
            OptionalDouble warmup) {
        requireAboveZero("dt", dtMs);
        requireAboveZero("simtime", simtimeMs);
        Steps.count("simtime", simtimeMs, dtMs);
        return new Experiment(source, network, simtimeMs, dtMs, settings, warmupMs(simtimeMs, dtMs, warmup));
    }

    private static void requireAboveZero(String name, double ms) {
        if (!(ms > 0 && Double.isFinite(ms))) {
            throw new UserException(name + " " + NumberText.of(ms) + " ms: expected a finite number above 0");
        }
    }

    private static double warmupMs(double simtimeMs, double dtMs, OptionalDouble given) {
        if (given.isEmpty()) {
            double most = Math.min(LONGEST_DEFAULT_WARMUP_MS, simtimeMs * DEFAULT_WARMUP_PART);
            return new TimeGrid(dtMs).timeMs((long) (most / dtMs + ROUNDING));
        }
        double warmupMs = given.getAsDouble();
        if (!(warmupMs >= 0 && warmupMs < simtimeMs)) {
            throw new UserException("warm-up " + NumberText.of(warmupMs)
                    + " ms: expected at least 0 and less than simtime " + NumberText.of(simtimeMs) + " ms");
        }
        Steps.count("warm-up", warmupMs, dtMs);
        return warmupMs;
    }

    public TimeGrid grid() {
        return new TimeGrid(dtMs);
    }

    /**
     * What it needs, told before anything is drawn.
     *
     * @param ranks of the job
     * @param ranksInProcess of them, which share memory
     * @param usableBytes memory that a process may take
     * @throws UserException if the network cannot be built
     */
    public NetworkPlan plan(int ranks, int ranksInProcess, double usableBytes) {
        var built = placed();
        Network measured = sim -> {
            var populations = built.build(sim);
            MeasuredPopulation.of(populations, sim, 0, warmupMs);
            return populations;
        };
        return NetworkPlan.of(measured, grid(), simtimeMs, ranks, ranksInProcess, settings, usableBytes);
    }

    /** The network, which says of whatever goes wrong in it which line of its source did it. */
    public Network placed() {
        return source.placed(network);
    }

    /** The network and its parameters in a line. */
    public String describe() {
        return RunTitle.of(source.type().name(), source.type().values(network)).toString();
    }
}
