package volley.partition.connect;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import volley.partition.NumberText;
import volley.partition.UserException;

/**
 * A text file of connections. Its first line names the columns, in any order: {@code source} and {@code target},
 * indices into the sets that are connected, {@code weight} in the target's unit of weight and {@code delay} in ms if
 * there are such columns. Every further line is a connection; columns are divided by commas, empty lines are skipped.
 */
public final class EdgeCsv {
    /** What some programs begin a text of Unicode with. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Where the first connection stands, below the names of the columns. */
    private static final int FIRST_LINE = 2;

    private static final String SOURCE = "source";
    private static final String TARGET = "target";
    private static final String WEIGHT = "weight";
    private static final String DELAY = "delay";

    private final Path file;
    private final List<String> columns;
    /** Numbers of the empty lines, from 1, in their order. */
    private final IntStream.Builder emptyLines = IntStream.builder();

    private final IntStream.Builder sources = IntStream.builder();
    private final IntStream.Builder targets = IntStream.builder();
    private final DoubleStream.Builder weights = DoubleStream.builder();
    private final DoubleStream.Builder delaysMs = DoubleStream.builder();

    private EdgeCsv(Path file, String header) {
        this.file = file;
        columns = Arrays.stream(header.substring(header.startsWith(BYTE_ORDER_MARK) ? 1 : 0)
                        .split(",", -1))
                .map(String::strip)
                .toList();
        boolean known = List.of(SOURCE, TARGET, WEIGHT, DELAY).containsAll(columns);
        boolean distinct = columns.stream().distinct().count() == columns.size();
        if (!known || !distinct || !columns.containsAll(List.of(SOURCE, TARGET))) {
            throw new UserException(file + ": columns '" + header
                    + "', expected source,target, and weight or delay or both if the file has them");
        }
    }

    /**
     * Reads all connections of a file.
     *
     * @throws UserException if the file cannot be read or a line is no connection
     */
    public static EdgeList read(Path file) {
        try (var lines = Files.newBufferedReader(file)) {
            return read(file, lines);
        } catch (MalformedInputException e) {
            throw new UserException(file + " is no text: expected a CSV file of connections");
        } catch (IOException e) {
            String reason = e instanceof NoSuchFileException ? "no such file" : e.getMessage();
            throw new UserException(file + " cannot be read (" + reason + "): expected a CSV file of connections");
        }
    }

    private static EdgeList read(Path file, BufferedReader lines) throws IOException {
        String header = lines.readLine();
        var edges = new EdgeCsv(file, header == null ? "" : header);
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                edges.emptyLines.add(number);
            } else {
                edges.add(line, number);
            }
        }
        return edges.list();
    }

    private void add(String line, int number) {
        var values = line.split(",", -1);
        if (values.length != columns.size()) {
            throw new UserException(file + " line " + number + ": " + NumberText.count(values.length, "value") + " '"
                    + line + "', expected " + columns.size() + ": " + String.join(",", columns));
        }
        for (int column = 0; column < values.length; column++) {
            add(columns.get(column), values[column].strip(), number);
        }
    }

    private void add(String column, String value, int number) {
        try {
            switch (column) {
                case SOURCE -> sources.add(Integer.parseInt(value));
                case TARGET -> targets.add(Integer.parseInt(value));
                case WEIGHT -> weights.add(Double.parseDouble(value));
                default -> delaysMs.add(Double.parseDouble(value));
            }
        } catch (NumberFormatException e) {
            throw new UserException(file + " line " + number + ": " + column + " '" + value + "', expected "
                    + (column.equals(SOURCE) || column.equals(TARGET) ? "an index" : "a number"));
        }
    }

    private EdgeList list() {
        int[] empty = emptyLines.build().toArray();
        var edges = new EdgeList(sources.build().toArray(), targets.build().toArray())
                .withPlaces(edge -> file + " line " + lineOf(edge, empty));
        if (columns.contains(WEIGHT)) {
            edges = edges.withWeights(weights.build().toArray());
        }
        return columns.contains(DELAY) ? edges.withDelays(delaysMs.build().toArray()) : edges;
    }

    private static int lineOf(int edge, int[] emptyLines) {
        int line = FIRST_LINE + edge;
        for (int empty : emptyLines) {
            line += empty <= line ? 1 : 0;
        }
        return line;
    }
}
