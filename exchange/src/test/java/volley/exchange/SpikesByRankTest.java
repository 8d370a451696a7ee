package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpikesByRankTest {
    private static final int NEURONS = 1000;

    /** One interval, which is read in one way, the other, or both. */
    private record Interval(IntervalSpikes spikes, int populations, boolean isReadByRank, boolean isReadByStep)
            implements SpikeStore {
        static Interval of(int populations, boolean isReadByRank, boolean isReadByStep) {
            return of(NEURONS, populations, isReadByRank, isReadByStep);
        }

        static Interval of(int neurons, int populations, boolean isReadByRank, boolean isReadByStep) {
            int[] starts = IntStream.rangeClosed(0, populations)
                    .map(population -> neurons / populations * population)
                    .toArray();
            starts[populations] = neurons;
            return new Interval(new IntervalSpikes(starts), populations, isReadByRank, isReadByStep);
        }

        @Override
        public IntervalSpikes next(int steps) {
            spikes.clear();
            spikes.reserve(steps);
            return spikes;
        }

        @Override
        public long bytes() {
            return spikes.bytes();
        }

        int[] of(int step, int population) {
            var ofStep = spikes.step(step);
            return Arrays.copyOfRange(ofStep.globalIds(), ofStep.from(population), ofStep.from(population + 1));
        }
    }

    /** Rank 0's packet as it is, the others' from their bodies; every third rank has no spikes, not always the same. */
    private static void receive(Interval interval, int ranks, int lags, int steps, int mostInStep, int seed) {
        var layout = new PacketLayout(interval.populations, lags);
        var decoder = new SpikeDecoder(ranks, layout);
        var random = new SplittableRandom(seed);
        var packets = new SpikePacket[ranks];
        long bytes = 0;
        for (int rank = 0; rank < ranks; rank++) {
            packets[rank] = new SpikePacket(layout);
            for (int lag = 0; lag < lags; lag++) {
                int spikes = rank > 0 && (rank + seed) % 3 == 1 ? 0 : random.nextInt(mostInStep + 1);
                for (int localIndex :
                        random.ints(spikes, 0, NEURONS / ranks).sorted().toArray()) {
                    packets[rank].population(interval.spikes.populationOf(localIndex * ranks + rank));
                    packets[rank].add(localIndex);
                }
                packets[rank].endLag();
            }
            bytes += packets[rank].bodyBytes();
        }
        decoder.begin(interval, interval.next(steps), steps, bytes);
        for (int rank = 0; rank < ranks; rank++) {
            int body = packets[rank].bodyBytes();
            if (rank == 0) {
                decoder.decode(packets[rank], rank);
            } else if (body > 0) {
                var memory = Arena.ofAuto().allocate(body + BitPacking.PADDING);
                packets[rank].writeBody(memory, 0);
                decoder.decode(memory, 0, rank);
            }
        }
        decoder.end();
    }

    /** Also of intervals that are cut short, and of bursts. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 15, 15, 20", "2, 4, 15, 15, 5", "2, 4, 15, 7, 5", "2, 4, 15, 15, 40", "2, 7, 1, 1, 100",
        "3, 50, 15, 15, 20", "8, 5, 15, 15, 20", "8, 5, 16, 15, 20", "8, 9, 3, 3, 400", "1, 2, 200, 200, 3",
        "1, 4, 256, 256, 3"
    })
    void shouldHaveTheSpikesThatThereAreByStep(int populations, int ranks, int lags, int steps, int mostInStep) {
        var byStep = Interval.of(populations, false, true);
        var byRank = Interval.of(populations, true, false);
        var both = Interval.of(populations, true, true);
        for (int use = 1; use <= 3; use++) {
            for (var interval : new Interval[] {byStep, byRank, both}) {
                receive(interval, ranks, lags, steps, mostInStep * (use == 2 ? 3 : 1), use);
                assertEquals(interval.isReadByRank, interval.spikes.isByRank());
                assertEquals(steps, interval.spikes.length());
                assertTrue(interval.spikes.step(steps - 1).isLast());
            }
            var spikes = byRank.spikes.byRank();
            for (int step = 0; step < steps; step++) {
                for (int population = 0; population < populations; population++) {
                    int[] expected = byStep.of(step, population);
                    assertArrayEquals(expected, of(byRank.spikes, spikes, step, population), "read by rank");
                    assertArrayEquals(expected, both.of(step, population), "read in both ways");
                }
            }
            for (int step = 0; step < steps; step++) {
                for (int population = 0; population < populations; population++) {
                    assertArrayEquals(byStep.of(step, population), byRank.of(step, population), "sorted later");
                }
            }
        }
    }

    /** Memory for many spikes is not to be taken again and again, a bit more each time. */
    @Test
    void shouldHaveRoomForAsManySpikesAsBeforeFromTheBeginning() {
        var layout = new PacketLayout(1, 1);
        var decoder = new SpikeDecoder(1, layout);
        var packet = new SpikePacket(layout);
        IntStream.range(0, NEURONS).forEach(packet::add);
        packet.endLag();
        var first = Interval.of(1, true, false);
        decoder.begin(first, first.next(1), 1, packet.bodyBytes());
        decoder.decode(packet, 0);
        decoder.end();
        var alike = Interval.of(1, true, false);
        decoder.begin(alike, alike.next(1), 1, packet.bodyBytes());
        assertTrue(alike.spikes.byRank().localIndices().length >= NEURONS);
        decoder.end();
        var quiet = Interval.of(1, true, false);
        decoder.begin(quiet, quiet.next(1), 1, NEURONS / 4);
        assertTrue(quiet.spikes.byRank().localIndices().length < NEURONS);
    }

    private static int[] of(IntervalSpikes interval, SpikesByRank spikes, int step, int population) {
        int section = spikes.section(population);
        return IntStream.range(0, spikes.ranks())
                .flatMap(rank -> IntStream.range(spikes.from(rank, section), spikes.from(rank, section + 1))
                        .filter(spike -> spikes.step(spike) == step)
                        .map(spike -> spikes.localIndices()[spike] * spikes.ranks() + rank))
                .filter(globalId -> interval.populationOf(globalId) == population)
                .toArray();
    }

    /** To go from rank to rank, to tell steps by a byte, or to look at all populations would not pay or not do. */
    @ParameterizedTest
    @CsvSource({"2, 100, 15, 0", "2, 200, 1, 3", "1, 4, 257, 3", "2, 4, 65, 30", "9, 4, 1, 500", "100, 4, 15, 30"})
    void shouldKeepOtherSpikesByStepAlone(int populations, int ranks, int lags, int mostInStep) {
        var interval = Interval.of(populations, true, false);
        receive(interval, ranks, lags, lags, mostInStep, 1);
        assertFalse(interval.spikes.isByRank());
        var expected = Interval.of(populations, false, true);
        receive(expected, ranks, lags, lags, mostInStep, 1);
        for (int step = 0; step < lags; step++) {
            for (int population = 0; population < populations; population++) {
                assertArrayEquals(expected.of(step, population), interval.of(step, population));
            }
        }
    }

    /** Of up to 65,536 neurons of a rank, two bytes tell each. */
    @ParameterizedTest
    @CsvSource({"1, 65536, true", "1, 65537, false", "3, 196608, true", "3, 196609, false"})
    void shouldKeepByRankWhatTwoBytesTell(int ranks, int neurons, boolean isByRank) {
        var layout = new PacketLayout(1, 1);
        var decoder = new SpikeDecoder(ranks, layout);
        var interval = Interval.of(neurons, 1, true, false);
        var packet = new SpikePacket(layout);
        int last = (neurons - 1) / ranks;
        IntStream.of(1, 2, last - 1, last).forEach(packet::add);
        packet.endLag();
        var memory = Arena.ofAuto().allocate(packet.bodyBytes() + BitPacking.PADDING);
        packet.writeBody(memory, 0);
        for (boolean isOwn : new boolean[] {false, true}) {
            decoder.begin(interval, interval.next(1), 1, 1000);
            if (isOwn) {
                decoder.decode(packet, 0);
            } else {
                decoder.decode(memory, 0, 0);
            }
            decoder.end();
            assertEquals(isByRank, interval.spikes.isByRank());
            assertArrayEquals(
                    IntStream.of(1, 2, last - 1, last)
                            .map(index -> index * ranks)
                            .toArray(),
                    interval.of(0, 0));
        }
    }

    /** Also if there is none any more. */
    @Test
    void shouldGiveUpTheMemoryOfABurstSomeTimeAfterIt() {
        var interval = Interval.of(2, true, false);
        receive(interval, 4, 15, 15, 2000, 1);
        long bytesOfBurst = interval.bytes();
        for (int use = 0; use < 1000; use++) {
            receive(interval, 4, 15, 15, 0, use);
        }
        assertTrue(interval.bytes() < bytesOfBurst / 20, interval.bytes() + " after " + bytesOfBurst);
    }

    @Test
    void shouldGoFromManySpikesToFewAndBack() {
        var interval = Interval.of(2, true, false);
        for (int use = 0; use < 12; use++) {
            receive(interval, 4, 15, 15, use % 2 == 0 ? 20 : 0, use);
            assertEquals(use % 2 == 0, interval.spikes.isByRank());
            if (use % 4 == 0) {
                continue;
            }
            assertEquals(
                    use % 2 == 0,
                    IntStream.range(0, 15)
                            .anyMatch(step -> interval.spikes.step(step).count() > 0));
        }
    }
}
