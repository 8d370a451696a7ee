package volley.partition.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.Seeding;

class ListTableTest {
    @ParameterizedTest
    @CsvSource({"1, list16, 2", "65536, list16, 2", "65537, list32, 4"})
    void shouldTakeTwoBytesAConnectionAsLongAsTargetsFit(int targets, String store, int bytesPerConnection) {
        var incoming = new IncomingConnections(
                ConnectionRule.fixedIndegree(3),
                NodeSet.of(0, 10),
                NodeSet.of(10, 10 + targets),
                new RoundRobin(0, 1),
                Seeding.NEURON,
                1);
        var table = new ListTable(incoming);
        assertEquals(store, table.store());
        assertEquals(3L * targets * bytesPerConnection + 10 * Integer.BYTES, table.bytes());
    }
}
