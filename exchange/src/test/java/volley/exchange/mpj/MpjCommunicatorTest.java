package volley.exchange.mpj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import volley.exchange.TransportException;

class MpjCommunicatorTest {
    @Test
    void shouldLayPartsOneBehindTheOther() {
        assertArrayEquals(new int[] {0, 3, 3, 8}, MpjCommunicator.offsets(new int[] {3, 0, 5}));
    }

    @Test
    void shouldRefuseToGatherMoreThanAnArrayHolds() {
        int[] lengths = {2_000_000_000, 2_000_000_000, 1};
        var thrown = assertThrows(TransportException.class, () -> MpjCommunicator.offsets(lengths));
        assertEquals(
                "bytes gathered from all processes: 4000000001 in all, expected at most 2147483647",
                thrown.getMessage());
    }
}
