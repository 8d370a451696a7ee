package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class PayloadsTest {
    @Test
    void shouldSplitWhatItHasJoined() {
        byte[][] payloads = {{1, 2, 3}, {}, {4}};
        assertArrayEquals(payloads, Payloads.split(Payloads.join(payloads)).toArray());
    }

    @Test
    void shouldRefuseMoreThanAnArrayHolds() {
        byte[][] payloads = Collections.nCopies(2048, new byte[1 << 20]).toArray(byte[][]::new);
        var thrown = assertThrows(TransportException.class, () -> Payloads.join(payloads));
        assertEquals(
                "bytes gathered from the ranks of a process: 2147491840 in all, expected at most 2147483647",
                thrown.getMessage());
    }
}
