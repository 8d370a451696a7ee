package volley.simulation.delivery;

import volley.models.CurrentSource.Course;
import volley.partition.LocalNodes;

/**
 * Input of a generator of currents.
 *
 * @param courses of the current: one for all targets, or one for each, by place
 * @param factor that the synapse multiplies it by
 */
public record CurrentInput(LocalNodes targets, Course[] courses, double factor, int delaySteps) {
    /** Adds the currents that arrive in a step to those of some targets. */
    void addTo(double[] picoamperes, int[] places, int[] indices, long step) {
        long stamp = step - delaySteps;
        if (stamp < 1) {
            return;
        }
        if (courses.length == 1) {
            double current = factor * courses[0].at(stamp);
            for (int index : indices) {
                picoamperes[index] += current;
            }
        } else {
            for (int i = 0; i < places.length; i++) {
                picoamperes[indices[i]] += factor * courses[places[i]].at(stamp);
            }
        }
    }
}
