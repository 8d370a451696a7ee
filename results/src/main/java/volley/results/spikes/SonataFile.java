package volley.results.spikes;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import volley.partition.NodeSet;
import volley.results.hdf.StreamedDataset;

/**
 * Spikes as the SONATA standard keeps them (Dai et al. 2020, PLoS Comput. Biol. 16:e1007696): {@code
 * /spikes/POPULATION/timestamps} in ms and {@code node_ids} of the same spikes, numbers within the population, sorted
 * by time, then id.
 */
public final class SonataFile {
    /** Of the root; {@code 0x0A7A} marks SONATA. */
    private static final int MAGIC = 0x0A7A;

    /** Of the root: the standard's version, major and minor. */
    private static final int[] VERSION = {0, 1};

    private static final String SPIKES = "spikes";
    private static final String TIMESTAMPS = "timestamps";
    private static final String NODE_IDS = "node_ids";

    /** Values read at once. */
    private static final int SLICE = 1 << 16;

    private SonataFile() {}

    /**
     * The spikes of one population.
     *
     * @param nodes its neurons, recorded or not: a neuron's place is its number within the population
     */
    public record Population(String name, NodeSet nodes, SpikeSource spikes) {}

    /** Writes a file that is not there yet; memory does not grow with the number of spikes. */
    public static void write(Path path, List<Population> populations) throws IOException {
        try (var file = HdfFile.write(path)) {
            file.putAttribute("magic", MAGIC, true);
            file.putAttribute("version", VERSION, true);
            var spikes = file.putGroup(SPIKES);
            for (var population : populations) {
                var group = spikes.putGroup(population.name);
                group.getAttributes().put(SortingAttribute.NAME, SortingAttribute.byTime(group));
                group.putDataset(TIMESTAMPS, StreamedDataset.doubles(TIMESTAMPS, group, times(population)))
                        .putAttribute("units", "ms");
                group.putDataset(NODE_IDS, StreamedDataset.unsigned(NODE_IDS, group, nodeIds(population)));
            }
        } catch (HdfException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
    }

    private static StreamedDataset.Values times(Population population) {
        return output -> population.spikes.forEach((globalId, timeMs) -> output.put(timeMs));
    }

    private static StreamedDataset.Values nodeIds(Population population) {
        return output ->
                population.spikes.forEach((globalId, timeMs) -> output.put((long) population.nodes.indexOf(globalId)));
    }

    /**
     * The spikes of a population of a file. Reading them throws {@link IOException} if the file is damaged or has no
     * such population.
     *
     * @param nodes its neurons, recorded or not
     */
    public static SpikeSource read(Path path, String population, NodeSet nodes) {
        return visitor -> {
            try (var file = new HdfFile(path)) {
                var group = "/" + SPIKES + "/" + population + "/";
                read(
                        file.getDatasetByPath(group + NODE_IDS),
                        file.getDatasetByPath(group + TIMESTAMPS),
                        nodes,
                        visitor);
            } catch (HdfException | ClassCastException | IndexOutOfBoundsException e) {
                throw new IOException(path + ": no spikes of a population " + population + ": " + e.getMessage(), e);
            }
        };
    }

    private static void read(Dataset nodeIds, Dataset timestamps, NodeSet nodes, SpikeSource.Visitor visitor)
            throws IOException {
        long size = timestamps.getSize();
        for (long start = 0; start < size; start += SLICE) {
            long[] offset = {start};
            int[] length = {(int) Math.min(SLICE, size - start)};
            var times = (double[]) timestamps.getData(offset, length);
            Object ids = nodeIds.getData(offset, length);
            for (int i = 0; i < length[0]; i++) {
                visitor.spike(nodes.globalId(((Number) Array.get(ids, i)).intValue()), times[i]);
            }
        }
    }
}
