package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static volley.models.Units.mV;
import static volley.models.Units.ms;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import volley.models.IafPscDelta;
import volley.partition.NodeSet;
import volley.partition.connect.ConnectionRule;
import volley.partition.random.Distribution;

class NetworkIdentityTest {
    @Test
    void shouldTellWhatPartsSayOfThemselves() {
        var identity = new NetworkIdentity();
        var parts = new Object[] {
            TimeGrid.of(ms(0.1)),
            "projection",
            IafPscDelta.defaults(),
            NodeSet.of(3, 7),
            ConnectionRule.fixedIndegree(10).withoutMultapses(),
            ConnectionRule.allToAll(),
            Synapse.of(mV(0.1), ms(1.5)).weight(Distribution.normal(0.1, 0.01)).seed(5)
        };
        identity.add(parts);
        assertEquals(Stream.of(parts).map(Object::toString).collect(Collectors.joining(" ")), identity.lines());
    }
}
