package volley.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What memory can do: the triad a[i] = b[i] + q c[i] of STREAM (McCalpin 1995), and the sum of one array, which only
 * reads, as counting over bitmaps does. The sizes fit the first cache, the second, the third, none.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TriadBenchmark {
    private static final double Q = 3;

    /** Of the three arrays together. */
    @Param({"24", "1536", "98304", "1572864"})
    int kibibytes;

    private double[] a;
    private double[] b;
    private double[] c;
    private long[] words;

    @Setup
    public void allocate() {
        int length = kibibytes * 1024 / 3 / Double.BYTES;
        a = new double[length];
        b = new double[length];
        c = new double[length];
        words = new long[length];
        for (int i = 0; i < length; i++) {
            b[i] = i;
            c[i] = -i;
            words[i] = i;
        }
    }

    @Benchmark
    public double[] triad() {
        for (int i = 0; i < a.length; i++) {
            a[i] = b[i] + Q * c[i];
        }
        return a;
    }

    @Benchmark
    public long read() {
        long sum = 0;
        for (long word : words) {
            sum ^= word;
        }
        return sum;
    }
}
