package volley.simulation.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import volley.models.Neurons;
import volley.models.Recordable;
import volley.simulation.checkpoint.StateReader;
import volley.simulation.checkpoint.StateWriter;

/** The membrane potentials that one voltmeter has taken from one rank's neurons. */
public final class VoltageLog {
    private record Probe(Recordable potential, int index, int globalId) {}

    private final int intervalSteps;
    private final List<Probe> probes = new ArrayList<>();
    private double[] values = new double[64];
    private int size;

    public VoltageLog(int intervalSteps) {
        this.intervalSteps = intervalSteps;
    }

    /** Records one neuron from now on. */
    public void record(Neurons neurons, int index, int globalId) {
        probes.add(new Probe(neurons.recordable("V_m"), index, globalId));
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
            values[size++] = probe.potential.at(probe.index);
        }
    }

    public int[] senders() {
        return probes.stream().mapToInt(Probe::globalId).toArray();
    }

    /** Potentials in mV, record by record, in each in the order of the senders. */
    public double[] values() {
        return Arrays.copyOf(values, size);
    }

    /** Saves the records, neuron by neuron. */
    public void save(String name, StateWriter state) {
        int records = probes.isEmpty() ? 0 : size / probes.size();
        var ids = ids();
        var rows = new double[ids.length * records];
        for (int probe = 0; probe < probes.size(); probe++) {
            int row = Arrays.binarySearch(ids, probes.get(probe).globalId);
            for (int record = 0; record < records; record++) {
                rows[row * records + record] = values[record * probes.size() + probe];
            }
        }
        state.ofNeurons(name, ids, rows);
    }

    /** Goes on from the records that have been saved of the same neurons. */
    public void load(String name, StateReader state) {
        var ids = ids();
        var rows = state.doublesOfNeurons(name, ids);
        int records = ids.length == 0 ? 0 : rows.length / ids.length;
        size = records * probes.size();
        values = new double[Math.max(size, values.length)];
        for (int probe = 0; probe < probes.size(); probe++) {
            int row = Arrays.binarySearch(ids, probes.get(probe).globalId);
            for (int record = 0; record < records; record++) {
                values[record * probes.size() + probe] = rows[row * records + record];
            }
        }
    }

    private int[] ids() {
        return probes.stream().mapToInt(Probe::globalId).sorted().distinct().toArray();
    }

    public int intervalSteps() {
        return intervalSteps;
    }
}
