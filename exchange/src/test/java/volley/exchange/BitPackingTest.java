package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitPackingTest {
    /** At the very end of memory that has no more behind it than it has to. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 127, 128, 9765, 16_383, 16_384, 65_535, Integer.MAX_VALUE})
    void shouldReadBackWhatItWroteAtTheEndOfMemory(int largest) {
        int bits = BitPacking.bits(largest);
        for (int count = 1; count < 20; count++) {
            int[] numbers = IntStream.range(0, count)
                    .map(i -> i == 0 ? largest : (int) (largest * (long) i / 20))
                    .toArray();
            long bytes = BitPacking.bytes(count, bits);
            try (var arena = Arena.ofConfined()) {
                var memory = arena.allocate(bytes + BitPacking.PADDING);
                memory.asSlice(bytes).fill((byte) -1);
                BitPacking.pack(numbers, count, bits, memory, 0);
                for (long behind = bytes; behind < memory.byteSize(); behind++) {
                    assertEquals(-1, memory.get(BitPacking.BYTE, behind), "behind what was packed");
                }
                var read = new int[count + BitPacking.SPARE];
                BitPacking.unpack(memory, 0, count, bits, read);
                assertArrayEquals(numbers, Arrays.copyOf(read, count));
            }
        }
        assertEquals(largest == 0 ? 0 : 32 - Integer.numberOfLeadingZeros(largest), bits);
    }
}
