package volley.partition.connect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.partition.NodeSet;
import volley.partition.UserException;

class EdgeCsvTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("edges.csv"), text);
    }

    @Test
    void shouldReadConnectionsWithWeightsAndDelays() throws IOException {
        var edges = EdgeCsv.read(file("source,target,weight,delay\n0,2,-45.5,1.5\n\n 3 , 1 , 1e2 , 0.1\r\n"));
        assertArrayEquals(new double[] {-45.5, 100}, edges.weights());
        assertArrayEquals(new double[] {1.5, 0.1}, edges.delaysMs());
        var drawn = Drawn.sources(edges, NodeSet.of(10, 14), NodeSet.of(20, 23), 1);
        assertArrayEquals(new int[][] {{}, {13}, {10}}, drawn);
    }

    @Test
    void shouldTakeColumnsInAnyOrderAndLeaveOutWhatIsNotThere() throws IOException {
        var edges = EdgeCsv.read(file("delay,target,source\n2.5,0,1\n"));
        assertFalse(edges.hasWeights());
        assertTrue(edges.hasDelays());
        assertEquals(
                edges.toString(),
                ConnectionRule.edges(new int[] {1}, new int[] {0})
                        .withDelays(new double[] {2.5})
                        .toString());
        assertEquals(0, EdgeCsv.read(file("source,target")).size());
    }

    @Test
    void shouldSkipAByteOrderMark() throws IOException {
        assertEquals(1, EdgeCsv.read(file("\uFEFFsource,target\n1,0\n")).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            source,weight        | ': columns 'source,weight', expected source,target, and weight or delay or both if the file has them'
            source,target,source | ': columns 'source,target,source', expected source,target, and weight or delay or both if the file has them'
            source,target;1      | ' line 2: 1 value '1', expected 2: source,target'
            source,target;1,x    | ' line 2: target 'x', expected an index'
            source,target;1,2;1.5,2 | ' line 3: source '1.5', expected an index'
            source,target,delay;1,2,fast | ' line 2: delay 'fast', expected a number'
            """, quoteCharacter = '"')
    void shouldTellTheLineThatIsNoConnection(String text, String message) throws IOException {
        var file = file(text.replace(';', '\n'));
        var thrown = assertThrows(UserException.class, () -> EdgeCsv.read(file));
        assertEquals(file + message.strip().replaceAll("^'|'$", ""), thrown.getMessage());
    }

    @Test
    void shouldTellTheLineOfAConnectionThatCannotBeMade() throws IOException {
        var file = file("source,target\n\n0,1\n\n\n3,0\n2,2\n\n");
        var edges = EdgeCsv.read(file);
        var noSource = assertThrows(UserException.class, () -> edges.check(NodeSet.of(0, 3), NodeSet.of(0, 3)));
        assertEquals(file + " line 6: source 3, expected an index of 0 to 2", noSource.getMessage());
        var noTarget = assertThrows(UserException.class, () -> edges.check(NodeSet.of(0, 4), NodeSet.of(0, 2)));
        assertEquals(file + " line 7: target 2, expected an index of 0 to 1", noTarget.getMessage());
        var infinite = file("source,target,weight\n0,1,5\n1,0,Infinity\n");
        var noWeight = assertThrows(UserException.class, () -> EdgeCsv.read(infinite));
        assertEquals(infinite + " line 3: weight Infinity, expected a finite number", noWeight.getMessage());
    }

    @Test
    void shouldRefuseWhatIsNoTextFile() throws IOException {
        var none = folder.resolve("none.csv");
        assertEquals(
                none + " cannot be read (no such file): expected a CSV file of connections",
                assertThrows(UserException.class, () -> EdgeCsv.read(none)).getMessage());
        assertThrows(UserException.class, () -> EdgeCsv.read(folder));
        var binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28, '\n'});
        assertThrows(UserException.class, () -> EdgeCsv.read(binary));
    }
}
