package volley.simulation;

import java.util.function.Supplier;
import volley.partition.NumberText;
import volley.partition.UserException;

/**
 * What memory the ranks of a process may take, so that a network that does not fit is refused before it is wired; or, of
 * a network that is only planned, how much they would take.
 */
final class MemoryBudget {
    private static final double GIB = 1 << 30;
    private static final double MIB = 1 << 20;
    private static final double KIB = 1 << 10;
    /** Heap for everything that is not counted here. */
    private static final double RESERVE = 64 << 20;

    private final int ranksInProcess;
    private final double limit;
    private final boolean refuses;
    private double claimed;

    private MemoryBudget(int ranksInProcess, double limit, boolean refuses) {
        this.ranksInProcess = ranksInProcess;
        this.limit = limit;
        this.refuses = refuses;
    }

    /** @param ranksInProcess ranks that share the heap, all of which take about the same */
    static MemoryBudget ofHeap(int ranksInProcess) {
        return of(ranksInProcess, Runtime.getRuntime().maxMemory() - RESERVE);
    }

    /** @param limit bytes that all ranks in the process may take together */
    static MemoryBudget of(int ranksInProcess, double limit) {
        return new MemoryBudget(ranksInProcess, limit, true);
    }

    /** A budget that is kept to where there is a choice, but whatever is claimed beyond it is only counted. */
    static MemoryBudget planned(int ranksInProcess, double limit) {
        return new MemoryBudget(ranksInProcess, limit, false);
    }

    /** What this rank has claimed so far, in bytes. */
    double claimed() {
        return claimed;
    }

    /** What each rank may still take, in bytes. */
    double left() {
        return limit / ranksInProcess - claimed;
    }

    /**
     * Takes memory of this rank's.
     *
     * @param reason what takes it, for the message
     * @throws UserException if all ranks of the process together take more than its heap has
     */
    void claim(double bytes, Supplier<String> reason) {
        require(bytes, reason);
        claimed += bytes;
    }

    /** Refuses what {@link #claim} would refuse, and takes nothing. */
    void require(double bytes, Supplier<String> reason) {
        if (refuses && left() < bytes) {
            throw new UserException(String.format(
                    "%s brings the need of memory to %s on %s in a process, of which the heap has %s:"
                            + " expected a smaller network, more processes, or a larger heap",
                    reason.get(),
                    text((claimed + bytes) * ranksInProcess),
                    NumberText.count(ranksInProcess, "rank"),
                    text(Math.max(0, limit))));
        }
    }

    private static String text(double bytes) {
        if (bytes < MIB) {
            return "%.0f KiB".formatted(bytes / KIB);
        }
        return bytes < GIB ? "%.0f MiB".formatted(bytes / MIB) : "%.1f GiB".formatted(bytes / GIB);
    }
}
