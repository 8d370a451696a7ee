package volley.results.traces;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import volley.models.Recordable;
import volley.results.hdf.StreamedDataset;

/**
 * Traces as the SONATA standard keeps reports (Dai et al. 2020, PLoS Comput. Biol. 16:e1007696): {@code
 * /report/NAME/data}, a row for each time, and {@code mapping}, which says whose the columns are. The nodes are those of
 * the whole network, numbered by global id. A neuron's recorded quantities are its elements: columns {@code
 * index_pointers[i] ... index_pointers[i + 1] - 1} are of {@code node_ids[i]}, in the order of the attribute {@code
 * variables} of the data.
 */
public final class SonataTraces {
    /** Values that are read at once, or else one row. */
    private static final int SLICE = 1 << 16;

    /** Times are sums of multiples of the time step, without the last digits that adding leaves. */
    private static final double PER_MILLISECOND = 1e9;

    private SonataTraces() {}

    /** What is known of a recording once it was gone through. */
    private static final class Extent implements TraceSource.Visitor {
        private int[] senders = {};
        private double firstMs;
        private long records;

        @Override
        public void record(double timeMs, int[] recordSenders, double[] values) {
            if (records == 0) {
                firstMs = timeMs;
                senders = recordSenders.clone();
            }
            records++;
        }
    }

    /**
     * Writes a file that is not there yet; memory does not grow with the number of records.
     *
     * @param name of the traces
     * @param quantities what was recorded
     * @param intervalMs time between two records in ms
     */
    public static void write(Path path, String name, List<String> quantities, double intervalMs, TraceSource traces)
            throws IOException {
        var extent = new Extent();
        traces.forEach(extent);
        int[] senders = extent.senders;
        int each = quantities.size();
        try (var file = HdfFile.write(path)) {
            var group = file.putGroup("report").putGroup(name);
            // Without a record the neurons are not known; a row has at least a column even then.
            int columns = Math.max(1, senders.length * each);
            var data = group.putDataset("data", StreamedDataset.rows("data", group, columns, output -> {
                traces.forEach((timeMs, ids, values) -> putAll(values, output));
            }));
            data.putAttribute("units", units(quantities));
            data.putAttribute("variables", String.join(",", quantities));
            var mapping = group.putGroup("mapping");
            mapping.putDataset("node_ids", StreamedDataset.unsigned("node_ids", mapping, output -> {
                for (int sender : senders) {
                    output.put((long) sender);
                }
            }));
            mapping.putDataset("index_pointers", StreamedDataset.unsigned("index_pointers", mapping, output -> {
                for (long sender = 0; sender <= senders.length; sender++) {
                    output.put(sender * each);
                }
            }));
            mapping.putDataset("element_ids", StreamedDataset.unsigned("element_ids", mapping, output -> {
                for (long column = 0; column < (long) senders.length * each; column++) {
                    output.put(column % each);
                }
            }));
            double endMs = rounded(extent.firstMs + extent.records * intervalMs);
            var time = mapping.putDataset("time", StreamedDataset.doubles("time", mapping, output -> {
                putAll(new double[] {extent.firstMs, endMs, intervalMs}, output);
            }));
            time.putAttribute("units", "ms");
        } catch (HdfException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
    }

    private static void putAll(double[] values, StreamedDataset.Output output) throws IOException {
        for (double value : values) {
            output.put(value);
        }
    }

    /** The unit that all have, or that of each. */
    private static String units(List<String> quantities) {
        var units = quantities.stream().map(Recordable::unit).toList();
        return units.stream().distinct().count() == 1 ? units.getFirst() : String.join(",", units);
    }

    private static double rounded(double timeMs) {
        return Math.round(timeMs * PER_MILLISECOND) / PER_MILLISECOND;
    }

    /**
     * The traces of a file. Reading them throws {@link IOException} if the file is damaged or has none of that name.
     *
     * @param name of the traces
     */
    public static TraceSource read(Path path, String name) {
        return visitor -> {
            try (var file = new HdfFile(path)) {
                var group = "/report/" + name + "/";
                var time =
                        (double[]) file.getDatasetByPath(group + "mapping/time").getData();
                int[] senders = ints(file.getDatasetByPath(group + "mapping/node_ids"));
                read(file.getDatasetByPath(group + "data"), time, senders, visitor);
            } catch (HdfException | ClassCastException | IndexOutOfBoundsException e) {
                throw new IOException(path + ": no traces named " + name + ": " + e.getMessage(), e);
            }
        };
    }

    private static int[] ints(Dataset dataset) {
        var ints = new int[(int) dataset.getSize()];
        Object data = ints.length == 0 ? ints : dataset.getData();
        for (int i = 0; i < ints.length; i++) {
            ints[i] = ((Number) Array.get(data, i)).intValue();
        }
        return ints;
    }

    private static void read(Dataset data, double[] time, int[] senders, TraceSource.Visitor visitor)
            throws IOException {
        int records = data.getDimensions()[0];
        int columns = data.getDimensions()[1];
        int atOnce = Math.max(1, SLICE / columns);
        for (int first = 0; first < records; first += atOnce) {
            int[] shape = {Math.min(atOnce, records - first), columns};
            var rows = (double[][]) data.getData(new long[] {first, 0}, shape);
            for (int row = 0; row < rows.length; row++) {
                visitor.record(rounded(time[0] + (first + row) * time[2]), senders, rows[row]);
            }
        }
    }
}
