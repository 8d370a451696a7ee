package volley.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What there is to run on: processors, vector registers, memory. */
public final class Machine {
    private static final int KIBI = 1024;

    private Machine() {}

    /** Processors that this process may use. */
    public static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Processors that all processes of this host may use together. */
    static int processorsOfHost() {
        try {
            int online = countRanges(Files.readString(Path.of("/sys/devices/system/cpu/online")));
            return Math.max(online, processors());
        } catch (IOException | NumberFormatException unknown) {
            return processors();
        }
    }

    /** @param ranges such as {@code 0-3,8} */
    static int countRanges(String ranges) {
        int count = 0;
        for (String range : ranges.strip().split(",")) {
            String[] ends = range.split("-");
            count += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
        }
        return count;
    }

    /** Such as {@code 25.0.1}. */
    public static String jdk() {
        return System.getProperty("java.version");
    }

    /** Width in bits of the vector registers that compiled loops use; 0 where the JVM does not tell. */
    public static int vectorBits() {
        var hotspot = ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class);
        try {
            return hotspot == null
                    ? 0
                    : Byte.SIZE
                            * Integer.parseInt(
                                    hotspot.getVMOption("MaxVectorSize").getValue());
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    /**
     * How the inner loops run, as results name it: they are plain loops, which the JVM's compiler turns into vector
     * instructions by itself. {@code loops-512} are such loops where vector registers have 512 bits, {@code loops} where
     * their width is unknown.
     */
    public static String kernel() {
        int bits = vectorBits();
        return bits == 0 ? "loops" : "loops-" + bits;
    }

    /** This host's name, as the kernel knows it; {@code localhost} where it does not tell. */
    public static String host() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "localhost";
        }
    }

    /** Bytes of memory that this machine or container has. */
    public static long memoryBytes() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return system.getTotalMemorySize();
    }

    /** Bytes that the JVM's heap may grow to. */
    public static long heapLimitBytes() {
        return Runtime.getRuntime().maxMemory();
    }

    /** The most bytes of memory that this process has held so far, the JVM itself included. */
    public static long peakMemoryBytes() {
        return procValue("/proc/self/status", "VmHWM:")
                .orElseGet(() -> Runtime.getRuntime().totalMemory());
    }

    /** Bytes of memory that could be had now without swapping, where the system tells. */
    public static OptionalLong availableMemoryBytes() {
        return procValue("/proc/meminfo", "MemAvailable:");
    }

    private static OptionalLong procValue(String file, String key) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> KIBI * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
