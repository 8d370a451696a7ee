package volley.simulation.record;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import volley.models.Neurons;
import volley.models.Recordable;
import volley.models.Sampling;
import volley.simulation.checkpoint.StateReader;
import volley.simulation.checkpoint.StateWriter;

/** What one multimeter has taken from one rank's neurons. */
public final class TraceLog {
    /** One neuron, with what is recorded of it. */
    private record Probe(Recordable[] quantities, int index) {}

    /** Values that a chunk holds: the log grows by chunks, without a copy. */
    private static final int CHUNK = 1 << 16;

    private Sampling sampling;
    private final List<String> names;
    private final NavigableMap<Integer, Probe> probeOfId = new TreeMap<>();
    private final List<double[]> chunks = new ArrayList<>();
    private Probe[] probes = {};
    private long size;
    private int records;
    private long lastStep;
    private long forgottenSteps;

    /** @param names of the quantities that are recorded */
    public TraceLog(Sampling sampling, List<String> names) {
        this.sampling = sampling;
        this.names = names;
    }

    /** Records one neuron from now on. */
    public void record(Neurons neurons, int index, int globalId) {
        var quantities = names.stream().map(neurons::recordable).toArray(Recordable[]::new);
        probeOfId.put(globalId, new Probe(quantities, index));
    }

    /** Ends the recording of further neurons. */
    public void begin() {
        probes = probeOfId.values().toArray(Probe[]::new);
    }

    /** Takes the quantities at the end of a step if they are due. */
    public void take(long step) {
        if (!sampling.isDue(step)) {
            return;
        }
        for (var probe : probes) {
            for (var quantity : probe.quantities) {
                add(quantity.at(probe.index));
            }
        }
        records++;
        lastStep = step;
    }

    private void add(double value) {
        int place = (int) (size % CHUNK);
        if (place == 0) {
            chunks.add(new double[CHUNK]);
        }
        chunks.getLast()[place] = value;
        size++;
    }

    private double value(long place) {
        return chunks.get((int) (place / CHUNK))[(int) (place % CHUNK)];
    }

    /** Number of records, the same on ranks without a neuron of them. */
    public int records() {
        return records;
    }

    /** The step of a record, 0 ... records-1. */
    public long step(int record) {
        return lastStep - (long) (records - 1 - record) * sampling.intervalSteps();
    }

    /** Forgets all records. */
    public void clear() {
        chunks.clear();
        size = 0;
        records = 0;
    }

    /** Forgets all records for good. */
    public void forget() {
        clear();
        forgottenSteps = lastStep;
    }

    /** Bytes of a neuron's records up to a step. */
    public double bytesOfNeuron(long upToStep) {
        return (double) (upToStep - forgottenSteps) / sampling.intervalSteps() * names.size() * Double.BYTES;
    }

    private long width() {
        return (long) probes.length * names.size();
    }

    public List<String> names() {
        return names;
    }

    /** Global ids of this rank's neurons, ascending. */
    public int[] senders() {
        return probeOfId.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** The values of a quantity: record by record, in each in the order of the senders. */
    public double[] values(int quantity, int firstRecord, int lastRecord) {
        var values = new double[Math.multiplyExact(lastRecord - firstRecord, probes.length)];
        for (int record = firstRecord, at = 0; record < lastRecord; record++) {
            for (int probe = 0; probe < probes.length; probe++, at++) {
                values[at] = value(record * width() + (long) probe * names.size() + quantity);
            }
        }
        return values;
    }

    /** All values: record by record, in each sender by sender, of each in the order of the names. */
    public double[] values(int firstRecord, int lastRecord) {
        long first = firstRecord * width();
        var values = new double[Math.toIntExact(lastRecord * width() - first)];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(first + i);
        }
        return values;
    }

    /** Saves the records, neuron by neuron. */
    public void save(String name, StateWriter state) {
        int row = Math.multiplyExact(records, names.size());
        var rows = new double[Math.multiplyExact(probes.length, row)];
        for (int probe = 0; probe < probes.length; probe++) {
            for (int record = 0; record < records; record++) {
                for (int quantity = 0; quantity < names.size(); quantity++) {
                    rows[probe * row + record * names.size() + quantity] =
                            value(record * width() + (long) probe * names.size() + quantity);
                }
            }
        }
        state.common(name + " steps", records, lastStep, forgottenSteps);
        state.ofNeurons(name, senders(), rows);
    }

    /** Goes on from the records that have been saved of the same neurons. */
    public void load(String name, StateReader state) {
        var rows = state.doublesOfNeurons(name, senders());
        int row = probes.length == 0 ? 0 : rows.length / probes.length;
        clear();
        for (int from = 0; from < row; from += names.size()) {
            for (int probe = 0; probe < probes.length; probe++) {
                for (int quantity = 0; quantity < names.size(); quantity++) {
                    add(rows[probe * row + from + quantity]);
                }
            }
        }
        long[] steps = state.common(name + " steps");
        records = (int) steps[0];
        lastStep = steps[1];
        forgottenSteps = steps[2];
    }

    /** Records at other steps, before anything has been recorded. */
    public void at(Sampling other) {
        sampling = other;
    }

    public Sampling sampling() {
        return sampling;
    }
}
