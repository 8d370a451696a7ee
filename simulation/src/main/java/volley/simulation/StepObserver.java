package volley.simulation;

/** Is told how far a rank's simulation has come. */
@FunctionalInterface
public interface StepObserver {
    /** @param step the last step that has ended */
    void reached(long step);
}
