package volley.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0 neurons", "1 | 1 neuron", "-1 | -1 neurons", "1234567 | 1,234,567 neurons"})
    void shouldCountOneInTheSingular(long number, String text) {
        assertEquals(text, NumberText.count(number, "neuron"));
    }
}
