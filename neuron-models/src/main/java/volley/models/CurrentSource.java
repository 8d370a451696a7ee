package volley.models;

/**
 * A device that sends currents, one each step. A current that is stamped s over a delay d arrives in step s + d and acts
 * on the target from the step after. Its stamps begin at start, if that is not 0, and end a step before stop, both
 * shifted by origin, so that it acts on the potentials after start + d, up to stop + d.
 */
public sealed interface CurrentSource extends DeviceModel
        permits DcGenerator, AcGenerator, StepCurrentGenerator, NoiseGenerator {
    /** The device's currents to one target. */
    @FunctionalInterface
    interface Course {
        /** @return current in pA of a stamp in steps, 1 or more; 0 while the device is not active */
        double at(long stamp);
    }

    /** Whether each target gets a current of its own, so that a course serves one target only. */
    default boolean isPerTarget() {
        return false;
    }

    /**
     * The currents to a target.
     *
     * @param key random key of the target, of use if each gets a current of its own
     * @throws volley.partition.UserException if a parameter does not fit the time step
     */
    Course course(double resolutionMs, long key);
}
