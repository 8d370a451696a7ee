package volley.simulation.delivery;

import volley.models.CurrentSource.Currents;
import volley.partition.LocalNodes;

/**
 * Input of a generator of currents.
 *
 * @param course of the currents to the targets, in their order
 * @param factors that synapses multiply them by: one value for all, or one for each target by place
 */
public record CurrentInput(LocalNodes targets, Course<Currents> course, double[] factors, int delaySteps) {
    /** Adds the currents that arrive in a step to those of some targets. */
    void addTo(double[] picoamperes, int[] places, int[] indices, long step) {
        long stamp = step - delaySteps;
        if (stamp < 1) {
            return;
        }
        double[] arriving = course.at(stamp).at(stamp);
        // Of a place no bit counts where one value is for all.
        int currentMask = arriving.length == 1 ? 0 : -1;
        int factorMask = factors.length == 1 ? 0 : -1;
        for (int i = 0; i < places.length; i++) {
            int place = places[i];
            picoamperes[indices[i]] += factors[place & factorMask] * arriving[place & currentMask];
        }
    }
}
