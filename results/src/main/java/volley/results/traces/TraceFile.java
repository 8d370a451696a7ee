package volley.results.traces;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Traces as comma-separated text: a line {@code time_ms,sender,NAME,...} with the names of the quantities, then a line
 * for each time and neuron, sorted by time, then id. Values are the shortest decimals that give the same double. {@link
 * TraceFileWriter} writes it.
 */
public final class TraceFile {
    private TraceFile() {}

    static String header(List<String> names) {
        return "time_ms,sender," + String.join(",", names);
    }

    /**
     * The traces of a file. Reading them throws {@link IOException} at a line that is none of them.
     *
     * @param names of the quantities
     */
    public static TraceSource read(Path path, List<String> names) {
        return visitor -> {
            try (var lines = Files.newBufferedReader(path)) {
                new Records(path, names, lines).forEach(visitor);
            }
        };
    }

    /** Collects the lines of one time. */
    private static final class Records {
        private final Path path;
        private final List<String> names;
        private final BufferedReader lines;
        private int[] senders = new int[16];
        private double[] values;
        private int size;
        private long number = 1;

        Records(Path path, List<String> names, BufferedReader lines) {
            this.path = path;
            this.names = names;
            this.lines = lines;
            values = new double[senders.length * names.size()];
        }

        void forEach(TraceSource.Visitor visitor) throws IOException {
            require(header(names).equals(lines.readLine()));
            String time = "";
            int expected = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String[] fields = line.split(",", -1);
                require(fields.length == 2 + names.size());
                if (!fields[0].equals(time) && size > 0) {
                    expected = visit(visitor, time, expected);
                }
                time = fields[0];
                add(fields);
            }
            if (size > 0) {
                visit(visitor, time, expected);
            }
        }

        private void add(String[] fields) throws IOException {
            if (size == senders.length) {
                senders = Arrays.copyOf(senders, 2 * size);
                values = Arrays.copyOf(values, 2 * values.length);
            }
            try {
                senders[size] = Integer.parseInt(fields[1]);
                for (int quantity = 0; quantity < names.size(); quantity++) {
                    values[size * names.size() + quantity] = Double.parseDouble(fields[2 + quantity]);
                }
            } catch (NumberFormatException e) {
                require(false);
            }
            size++;
        }

        /** @return number of senders, which has to be as expected if that is not 0 */
        private int visit(TraceSource.Visitor visitor, String time, int expected) throws IOException {
            require(expected == 0 || expected == size);
            senders = Arrays.copyOf(senders, size);
            values = Arrays.copyOf(values, size * names.size());
            try {
                visitor.record(Double.parseDouble(time), senders, values);
            } catch (NumberFormatException e) {
                require(false);
            }
            int visited = size;
            size = 0;
            return visited;
        }

        private void require(boolean met) throws IOException {
            if (!met) {
                throw new IOException(path + " line " + number + ": expected lines of \"" + header(names)
                        + "\", as many at each time");
            }
        }
    }
}
