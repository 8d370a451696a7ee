package volley.benchmarks.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
    private static Spread of(double... seconds) {
        var runs = DoubleStream.of(seconds)
                .mapToObj(wall -> new Run("volley", 100, 1000, wall, NullNode.instance))
                .toList();
        return Spread.of(runs, Run::wallSeconds);
    }

    @Test
    void shouldGiveMedianAndExtremes() {
        assertEquals(new Spread(1, 2, 9), of(9, 1, 2));
        assertEquals(new Spread(1, 2.5, 4), of(4, 3, 1, 2));
        assertEquals(new Spread(5, 5, 5), of(5));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "0.012345, 0.0123",
        "1.2345, 1.23",
        "9.996, 10.0",
        "99.96, 100",
        "123.45, 123",
        "20123.4, '20,123'"
    })
    void shouldShowThreeDigits(double value, String shown) {
        assertEquals(shown, Spread.digits(value));
    }
}
