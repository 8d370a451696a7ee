package volley.launcher;

import java.util.Optional;
import volley.partition.NumberText;

/** Whether each rank has a processor of its own. Ranks wait by spinning, so that others that share theirs wait twice. */
final class Crowding {
    private Crowding() {}

    /** What to warn of on this host, if anything. */
    static Optional<String> warning(int processesHere, int threads) {
        return warning(processesHere, threads, Machine.processorsOfHost(), Machine.processors());
    }

    /**
     * @param processorsOfHost for all processes of the host together
     * @param processorsOfProcess to which a process is bound
     */
    static Optional<String> warning(int processesHere, int threads, int processorsOfHost, int processorsOfProcess) {
        if (threads > processorsOfProcess) {
            return Optional.of(text(threads, "in a process", processorsOfProcess));
        }
        int ranks = processesHere * threads;
        return ranks > processorsOfHost ? Optional.of(text(ranks, "on this host", processorsOfHost)) : Optional.empty();
    }

    private static String text(int ranks, String where, int processors) {
        return "volley: warning: %s %s that has %s: exchanges will be slow, expected at most one rank a processor"
                .formatted(NumberText.count(ranks, "rank"), where, NumberText.count(processors, "processor"));
    }
}
