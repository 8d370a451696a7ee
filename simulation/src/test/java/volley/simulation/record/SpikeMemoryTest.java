package volley.simulation.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import volley.partition.UserException;

class SpikeMemoryTest {
    @Test
    void shouldGrowUpToTheLongestArray() {
        assertEquals(128, SpikeMemory.capacity(64, 1));
        assertEquals(500, SpikeMemory.capacity(64, 436));
        assertEquals(SpikeMemory.MOST, SpikeMemory.capacity(1_500_000_000, 1));
        assertEquals(SpikeMemory.MOST, SpikeMemory.capacity(SpikeMemory.MOST - 5, 5));
    }

    @Test
    void shouldRefuseMoreSpikesThanAnArrayHolds() {
        var thrown = assertThrows(UserException.class, () -> SpikeMemory.capacity(SpikeMemory.MOST - 5, 6));
        assertEquals(
                "a spike_recorder on a rank has more than 2,147,483,639 spikes to keep in memory: expected to stream"
                        + " them, or to record fewer neurons",
                thrown.getMessage());
    }
}
