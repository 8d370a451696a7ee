package volley.models;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** A value of each of a rank's neurons: one for all, or one each. */
public final class Column {
    private final double[] values;

    /** Of a neuron's index these bits are its place: none if there is one value for all. */
    private final int mask;

    private Column(double[] values, int mask) {
        this.values = values;
        this.mask = mask;
    }

    public static Column single(double value) {
        return new Column(new double[] {value}, 0);
    }

    public static Column each(double[] values) {
        return new Column(values, -1);
    }

    /** What follows from other columns, neuron by neuron; one value if all of those have one. */
    static Column from(int size, IntToDoubleFunction value, Column... others) {
        if (Arrays.stream(others).allMatch(Column::isSingle)) {
            return single(value.applyAsDouble(0));
        }
        var values = new double[size];
        Arrays.setAll(values, value);
        return each(values);
    }

    public boolean isSingle() {
        return mask == 0;
    }

    double at(int index) {
        return values[index & mask];
    }

    /** Copies so many values from an index on to the begin of an array. */
    void copy(int from, int count, double[] into) {
        if (isSingle()) {
            Arrays.fill(into, 0, count, values[0]);
        } else {
            System.arraycopy(values, from, into, 0, count);
        }
    }

    /** The one value that all have. */
    double one() {
        return values[0];
    }

    /** The values of all, or the one value that all have. */
    public double[] all() {
        return values;
    }

    /**
     * The same, with a value for each of so many, those of some replaced.
     *
     * @param replacing the values of those, in their order
     */
    Column with(Column replacing, int[] indices, int size) {
        var all = spread(size).values.clone();
        for (int i = 0; i < indices.length; i++) {
            all[indices[i]] = replacing.at(i);
        }
        return each(all);
    }

    /** The same, with a value for each of so many. */
    Column spread(int size) {
        if (!isSingle()) {
            return this;
        }
        var all = new double[size];
        Arrays.fill(all, values[0]);
        return each(all);
    }
}
