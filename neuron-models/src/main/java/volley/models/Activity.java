package volley.models;

/**
 * The stamps at which a device is active, in steps.
 *
 * @param first the first
 * @param last the last; before the first if there is none
 */
public record Activity(long first, long last) {
    public boolean contains(long stamp) {
        return stamp >= first && stamp <= last;
    }
}
