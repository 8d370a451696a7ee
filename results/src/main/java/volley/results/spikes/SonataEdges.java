package volley.results.spikes;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.exceptions.HdfException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import volley.partition.UserException;
import volley.partition.connect.EdgeList;

/**
 * Connections as the SONATA standard keeps them (Dai et al. 2020, PLoS Comput. Biol. 16:e1007696): {@code
 * /edges/POPULATION/source_node_id} and {@code target_node_id}, numbers within the populations of nodes; in its group 0
 * weights {@code syn_weight} in the target's unit of weight and {@code delay} in ms, if they are there. What the table of
 * edge types says is not read, nor are files with more than one group.
 */
public final class SonataEdges {
    private static final String GROUP = "0";
    private static final String SECOND_GROUP = "1";

    private SonataEdges() {}

    /**
     * Reads all connections of a population of edges.
     *
     * @throws UserException if the file is no such file, or has no such population
     */
    public static EdgeList read(Path path, String population) {
        try (var file = new HdfFile(path)) {
            return read(path, (Group) file.getByPath("/edges/" + population));
        } catch (HdfException | ClassCastException e) {
            throw new UserException(path + " has no edges '" + population + "' (" + e.getMessage()
                    + "): expected a SONATA file of edges");
        }
    }

    private static EdgeList read(Path path, Group edges) {
        if (edges.getChild(SECOND_GROUP) != null) {
            throw new UserException(path + " has several groups of edges '" + edges.getName() + "': expected one");
        }
        var list = new EdgeList(ints(path, edges, "source_node_id"), ints(path, edges, "target_node_id"))
                .withPlaces(edge -> path + " edge " + edge);
        if (!(edges.getChild(GROUP) instanceof Group group)) {
            return list;
        }
        int[] rows = edges.getChild("edge_group_index") == null ? null : ints(path, edges, "edge_group_index");
        if (group.getChild("syn_weight") instanceof Dataset weights) {
            list = list.withWeights(doubles(path, weights, rows));
        }
        return group.getChild("delay") instanceof Dataset delays ? list.withDelays(doubles(path, delays, rows)) : list;
    }

    private static int[] ints(Path path, Group group, String name) {
        if (!(group.getChild(name) instanceof Dataset dataset)) {
            throw new UserException(path + " has no " + group.getPath() + name + ": expected a SONATA file of edges");
        }
        Object values = dataset.getData();
        var ints = new int[Array.getLength(values)];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = ((Number) Array.get(values, i)).intValue();
        }
        return ints;
    }

    /** @param rows where the value of each edge stands, or null if they are in the edges' order */
    private static double[] doubles(Path path, Dataset dataset, int[] rows) {
        Object values = dataset.getData();
        int length = Array.getLength(values);
        var doubles = new double[rows == null ? length : rows.length];
        for (int i = 0; i < doubles.length; i++) {
            int row = rows == null ? i : rows[i];
            if (row < 0 || row >= length) {
                throw new UserException(path + " edge_group_index[" + i + "] is " + row + ": expected 0 to "
                        + (length - 1) + ", as " + dataset.getPath() + " has");
            }
            doubles[i] = ((Number) Array.get(values, row)).doubleValue();
        }
        return doubles;
    }
}
