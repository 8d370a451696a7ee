package volley.launcher.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void shouldCombineEveryValueWithEveryOther() {
        var combinations =
                Axis.combinations(List.of(new Axis("--g", List.of("4", "5")), new Axis("--seed", List.of("1", "2"))));
        assertEquals(
                List.of("{--g=4, --seed=1}", "{--g=4, --seed=2}", "{--g=5, --seed=1}", "{--g=5, --seed=2}"),
                combinations.stream().map(Map::toString).toList());
    }

    @Test
    void shouldHaveOneCombinationWithoutAxes() {
        assertEquals(List.of(Map.of()), Axis.combinations(List.of()));
    }
}
