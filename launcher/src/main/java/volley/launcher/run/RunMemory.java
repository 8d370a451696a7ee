package volley.launcher.run;

import volley.launcher.Machine;
import volley.partition.NumberText;
import volley.partition.UserException;
import volley.results.page.ReportFile;
import volley.simulation.NetworkPlan;

/** Whether an experiment fits the memory, told before anything is built. */
public final class RunMemory {
    private static final double GIBI = 1L << 30;
    private static final double MEBI = 1L << 20;

    private RunMemory() {}

    /** Bytes that a process may take now. */
    public static double usableBytes() {
        return Math.min(Machine.heapLimitBytes(), Machine.availableMemoryBytes().orElse(Long.MAX_VALUE));
    }

    /**
     * Refuses what does not fit.
     *
     * @param plan of the experiment
     * @param output what is kept, and drawn, of the run
     * @param ranksHere those that share the memory of {@code usableBytes}
     * @throws UserException with what it needs, what there is, and what to change
     */
    static void require(Experiment experiment, NetworkPlan plan, RunOutput output, int ranksHere, double usableBytes) {
        require(experiment, plan, ranksHere, usableBytes);
        double needed = plan.bytesOfRank() * ranksHere + pictureBytes(plan, output);
        if (needed > usableBytes) {
            throw new UserException(size(experiment, plan) + " needs about " + text(needed)
                    + " with its pictures, but only " + text(usableBytes)
                    + " can be used: expected --no-plot, or fewer recorded neurons");
        }
    }

    private static String size(Experiment experiment, NetworkPlan plan) {
        return experiment.source().type().name() + " of " + NumberText.count(plan.neurons(), "neuron") + " and "
                + NumberText.count(plan.synapses(), "synapse");
    }

    private static double pictureBytes(NetworkPlan plan, RunOutput output) {
        long recorded = plan.populations().stream()
                .mapToLong(population -> Math.min(output.recorded(), population.neurons()))
                .sum();
        return output.plot() ? ReportFile.mostBytes(recorded, plan.populations().size()) : 0;
    }

    /**
     * Refuses what does not fit, pictures aside.
     *
     * @param plan of the experiment
     * @param ranksHere those that share the memory of {@code usableBytes}
     * @throws UserException with what it needs, what there is, and what to change
     */
    public static void require(Experiment experiment, NetworkPlan plan, int ranksHere, double usableBytes) {
        double needed = plan.bytesOfRank() * ranksHere;
        if (needed > usableBytes) {
            throw new UserException(size(experiment, plan) + " needs about " + text(needed) + " on "
                    + NumberText.count(ranksHere, "rank") + ", but only " + text(usableBytes) + " of this machine's "
                    + text(Machine.memoryBytes()) + " can be used: expected a smaller network, or more machines");
        }
    }

    private static String text(double bytes) {
        return bytes < GIBI ? "%.0f MiB".formatted(Math.ceil(bytes / MEBI)) : "%.1f GiB".formatted(bytes / GIBI);
    }
}
