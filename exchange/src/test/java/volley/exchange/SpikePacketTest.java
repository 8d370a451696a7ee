package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpikePacketTest {
    @Test
    void shouldLayOutCountLagsAndIds() {
        var packet = new SpikePacket(3);
        packet.add(40);
        packet.add(41);
        packet.endLag();
        packet.endLag();
        packet.add(42);
        packet.endLag();
        int[] ints = Arrays.copyOf(packet.withLength(8), 8);
        assertArrayEquals(new int[] {3, 0, 2, 0, 1, 40, 41, 42}, ints);
    }

    @Test
    void shouldCarryBusyTimeAsFloat() {
        var packet = new SpikePacket(1);
        packet.busyNanos(1.5e9f);
        assertEquals(1.5e9f, SpikePacket.busyNanos(packet.withLength(3), 0));
    }

    @Test
    void shouldGrowWithItsSpikes() {
        var packet = new SpikePacket(2);
        for (int i = 0; i < 100_000; i++) {
            packet.add(i);
        }
        int[] ints = packet.withLength(0);
        assertEquals(100_000, SpikePacket.count(ints, 0));
        assertEquals(99_999, ints[SpikePacket.headerLength(2) + 99_999]);
    }

    @Test
    void shouldBeEmptyOnceCleared() {
        var packet = new SpikePacket(2);
        packet.add(1);
        packet.endLag();
        packet.add(2);
        packet.busyNanos(7);
        packet.clear();
        assertArrayEquals(new int[] {0, 0, 0, 0}, Arrays.copyOf(packet.withLength(4), 4));
    }
}
