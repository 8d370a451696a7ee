package volley.simulation.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import volley.models.Neurons;

/** The membrane potentials that one voltmeter has taken from one rank's neurons. */
public final class VoltageLog {
    private record Probe(Neurons neurons, int index, int globalId) {}

    private final int intervalSteps;
    private final List<Probe> probes = new ArrayList<>();
    private double[] values = new double[64];
    private int size;

    public VoltageLog(int intervalSteps) {
        this.intervalSteps = intervalSteps;
    }

    /** Records one neuron from now on. */
    public void record(Neurons neurons, int index, int globalId) {
        probes.add(new Probe(neurons, index, globalId));
    }

    /** Takes the potentials at the end of a step if they are due. */
    public void take(long step) {
        if (step % intervalSteps != 0) {
            return;
        }
        if (values.length < size + probes.size()) {
            values = Arrays.copyOf(values, Math.max(size + probes.size(), Math.multiplyExact(size, 2)));
        }
        for (var probe : probes) {
            values[size++] = probe.neurons.membranePotential(probe.index);
        }
    }

    public int[] senders() {
        return probes.stream().mapToInt(Probe::globalId).toArray();
    }

    /** Potentials in mV, record by record, in each in the order of the senders. */
    public double[] values() {
        return Arrays.copyOf(values, size);
    }

    public int intervalSteps() {
        return intervalSteps;
    }
}
