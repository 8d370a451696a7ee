package volley.simulation.delivery;

import java.util.ArrayDeque;

/**
 * What a device sends, which changes where its parameters are set: each holds for the stamps from one on.
 *
 * @param <T> what it sends meanwhile
 */
public final class Course<T> {
    private record Later<T>(long firstStamp, T value) {}

    private final ArrayDeque<Later<T>> later = new ArrayDeque<>();
    private T current;

    /** @param current for all stamps, until it changes */
    public Course(T current) {
        this.current = current;
    }

    /** Changes to something else, after the changes so far. */
    public void change(long firstStamp, T value) {
        later.add(new Later<>(firstStamp, value));
    }

    /** @param stamp as large as all that were asked for before, or larger */
    T at(long stamp) {
        while (!later.isEmpty() && later.peek().firstStamp <= stamp) {
            current = later.remove().value;
        }
        return current;
    }
}
