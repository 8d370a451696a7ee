package volley.simulation;

/** Shows a person how far simulations have come. */
@FunctionalInterface
public interface SimulationProgress {
    /** Shows nothing. */
    SimulationProgress NONE = (startMs, endMs) -> doneMs -> {};

    /** Begins to show a simulation from one biological time to another, in ms. */
    Shown begin(double startMs, double endMs);

    /** One simulation that is shown until it is closed. */
    @FunctionalInterface
    interface Shown extends AutoCloseable {
        /** @param doneMs biological time that has been reached in ms */
        void reached(double doneMs);

        @Override
        default void close() {}
    }
}
