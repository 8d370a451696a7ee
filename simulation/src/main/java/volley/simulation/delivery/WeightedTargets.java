package volley.simulation.delivery;

import java.util.List;
import volley.partition.IdRange;
import volley.partition.NodeSet;

/**
 * What decides how the weights of a projection are kept: known before its connections are drawn.
 *
 * @param sources of the projection
 * @param targets of the projection, on all ranks
 * @param least multiple of the quantum that a weight may be
 * @param most multiple of the quantum that a weight may be
 * @param quantum a power of two, in the unit of the targets' weights
 * @param mayRepeat whether a source may spike more than once in a step
 * @param mostIndegree connections that a target has at most
 * @param localTargets local indices of the rank's targets
 */
public record WeightedTargets(
        NodeSet sources,
        NodeSet targets,
        int least,
        int most,
        double quantum,
        boolean mayRepeat,
        int mostIndegree,
        List<IdRange> localTargets) {

    /** Which connect call made the projection, for messages: {@code from neurons 0 to 9 to neurons 4}. */
    String connection() {
        return "from " + sources + " to " + targets;
    }

    /** Whether there may be weights of a sign: 0 for 0 and more, 1 for less. Where none is above 0, 0 counts as less. */
    boolean has(int sign) {
        return sign == 0 ? most > 0 || least == 0 : least < 0;
    }

    /** The largest magnitude of multiples of a sign. */
    long largest(int sign) {
        return sign == 0 ? most : -(long) least;
    }

    /** Number of targets among some of the rank's neurons. */
    int targetsAmong(IdRange localIndices) {
        int targets = 0;
        for (var range : localTargets) {
            targets +=
                    Math.max(0, Math.min(range.to(), localIndices.to()) - Math.max(range.from(), localIndices.from()));
        }
        return targets;
    }
}
