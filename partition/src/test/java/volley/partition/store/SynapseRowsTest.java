package volley.partition.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import volley.partition.random.RandomKey;

class SynapseRowsTest {
    private static final int STEPS = 60;

    /** Connections drawn at random, in a form that any reader understands: parallel arrays, target by target. */
    private record Connections(int[] sources, int[] targets, int[] multiples, int shift, int[] delays) {
        static Connections draw(long seed, int size, int sources, int targets, long largest, int shift, int[] delays) {
            var draws = new long[4][size];
            for (int k = 0; k < 4; k++) {
                for (int i = 0; i < size; i++) {
                    draws[k][i] = RandomKey.draw(RandomKey.narrow(seed, k), i);
                }
            }
            return new Connections(
                    Arrays.stream(draws[0])
                            .mapToInt(bits -> 5 + RandomKey.index(bits, sources))
                            .toArray(),
                    Arrays.stream(draws[1])
                            .mapToInt(bits -> RandomKey.index(bits, targets))
                            .sorted()
                            .toArray(),
                    Arrays.stream(draws[2])
                            .mapToInt(bits -> (int) (Math.floorMod(bits, 2 * largest + 1) - largest))
                            .toArray(),
                    shift,
                    Arrays.stream(draws[3])
                            .mapToInt(bits -> delays[RandomKey.index(bits, delays.length)])
                            .toArray());
        }

        SynapseRows rows(int lastSource, int shortest, int longest, boolean wide) {
            var builder = new RowsBuilder(5, lastSource, shortest, longest, wide);
            builder.count(sources, 0, sources.length);
            assertTrue(builder.allocate());
            for (int i = 0; i < sources.length; i++) {
                builder.add(targets[i], sources, multiples, shift, delays, i, i + 1);
            }
            return builder.build();
        }

        /** The sums at the targets in each step, told connection by connection. */
        long[][] sums(int[][] spikes, int targetCount) {
            var sums = new long[STEPS][targetCount];
            for (int stamp = 0; stamp < STEPS; stamp++) {
                for (int id : spikes[stamp]) {
                    for (int i = 0; i < sources.length; i++) {
                        if (sources[i] == id && stamp + delays[i] < STEPS) {
                            sums[stamp + delays[i]][targets[i]] += (long) multiples[i] << shift;
                        }
                    }
                }
            }
            return sums;
        }
    }

    /** Ids below, among and above the sources, some of them twice. */
    private static int[][] spikes(long seed, int sources) {
        return IntStream.range(0, STEPS)
                .mapToObj(step -> IntStream.range(0, step % 7)
                        .map(i -> RandomKey.index(RandomKey.draw(seed, step * 7L + i), sources + 10))
                        .toArray())
                .toArray(int[][]::new);
    }

    private static long[][] delivered(SynapseRows rows, int[][] spikes, int targets) {
        var sums = new long[STEPS][targets];
        for (int step = 0; step < STEPS; step++) {
            if (step >= rows.shortestDelay()) {
                var now = spikes[step - rows.shortestDelay()];
                rows.send(step, now, 0, now.length, step);
            }
            arrive(rows, step, sums[step]);
        }
        return sums;
    }

    private static long arrive(SynapseRows rows, int step, long[] sums) {
        switch (rows) {
            case WideRows wide -> {
                return wide.arrive(step, sums, 0);
            }
            case NarrowRows narrow -> {
                var ints = new int[sums.length + 2];
                long events = narrow.arrive(step, ints, 2);
                Arrays.setAll(sums, target -> ints[target + 2]);
                return events;
            }
        }
    }

    @Property(seed = "1", tries = 200, edgeCases = EdgeCasesMode.NONE)
    void shouldSumEveryConnectionOnceAtStampPlusDelay(
            @ForAll @LongRange(min = 0, max = 1 << 20) long seed,
            @ForAll @IntRange(min = 1, max = 400) int size,
            @ForAll @IntRange(min = 1, max = 30) int sources,
            @ForAll @IntRange(min = 1, max = 3) int shortest,
            @ForAll @IntRange(min = 0, max = 20) int span,
            @ForAll boolean wide) {
        long largest = wide ? Integer.MAX_VALUE : Short.MAX_VALUE >> 3;
        int shift = wide ? 16 : 3;
        var delays = new int[] {shortest, shortest + span / 2, shortest + span};
        var connections = Connections.draw(seed, size, sources, 9, largest, shift, delays);
        var rows = connections.rows(4 + sources, shortest, shortest + span, wide);
        var spikes = spikes(seed, sources);
        assertArrayEquals(connections.sums(spikes, 9), delivered(rows, spikes, 9));
        assertEquals(size, rows.size());
    }

    @Test
    void shouldDeliverAPartThatIsLongerThanAHeaderCanSay() {
        int size = 3 * SynapseRows.BLOCK;
        var connections = Connections.draw(7, size, 1, SynapseRows.BLOCK, Short.MAX_VALUE, 0, new int[] {3});
        var rows = connections.rows(5, 2, 70, false);
        var sums = new long[SynapseRows.BLOCK];
        rows.send(2, new int[] {5}, 0, 1, 2);
        assertEquals(0, arrive(rows, 2, sums));
        assertEquals(size, arrive(rows, 3, sums));
        var expected = new long[SynapseRows.BLOCK];
        for (int i = 0; i < size; i++) {
            expected[connections.targets[i]] += connections.multiples[i];
        }
        assertArrayEquals(expected, sums);
        assertTrue(rows.bytes() < 4.1 * size, "bytes " + rows.bytes());
    }

    @Test
    void shouldTellDelaysApartThatDifferByMoreThanAByteHolds() {
        var delays = new int[] {2, 257, 258, 513, 769};
        var connections = Connections.draw(11, 500, 1, 9, 1000, 0, delays);
        var rows = connections.rows(5, 2, 769, false);
        var expected = new long[770][9];
        for (int i = 0; i < 500; i++) {
            expected[connections.delays[i]][connections.targets[i]] += connections.multiples[i];
        }
        rows.send(2, new int[] {5}, 0, 1, 2);
        for (int step = 2; step < expected.length; step++) {
            var sums = new long[9];
            arrive(rows, step, sums);
            assertArrayEquals(expected[step], sums, "step " + step);
        }
    }

    @Test
    void shouldGoOnWithWhatIsUnderWay() {
        var connections = Connections.draw(3, 300, 20, 9, 1000, 0, new int[] {1, 2, 5, 17});
        var spikes = spikes(3, 20);
        var whole = delivered(connections.rows(24, 1, 17, false), spikes, 9);
        var later = connections.rows(24, 1, 17, false);
        int next = 30;
        for (int stamp = next - 17; stamp < next - 1; stamp++) {
            later.send(stamp + 1, spikes[stamp], 0, spikes[stamp].length, next);
        }
        for (int step = next; step < STEPS; step++) {
            later.send(step, spikes[step - 1], 0, spikes[step - 1].length, step);
            var sums = new long[9];
            arrive(later, step, sums);
            assertArrayEquals(whole[step], sums);
        }
    }
}
