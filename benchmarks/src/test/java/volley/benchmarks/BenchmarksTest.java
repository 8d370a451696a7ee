package volley.benchmarks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs once, small, so that a change of what it measures does not break it unseen. */
@Timeout(60)
class BenchmarksTest {
    static Stream<String> benchmarks() {
        var silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        return BenchmarkList.defaultList().getAll(silent, List.of()).stream()
                .map(benchmark -> benchmark.getUsername())
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void shouldStandInTheTableOfTheReadme(String benchmark) throws IOException {
        String name = benchmark.replaceFirst("\\.\\w+$", "").replaceFirst(".*\\.", "");
        assertTrue(Files.readString(Path.of("README.md")).contains("| `" + name + "`"), name);
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void shouldRun(String benchmark) throws RunnerException {
        var options = new OptionsBuilder()
                .include("^" + benchmark.replace(".", "\\.") + "$")
                .param("order", "20")
                .param("neurons", "100")
                .param("length", "50")
                .param("kibibytes", "3")
                .param("ranks", "4")
                .param("spikes", "10")
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        assertFalse(new Runner(options).run().isEmpty());
    }
}
