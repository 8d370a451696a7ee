package volley.launcher.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import volley.partition.NumberText;
import volley.simulation.Network;
import volley.simulation.NetworkParameter;
import volley.simulation.NetworkType;
import volley.simulation.StationaryState;

/** What theory predicts of networks: their parameters, then the state of each population; those that agree share a row. */
public final class TheoryTable {
    private static final String NONE = "-";
    private static final String GAP = "  ";

    private final NetworkType type;
    private final List<List<String>> rows = new ArrayList<>();
    private boolean hasTheory;

    /** @param type of the networks */
    public TheoryTable(NetworkType type) {
        this.type = type;
        var head = new ArrayList<>(
                type.parameters().stream().map(NetworkParameter::key).toList());
        head.addAll(List.of("population", "rate (spikes/s)", "mu (mV)", "sigma (mV)"));
        rows.add(head);
    }

    /**
     * Adds a network.
     *
     * @param states of its populations in theory; empty if it has none
     */
    public void add(Network network, List<StationaryState> states) {
        hasTheory |= !states.isEmpty();
        var parameters = type.values(network).values().stream()
                .map(value -> value instanceof Double number ? NumberText.of(number) : value.toString())
                .toList();
        if (states.isEmpty()) {
            addRow(parameters, List.of(NONE, NONE, NONE, NONE));
        }
        states.stream()
                .collect(Collectors.groupingBy(
                        TheoryTable::numbers,
                        LinkedHashMap::new,
                        Collectors.mapping(StationaryState::population, Collectors.joining(", "))))
                .forEach((numbers, populations) -> {
                    var predicted = new ArrayList<>(List.of(populations));
                    predicted.addAll(numbers);
                    addRow(parameters, predicted);
                });
    }

    private void addRow(List<String> parameters, List<String> predicted) {
        var row = new ArrayList<>(parameters);
        row.addAll(predicted);
        rows.add(row);
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
        int columns = rows.getFirst().size();
        var widths = new int[columns];
        for (var row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(i == 0 ? "" : GAP)
                        .append(" ".repeat(widths[i] - row.get(i).length()))
                        .append(row.get(i));
            }
            out.println(line);
        }
        out.flush();
    }
}
