package volley.models;

import java.util.Arrays;
import volley.partition.NumberText;
import volley.partition.UserException;

/**
 * A value that changes at given steps, 0 before the first.
 *
 * @param steps when it changes, ascending
 * @param values what it is from then on
 */
record StepFunction(long[] steps, double[] values) {
    /**
     * @param times name of the list of times in ms
     * @param values name of the list of values
     * @throws UserException if the lists differ in length, or the times are not increasing or off the grid
     */
    static StepFunction of(ParameterValues parameters, String times, String values, double resolutionMs) {
        var timesMs = parameters.list(times);
        var changes = parameters.list(values);
        String device = parameters.table().model();
        if (timesMs.length != changes.length) {
            throw new UserException(times + " of " + NumberText.count(timesMs.length, "value") + " of " + device
                    + ": expected " + changes.length + ", as many as " + values);
        }
        var steps = new long[timesMs.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Steps.longCount(times, timesMs[i], resolutionMs);
            if (steps[i] < 1 || i > 0 && steps[i] <= steps[i - 1]) {
                throw new UserException(times + " " + timesMs[i] + " ms of " + device + ": expected "
                        + (i == 0 ? "at least one step" : "more than " + timesMs[i - 1] + " ms, the one before"));
            }
        }
        return new StepFunction(steps, changes);
    }

    /** Number of changes up to and with a step. */
    int changesUpTo(long step) {
        int place = Arrays.binarySearch(steps, step);
        return place >= 0 ? place + 1 : -place - 1;
    }

    double at(long step) {
        int changes = changesUpTo(step);
        return changes == 0 ? 0 : values[changes - 1];
    }
}
