package volley.models;

import java.util.function.LongToDoubleFunction;

/**
 * A device that sends currents, one each step. A current that is stamped s over a delay d arrives in step s + d and acts
 * on the target from the step after. Its stamps begin at start, if that is not 0, and end a step before stop, both
 * shifted by origin, so that it acts on the potentials after start + d, up to stop + d.
 */
public sealed interface CurrentSource extends DeviceModel
        permits DcGenerator, AcGenerator, StepCurrentGenerator, NoiseGenerator {
    /** The device's currents to some targets. */
    @FunctionalInterface
    interface Currents {
        /**
         * The currents of a stamp in steps, 1 or more.
         *
         * @return currents in pA, 0 while the device is not active: one for all targets, or one for each in their order;
         *     not to be kept
         */
        double[] at(long stamp);

        /** Currents that are the same for all targets. */
        static Currents shared(LongToDoubleFunction course) {
            var current = new double[1];
            return stamp -> {
                current[0] = course.applyAsDouble(stamp);
                return current;
            };
        }
    }

    /**
     * The currents to some targets.
     *
     * @param keys a random key per target, of use if each gets a current of its own
     * @throws volley.partition.UserException if a parameter does not fit the time step
     */
    Currents currents(double resolutionMs, long[] keys);

    @Override
    default void requireValid(double resolutionMs) {
        currents(resolutionMs, new long[0]);
    }
}
