package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpikePacketTest {
    private static final int LARGEST = Integer.MAX_VALUE - 1;

    private static MemorySegment bodyOf(SpikePacket packet) {
        var memory = Arena.ofAuto().allocate(packet.bodyBytes() + BitPacking.PADDING);
        packet.writeBody(memory, 0);
        return memory;
    }

    private static SpikePacket packet(int[]... lags) {
        var packet = new SpikePacket(new PacketLayout(1, lags.length));
        for (int[] lag : lags) {
            Arrays.stream(lag).forEach(packet::add);
            packet.endLag();
        }
        return packet;
    }

    private static int[][] decoded(SpikePacket packet, int lags, int rank, int ranks) {
        var received = new ReceivedSpikes();
        var decoder = new SpikeDecoder(ranks, new PacketLayout(1, lags));
        decoder.begin(received, received.next(lags), lags, packet.bodyBytes());
        decoder.decode(bodyOf(packet), 0, rank);
        decoder.end();
        return received.take();
    }

    /** Whose body would have more bytes than a gather can tell. */
    @Test
    void shouldRefuseMoreSpikesThanAPacketCanHold() {
        var packet = new SpikePacket(new PacketLayout(1, 1), 100);
        for (int spike = 0; spike < 100; spike++) {
            packet.add(spike);
        }
        var thrown = assertThrows(TransportException.class, () -> packet.add(100));
        assertEquals(
                "spikes of one rank in one interval: more than 100, expected at most 100: fewer spikes, or more ranks",
                thrown.getMessage());
    }

    /** Also where no population alone has too many. */
    @Test
    void shouldRefuseMoreSpikesThanAPacketCanHoldOfAllPopulations() {
        var packet = new SpikePacket(new PacketLayout(8, 1), 100);
        for (int spike = 0; spike < 100; spike++) {
            packet.population(spike / 13);
            packet.add(spike);
        }
        assertThrows(TransportException.class, () -> packet.add(100));
    }

    private static void assertBody(SpikePacket packet, int... expected) {
        var bytes = new byte[expected.length];
        for (int i = 0; i < expected.length; i++) {
            bytes[i] = (byte) expected[i];
        }
        assertEquals(expected.length, packet.bodyBytes());
        assertArrayEquals(bytes, bodyOf(packet).asSlice(0, expected.length).toArray(ValueLayout.JAVA_BYTE));
    }

    /** Counts 2, 0, 3 in 2 bits each, the lowest bits first; then indices, the lowest byte first. */
    @Test
    void shouldLayOutWidthsThenCountsThenIndicesInAsFewBytesAsTheyTake() {
        int counts = 2 | 0 << 2 | 3 << 4;
        int[][] lags = {{1, 5}, {}, {6, 2, 255}};
        assertBody(packet(lags), 2, 1, counts, 1, 5, 6, 2, 255);
        lags[2][2] = 256;
        assertBody(packet(lags), 2, 2, counts, 1, 0, 5, 0, 6, 0, 2, 0, 0, 1);
        lags[2][2] = 65_535;
        assertBody(packet(lags), 2, 2, counts, 1, 0, 5, 0, 6, 0, 2, 0, 255, 255);
        lags[2][2] = 65_536;
        assertBody(packet(lags), 2, 4, counts, 1, 0, 0, 0, 5, 0, 0, 0, 6, 0, 0, 0, 2, 0, 0, 0, 0, 0, 1, 0);
    }

    /** Counts of the first population 1, 0, of the second 1, 2, a bit or two each; then the first's indices, the second's. */
    @Test
    void shouldPutPopulationsApart() {
        var packet = new SpikePacket(new PacketLayout(2, 2));
        packet.population(1);
        packet.add(6);
        packet.population(0);
        packet.add(3);
        packet.endLag();
        packet.population(1);
        packet.add(7);
        packet.add(5);
        packet.endLag();
        int counts = 1 | 0 << 2 | 1 << 4 | 2 << 6;
        assertBody(packet, 2, 1, counts, 3, 6, 7, 5);
    }

    @Test
    void shouldBeReadAsItWasWritten() {
        int[][] lags = {{0}, {}, {1, 127, 128, 129, 255, 0}, {0}, {5, 0}};
        for (int largest : new int[] {255, 256, 40_000, 65_535, 65_536, 3_000_000, LARGEST}) {
            lags[2][5] = largest;
            lags[4][1] = largest;
            assertArrayEquals(lags, decoded(packet(lags), lags.length, 0, 1), "up to " + largest);
        }
    }

    @Test
    void shouldBeReadAsItWasWrittenWhateverTheRate() {
        var random = new SplittableRandom(1);
        for (double rate : new double[] {1, 0.5, 0.02, 0.001, 0.00003}) {
            int[] indices =
                    random.doubles(300_000).mapToInt(x -> x < rate ? 1 : 0).toArray();
            int[] spikes = IntStream.range(0, indices.length)
                    .filter(index -> indices[index] == 1)
                    .toArray();
            assertArrayEquals(new int[][] {spikes, spikes}, decoded(packet(spikes, spikes), 2, 0, 1), "rate " + rate);
        }
    }

    /** A rank's neurons are as many ids apart as there are ranks. */
    @Test
    void shouldGiveGlobalIds() {
        assertArrayEquals(new int[][] {{7, 17, 1007}}, decoded(packet(new int[] {0, 1, 100}), 1, 7, 10));
    }

    /** 135 spikes of a rank with 9,766 neurons in 15 steps, as at 9 spikes/s, and the counts in 4 bits each. */
    @Test
    void shouldTakeLittleMoreThanTwoBytesASpikeOfARankOfTenThousandNeurons() {
        var random = new SplittableRandom(1);
        var packet = new SpikePacket(new PacketLayout(1, 15));
        for (int lag = 0; lag < 15; lag++) {
            random.ints(9, 0, 9766).forEach(packet::add);
            packet.endLag();
        }
        assertEquals(2 + (15 * 4 + 7) / 8 + 135 * 2, packet.bodyBytes());
    }

    @Test
    void shouldTakeNothingWithoutSpikes() {
        assertEquals(0, packet(new int[] {}, new int[] {}).bodyBytes());
    }

    @Test
    void shouldTakeSpikesAfterItWasAskedForThem() {
        var packet = new SpikePacket(new PacketLayout(2, 1));
        packet.population(1);
        packet.add(7);
        assertEquals(7, packet.localIndices()[0]);
        packet.population(0);
        packet.add(5);
        assertArrayEquals(new int[] {5, 7}, Arrays.copyOf(packet.localIndices(), 2));
    }

    @Test
    void shouldGoToTheFirstPopulationWhenItIsCleared() {
        var packet = new SpikePacket(new PacketLayout(2, 1));
        packet.population(1);
        packet.add(7);
        packet.clear();
        packet.add(5);
        assertArrayEquals(new int[] {1, 0}, packet.counts());
    }

    /** Counts and places of six groups; indices, groups and the sorted indices of 32 spikes, then of 128, then of 64. */
    @Test
    void shouldTellTheMemoryOfItsArrays() {
        var layout = new PacketLayout(2, 3);
        var packet = new SpikePacket(layout);
        assertEquals(4 * (2 * 6 + 3 * 32), packet.bytes());
        assertEquals(packet.bytes(), SpikePacket.bytes(layout));
        for (int spike = 0; spike < 100; spike++) {
            packet.add(spike);
        }
        assertEquals(4 * (2 * 6 + 2 * 128 + 32), packet.bytes());
        packet.sort();
        assertEquals(4 * (2 * 6 + 3 * 128), packet.bytes());
        packet.clear();
        packet.clear();
        assertEquals(4 * (2 * 6 + 3 * 64), packet.bytes());
    }

    @Test
    void shouldBeEmptyOnceClearedAndGiveUpTheMemoryOfABurst() {
        var packet = new SpikePacket(new PacketLayout(1, 1));
        for (int i = 0; i < 100_000; i++) {
            packet.add(i);
        }
        packet.endLag();
        long afterBurst = packet.bytes();
        for (int interval = 0; interval < 20; interval++) {
            packet.clear();
            packet.add(1);
            packet.endLag();
            assertEquals(4, packet.bodyBytes());
        }
        assertTrue(packet.bytes() < afterBurst / 100, packet.bytes() + " bytes");
    }
}
