package volley.launcher.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void shouldCombineEveryValueWithEveryOther() {
        var combinations =
                Axis.combinations(List.of(new Axis("--g", List.of("4", "5")), new Axis("--seed", List.of("1", "2"))));
        assertEquals(
                List.of(
                        List.of("--g", "4", "--seed", "1"),
                        List.of("--g", "4", "--seed", "2"),
                        List.of("--g", "5", "--seed", "1"),
                        List.of("--g", "5", "--seed", "2")),
                combinations);
    }

    @Test
    void shouldHaveOneCombinationWithoutAxes() {
        assertEquals(List.of(List.of()), Axis.combinations(List.of()));
    }
}
