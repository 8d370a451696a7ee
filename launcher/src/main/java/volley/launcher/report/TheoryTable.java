package volley.launcher.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import volley.partition.NumberText;
import volley.simulation.Network;
import volley.simulation.NetworkParameter;
import volley.simulation.NetworkType;
import volley.simulation.StationaryState;

/**
 * What theory predicts of networks: the parameters that do not all have their defaults, then the state of each population;
 * those that agree share a row.
 */
public final class TheoryTable {
    private static final List<String> HEAD = List.of("population", "rate (spikes/s)", "mu (mV)", "sigma (mV)");
    private static final String NONE = "-";
    private static final String GAP = "  ";

    private final NetworkType type;
    private final List<Row> rows = new ArrayList<>();
    private boolean hasTheory;

    /**
     * A row.
     *
     * @param parameters all of the network's
     * @param predicted under {@link #HEAD}
     */
    private record Row(List<String> parameters, List<String> predicted) {
        /** @param shown parameters by their place */
        List<String> cells(List<Integer> shown) {
            return Stream.concat(shown.stream().map(parameters::get), predicted.stream())
                    .toList();
        }
    }

    /** @param type of the networks */
    public TheoryTable(NetworkType type) {
        this.type = type;
    }

    /**
     * Adds a network.
     *
     * @param states of its populations in theory; empty if it has none
     */
    public void add(Network network, List<StationaryState> states) {
        hasTheory |= !states.isEmpty();
        var parameters =
                type.values(network).values().stream().map(TheoryTable::text).toList();
        if (states.isEmpty()) {
            rows.add(new Row(parameters, List.of(NONE, NONE, NONE, NONE)));
        }
        states.stream()
                .collect(Collectors.groupingBy(
                        TheoryTable::numbers,
                        LinkedHashMap::new,
                        Collectors.mapping(StationaryState::population, Collectors.joining(", "))))
                .forEach((numbers, populations) -> {
                    var predicted = new ArrayList<>(List.of(populations));
                    predicted.addAll(numbers);
                    rows.add(new Row(parameters, predicted));
                });
    }

    private static String text(Object value) {
        return value instanceof Double number ? NumberText.of(number) : value.toString();
    }

    private static List<String> numbers(StationaryState state) {
        return List.of(number(state.rateHertz()), number(state.meanMillivolts()), number(state.sigmaMillivolts()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** Whether anything is predicted of any of the networks. */
    public boolean hasTheory() {
        return hasTheory;
    }

    public void print(PrintWriter out) {
        var keys = type.parameters().stream().map(NetworkParameter::key).toList();
        var shown = IntStream.range(0, keys.size())
                .filter(i -> differs(i, type.parameters().get(i)))
                .boxed()
                .toList();
        var lines = new ArrayList<>(List.of(new Row(keys, HEAD).cells(shown)));
        rows.forEach(row -> lines.add(row.cells(shown)));
        print(lines, out);
    }

    /** Whether a parameter has another value than its default in any row. */
    private boolean differs(int place, NetworkParameter parameter) {
        String standard = text(parameter.toFile(parameter.parse(parameter.defaultText())));
        return rows.stream().anyMatch(row -> !row.parameters.get(place).equals(standard));
    }

    private static void print(List<List<String>> lines, PrintWriter out) {
        int columns = lines.getFirst().size();
        var widths = new int[columns];
        for (var cells : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], cells.get(i).length());
            }
        }
        for (var cells : lines) {
            var line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(i == 0 ? "" : GAP)
                        .append(" ".repeat(widths[i] - cells.get(i).length()))
                        .append(cells.get(i));
            }
            out.println(line);
        }
        out.flush();
    }
}
