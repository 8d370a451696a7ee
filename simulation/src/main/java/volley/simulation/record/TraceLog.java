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

    /** Values, of all ranks, that a part of a saved state holds, unless one record has more. */
    private static final int SAVED_AT_ONCE = 1 << 20;

    private Sampling sampling;
    private final List<String> names;
    private final NavigableMap<Integer, Probe> probeOfId = new TreeMap<>();
    private final List<double[]> chunks = new ArrayList<>();
    private Probe[] probes = {};
    private int neurons;
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

    /** Tells of how many neurons there are records on all ranks. */
    public void ofAllRanks(int allNeurons) {
        neurons = allNeurons;
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

    /** Saves the records, some at once, neuron by neuron. */
    public void save(String name, StateWriter state) {
        state.common(name + " steps", records, lastStep, forgottenSteps);
        for (int first = 0; first < records; first += savedAtOnce()) {
            state.ofNeurons(part(name, first), senders(), rows(first, Math.min(records, first + savedAtOnce())));
        }
    }

    /** The same on any number of ranks. */
    private int savedAtOnce() {
        return (int) Math.max(1, SAVED_AT_ONCE / Math.max(1, (long) neurons * names.size()));
    }

    private static String part(String name, int firstRecord) {
        return name + " from " + firstRecord;
    }

    /** Neuron by neuron, of each record by record. */
    private double[] rows(int firstRecord, int lastRecord) {
        int row = (lastRecord - firstRecord) * names.size();
        var rows = new double[Math.multiplyExact(probes.length, row)];
        for (int probe = 0, at = 0; probe < probes.length; probe++) {
            for (int record = firstRecord; record < lastRecord; record++) {
                for (int quantity = 0; quantity < names.size(); quantity++, at++) {
                    rows[at] = value(record * width() + (long) probe * names.size() + quantity);
                }
            }
        }
        return rows;
    }

    /** Goes on from the records that have been saved of the same neurons. */
    public void load(String name, StateReader state) {
        clear();
        long[] steps = state.common(name + " steps");
        records = (int) steps[0];
        lastStep = steps[1];
        forgottenSteps = steps[2];
        for (int first = 0; first < records; first += savedAtOnce()) {
            add(state.doublesOfNeurons(part(name, first), senders()));
        }
    }

    private void add(double[] rows) {
        int row = probes.length == 0 ? 0 : rows.length / probes.length;
        for (int from = 0; from < row; from += names.size()) {
            for (int probe = 0; probe < probes.length; probe++) {
                for (int quantity = 0; quantity < names.size(); quantity++) {
                    add(rows[probe * row + from + quantity]);
                }
            }
        }
    }

    /** Records at other steps, before anything has been recorded. */
    public void at(Sampling other) {
        sampling = other;
    }

    public Sampling sampling() {
        return sampling;
    }
}
