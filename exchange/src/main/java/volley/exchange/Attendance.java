package volley.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the ranks of a job stand in their {@link Progress}, as one process knows it.
 *
 * @param ranksPerProcess the same in every process
 * @param processes for each process its ranks' values, or nothing if it did not answer
 */
record Attendance(int ranksPerProcess, List<Optional<long[]>> processes) {
    private static final int MOST_NAMED = 8;

    /** Names those who are missing where another rank stands at this value. */
    String describeBehind(long value) {
        var late = new ArrayList<Integer>();
        var ended = new ArrayList<Integer>();
        var silent = new ArrayList<Integer>();
        for (int process = 0; process < processes.size(); process++) {
            for (int index = 0; index < ranksPerProcess; index++) {
                int rank = process * ranksPerProcess + index;
                if (processes.get(process).isEmpty()) {
                    silent.add(rank);
                    continue;
                }
                long other = processes.get(process).get()[index];
                if (Progress.waitsInVain(value, other)) {
                    ended.add(rank);
                } else if (Progress.isBehind(other, value)) {
                    late.add(rank);
                }
            }
        }
        var parts = new ArrayList<String>();
        if (!late.isEmpty()) {
            parts.add(name(late));
        }
        if (!ended.isEmpty()) {
            parts.add(name(ended) + (ended.size() == 1 ? ", which has ended" : ", which have ended"));
        }
        if (!silent.isEmpty()) {
            parts.add(name(silent) + (silent.size() == 1 ? ", which does" : ", which do") + " not answer");
        }
        return parts.isEmpty() ? "a message that is lost: all ranks have come" : String.join(", and for ", parts);
    }

    /** Whether any rank that has answered waits in vain for one that leaves at this value. */
    boolean anyoneWaitsFor(long leaving) {
        for (var values : processes) {
            if (values.isPresent()) {
                for (long value : values.get()) {
                    if (Progress.waitsInVain(value, leaving)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static String name(List<Integer> ranks) {
        String named = ranks.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        int more = ranks.size() - MOST_NAMED;
        return (ranks.size() == 1 ? "rank " : "ranks ") + named + (more > 0 ? " and " + more + " more" : "");
    }
}
