package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.exchange.Communicator;
import volley.exchange.DryRun;
import volley.exchange.PacketLayout;
import volley.exchange.SpikeExchange;
import volley.simulation.delivery.SpikeHistory;

/** What the exchange says that it takes is what its arrays and the memory outside the heap take. */
@Timeout(60)
class ExchangeMemoryTest {
    private static final int LAGS = 15;
    private static final int NEURONS_OF_RANK = 1000;
    private static final int BYTES_OF_ARRAY = 16;

    /** Those of others are 4. */
    private static final Map<Class<?>, Integer> BYTES_OF_ELEMENT = Map.of(
            byte.class, Byte.BYTES, char.class, Character.BYTES, long.class, Long.BYTES, double.class, Double.BYTES);

    /** Objects by field: heap of arrays, and memory outside, but for the communicator, which is none of the exchange's. */
    private static long bytes(Object from, Set<Object> seen) throws IllegalAccessException {
        if (from == null || from instanceof Communicator || from.getClass().isEnum() || !seen.add(from)) {
            return 0;
        }
        if (from instanceof MemorySegment memory) {
            return memory.byteSize();
        }
        long bytes = 0;
        if (from.getClass().isArray()) {
            var type = from.getClass().componentType();
            int length = Array.getLength(from);
            bytes = BYTES_OF_ARRAY + (long) length * BYTES_OF_ELEMENT.getOrDefault(type, Integer.BYTES);
            for (int i = 0; i < length && !type.isPrimitive(); i++) {
                bytes += bytes(Array.get(from, i), seen);
            }
            return bytes;
        }
        for (Class<?> type = from.getClass(); type.getName().startsWith("volley"); type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    bytes += bytes(field.get(from), seen);
                }
            }
        }
        if (from instanceof Histogram histogram) {
            bytes += histogram.getEstimatedFootprintInBytes();
        }
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0, false",
        "1024, 0, false",
        "20000, 0, false",
        "2, 135, false",
        "1024, 5, false",
        "1024, 135, false",
        "2, 135, true",
        "1024, 135, true"
    })
    void shouldSayWhatItsMemoryIs(int ranks, int spikes, boolean isReadByRank) throws IllegalAccessException {
        double perStep = (double) spikes / LAGS / NEURONS_OF_RANK;
        int neurons = ranks * NEURONS_OF_RANK;
        var absent = new RandomSpikes(ranks, LAGS, OptionalDouble.of(perStep), 1, 0, neurons / 5 * 4, neurons);
        var history = new SpikeHistory(LAGS, 0, neurons / 5 * 4, neurons);
        if (isReadByRank) {
            history.readByRank();
        }
        var exchange = new SpikeExchange(new DryRun(ranks, absent), LAGS, history);
        double before = SpikeExchange.bytes(new PacketLayout(2, LAGS), ranks) + SpikeHistory.bytes(LAGS, LAGS, 2);
        assertEquals(1, before / taken(exchange), 0.1, "before there are spikes");
        for (int interval = 0; interval < 10; interval++) {
            for (int lag = 0; lag < LAGS; lag++) {
                exchange.outgoing().endLag();
            }
            exchange.exchange();
        }
        assertEquals(isReadByRank, history.spikes(1).interval().isByRank());
        assertEquals(1, (double) exchange.bytes() / taken(exchange), 0.1, exchange.bytes() + " bytes");
    }

    private static long taken(SpikeExchange exchange) throws IllegalAccessException {
        return bytes(exchange, Collections.newSetFromMap(new IdentityHashMap<>()));
    }
}
