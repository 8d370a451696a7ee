package volley.simulation.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import volley.models.Neurons;
import volley.models.Recordable;
import volley.models.Sampling;
import volley.simulation.checkpoint.StateReader;
import volley.simulation.checkpoint.StateWriter;

/** What one multimeter has taken from one rank's neurons. */
public final class TraceLog {
    /** One neuron, with what is recorded of it. */
    private record Probe(Recordable[] quantities, int index, int globalId) {}

    /** Values that a chunk holds: the log grows by chunks, without a copy. */
    private static final int CHUNK = 1 << 16;

    private final Sampling sampling;
    private final List<String> names;
    private final List<Probe> probes = new ArrayList<>();
    private final List<double[]> chunks = new ArrayList<>();
    private long size;

    /** @param names of the quantities that are recorded */
    public TraceLog(Sampling sampling, List<String> names) {
        this.sampling = sampling;
        this.names = names;
    }

    /** Records one neuron from now on. */
    public void record(Neurons neurons, int index, int globalId) {
        var quantities = names.stream().map(neurons::recordable).toArray(Recordable[]::new);
        probes.add(new Probe(quantities, index, globalId));
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

    /** Number of records of each neuron. */
    public int records() {
        return probes.isEmpty() ? 0 : Math.toIntExact(size / width());
    }

    /** Bytes of the records up to a step. */
    public double expectedBytes(long lastStep) {
        return (double) lastStep / sampling.intervalSteps() * width() * Double.BYTES;
    }

    private long width() {
        return (long) probes.size() * names.size();
    }

    public List<String> names() {
        return names;
    }

    /** Global ids of this rank's neurons, in the order in which they were connected. */
    public int[] senders() {
        return probes.stream().mapToInt(Probe::globalId).toArray();
    }

    /** Puts the values of a quantity into an array: record by record, in each in the order of the senders. */
    public double[] values(int quantity, int firstRecord, int lastRecord) {
        var values = new double[Math.multiplyExact(lastRecord - firstRecord, probes.size())];
        for (int record = firstRecord, at = 0; record < lastRecord; record++) {
            for (int probe = 0; probe < probes.size(); probe++, at++) {
                values[at] = value(record * width() + (long) probe * names.size() + quantity);
            }
        }
        return values;
    }

    /** Saves the records, neuron by neuron. */
    public void save(String name, StateWriter state) {
        int records = records();
        var ids = ids();
        int row = records * names.size();
        var rows = new double[Math.multiplyExact(ids.length, row)];
        for (int probe = 0; probe < probes.size(); probe++) {
            int place = Arrays.binarySearch(ids, probes.get(probe).globalId);
            for (int record = 0; record < records; record++) {
                for (int quantity = 0; quantity < names.size(); quantity++) {
                    rows[place * row + record * names.size() + quantity] =
                            value(record * width() + (long) probe * names.size() + quantity);
                }
            }
        }
        state.ofNeurons(name, ids, rows);
    }

    /** Goes on from the records that have been saved of the same neurons. */
    public void load(String name, StateReader state) {
        var ids = ids();
        var rows = state.doublesOfNeurons(name, ids);
        int row = ids.length == 0 ? 0 : rows.length / ids.length;
        chunks.clear();
        size = 0;
        for (int from = 0; from < row; from += names.size()) {
            for (var probe : probes) {
                int place = Arrays.binarySearch(ids, probe.globalId);
                for (int quantity = 0; quantity < names.size(); quantity++) {
                    add(rows[place * row + from + quantity]);
                }
            }
        }
    }

    private int[] ids() {
        return probes.stream().mapToInt(Probe::globalId).sorted().distinct().toArray();
    }

    public Sampling sampling() {
        return sampling;
    }
}
