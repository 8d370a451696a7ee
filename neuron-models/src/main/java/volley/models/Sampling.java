package volley.models;

/**
 * The steps at whose ends something is recorded.
 *
 * @param firstStep the first of them, if activity allows
 * @param intervalSteps steps from one to the next, 1 or more
 * @param activity those that are let pass
 */
public record Sampling(long firstStep, int intervalSteps, Activity activity) {
    public boolean isDue(long step) {
        return step >= firstStep && (step - firstStep) % intervalSteps == 0 && activity.contains(step);
    }
}
