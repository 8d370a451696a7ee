package volley.results.spikes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.partition.UserException;
import volley.partition.connect.EdgeList;

class SonataEdgesTest {
    private static final long[] SOURCES = {3, 0, 3};
    private static final long[] TARGETS = {2, 1, 2};

    @TempDir
    private Path folder;

    private Path file(Consumer<WritableGroup> content) {
        var path = folder.resolve("edges.h5");
        try (var file = HdfFile.write(path)) {
            content.accept(file.putGroup("edges").putGroup("exc_to_inh"));
        }
        return path;
    }

    private static void putEnds(WritableGroup edges) {
        edges.putDataset("source_node_id", SOURCES);
        edges.putDataset("target_node_id", TARGETS);
    }

    private static EdgeList ends() {
        return new EdgeList(new int[] {3, 0, 3}, new int[] {2, 1, 2});
    }

    @Test
    void shouldReadWhoIsConnectedToWhom() {
        var edges = SonataEdges.read(file(SonataEdgesTest::putEnds), "exc_to_inh");
        assertEquals(ends().toString(), edges.toString());
        assertTrue(edges.place(2).endsWith("edges.h5 edge 2"), edges.place(2));
    }

    @Test
    void shouldReadWeightsAndDelaysInTheOrderOfTheEdges() {
        var edges = SonataEdges.read(
                file(group -> {
                    putEnds(group);
                    group.putDataset("edge_group_index", new int[] {2, 0, 1});
                    var values = group.putGroup("0");
                    values.putDataset("syn_weight", new double[] {1, 2, 3});
                    values.putDataset("delay", new float[] {0.5f, 1, 1.5f});
                }),
                "exc_to_inh");
        assertArrayEquals(new double[] {3, 1, 2}, edges.weights());
        assertArrayEquals(new double[] {1.5, 0.5, 1}, edges.delaysMs());
    }

    @Test
    void shouldRefuseWhatIsNotThere() throws IOException {
        var file = file(group -> group.putDataset("source_node_id", SOURCES));
        var thrown = assertThrows(UserException.class, () -> SonataEdges.read(file, "exc_to_inh"));
        assertEquals(
                file + " has no /edges/exc_to_inh/target_node_id: expected a SONATA file of edges",
                thrown.getMessage());
        var unknown = assertThrows(UserException.class, () -> SonataEdges.read(file, "inh_to_exc"));
        assertTrue(unknown.getMessage().startsWith(file + " has no edges 'inh_to_exc'"), unknown::getMessage);
        var text = Files.writeString(folder.resolve("text"), "source,target\n");
        assertThrows(UserException.class, () -> SonataEdges.read(text, "exc_to_inh"));
    }

    @Test
    void shouldRefuseWhatItWouldReadWrongly() {
        var several = file(group -> {
            putEnds(group);
            group.putGroup("0").putDataset("delay", new double[] {1});
            group.putGroup("1").putDataset("delay", new double[] {1});
        });
        assertThrows(UserException.class, () -> SonataEdges.read(several, "exc_to_inh"));
    }

    @Test
    void shouldRefuseAnIndexBeyondTheValues() {
        var beyond = file(group -> {
            putEnds(group);
            group.putDataset("edge_group_index", new int[] {0, 1, 2});
            group.putGroup("0").putDataset("delay", new double[] {1, 1});
        });
        var thrown = assertThrows(UserException.class, () -> SonataEdges.read(beyond, "exc_to_inh"));
        assertEquals(
                beyond + " edge_group_index[2] is 2: expected 0 to 1, as /edges/exc_to_inh/0/delay has",
                thrown.getMessage());
    }
}
