package volley.benchmarks.microcircuit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MeasuredMicrocircuitTest {
    @Test
    void shouldTellTheFingerprintOfItsSpikes() throws IOException {
        var written = new ByteArrayOutputStream();
        var standard = System.out;
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            MeasuredMicrocircuit.main(new String[] {"dc", "0.01", "1", "1"});
        } finally {
            System.setOut(standard);
        }
        var run = new ObjectMapper().readTree(written.toByteArray());
        assertTrue(run.get("fingerprint").asText().matches("[0-9a-f]{16}"), run::toString);
    }
}
