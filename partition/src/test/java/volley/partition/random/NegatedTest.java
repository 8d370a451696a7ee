package volley.partition.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NegatedTest {
    private final Distribution magnitude = Distribution.lognormal(5, 0.8);
    private final Distribution negative = magnitude.negative();

    @ParameterizedTest
    @ValueSource(doubles = {-1e-12, 1e-9, 0.1, 0.5, 0.9})
    void shouldMirrorTailsAndQuantiles(double part) {
        double lower = part < 0 ? 1 + part : part;
        double upper = part < 0 ? -part : 1 - part;
        double x = magnitude.quantile(lower, upper);
        assertEquals(-x, negative.quantile(upper, lower));
        assertEquals(magnitude.above(x), negative.below(-x));
        assertEquals(magnitude.below(x), negative.above(-x));
    }

    @Test
    void shouldHaveATextThatTellsTheOrderOfBoundsAndNegation() {
        var normal = Distribution.normal(0, 1);
        var texts = Stream.of(
                        normal.redraw(-0.5, 1.5).negative(),
                        normal.negative().redraw(-0.5, 1.5),
                        normal.clamp(-0.5, 1.5).negative(),
                        normal.negative().clamp(-0.5, 1.5),
                        normal.negative().redraw(-0.5, 1.5).negative(),
                        normal.negative().negative().redraw(-0.5, 1.5),
                        normal.redraw(-0.5, 1.5))
                .map(Object::toString)
                .toList();
        assertEquals(texts.size(), texts.stream().distinct().count(), texts::toString);
    }

    @ParameterizedTest
    @ValueSource(doubles = {50, 1000})
    void shouldMirrorMoments(double bound) {
        assertEquals(-magnitude.mean(), negative.mean());
        assertEquals(magnitude.standardDeviation(), negative.standardDeviation());
        var bounded = magnitude.redraw(0, bound);
        assertEquals(-bounded.mean(), negative.redraw(-bound, 0).mean());
        assertEquals(bounded.standardDeviation(), negative.redraw(-bound, 0).standardDeviation());
    }
}
