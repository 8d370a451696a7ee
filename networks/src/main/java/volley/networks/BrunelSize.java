package volley.networks;

import volley.partition.NumberText;
import volley.partition.UserException;

/**
 * Numbers of neurons and in-degrees of a network like Brunel's: 4 n excitatory and n inhibitory neurons, each of which
 * gets input from the same share of either population.
 *
 * @param order n
 * @param epsilon connection density: in-degree by size of the source population
 */
record BrunelSize(int order, double epsilon) {
    private static final int MAX_ORDER = Integer.MAX_VALUE / 5;

    /** @throws UserException if a value makes no sense, alone or with the other */
    BrunelSize {
        if (order < 1 || order > MAX_ORDER) {
            throw new UserException("order " + order + ": expected 1 to " + MAX_ORDER);
        }
        if (!(epsilon > 0 && epsilon <= 1)) {
            throw new UserException("epsilon " + NumberText.of(epsilon) + ": expected more than 0 and at most 1");
        }
        requireIndegree("excitatory", 4 * order, order, epsilon);
        requireIndegree("inhibitory", order, order, epsilon);
    }

    private static void requireIndegree(String population, int sources, int order, double epsilon) {
        if (indegree(epsilon, sources) < 1) {
            throw new UserException("order " + order + " with epsilon " + NumberText.of(epsilon) + " gives an "
                    + population + " in-degree of 0: expected a larger order or epsilon");
        }
    }

    private static int indegree(double epsilon, int sources) {
        return (int) (epsilon * sources);
    }

    /** Number of excitatory neurons, N_E. */
    int ne() {
        return 4 * order;
    }

    /** Number of inhibitory neurons, N_I. */
    int ni() {
        return order;
    }

    /** Excitatory in-degree C_E = epsilon N_E, rounded down. */
    int ce() {
        return indegree(epsilon, ne());
    }

    /** Inhibitory in-degree C_I = epsilon N_I, rounded down. */
    int ci() {
        return indegree(epsilon, ni());
    }

    /** @throws UserException if the value is below 0 or not finite */
    static void requireAtLeastZero(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new UserException(name + " " + NumberText.of(value) + ": expected a finite number, at least 0");
        }
    }

    /** @throws UserException if the value is not above 0 */
    static void requireAboveZero(String name, double value, String unit) {
        if (!(value > 0)) {
            throw new UserException(name + " " + NumberText.of(value) + " " + unit + ": expected more than 0");
        }
    }
}
