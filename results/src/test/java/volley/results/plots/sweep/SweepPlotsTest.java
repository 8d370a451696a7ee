package volley.results.plots.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.results.RunRecord;
import volley.results.SampleRuns;
import volley.results.SampleRuns.Size;
import volley.results.files.OutputFolder;
import volley.results.plots.FigureFormat;
import volley.results.sweep.SampleSweeps;
import volley.results.sweep.SweepRecord;

class SweepPlotsTest {
    @TempDir
    private Path folder;

    private List<String> written(SweepRecord sweep) throws IOException {
        Path out = Files.createTempDirectory(folder, "sweep");
        try (var files = OutputFolder.named(out)) {
            var names = new SweepPlots(sweep).write(files);
            for (String name : names) {
                assertTrue(Files.size(out.resolve(name)) > 5000, name);
            }
            return names;
        }
    }

    private static String svg(SweepFigure figure) throws IOException {
        return new String(FigureFormat.SVG.bytes(figure), StandardCharsets.UTF_8);
    }

    @Test
    void shouldDrawRatesOverAParameterThatIsNoSizeWithSeedsAveraged() throws IOException {
        var sweeps = new SampleSweeps("exc", "inh");
        for (int seed = 1; seed <= 3; seed++) {
            sweeps.point(100, 4, 2, seed, 2).point(100, 5, 2, seed, 2);
        }
        assertEquals(List.of("rate-g.png", "cost.png"), written(sweeps.sweep()));
    }

    @Test
    void shouldDrawTheStatesOverEachTwoNumbersForEachCombinationOfTheRest() throws IOException {
        var sweeps = new SampleSweeps("exc");
        for (int order : new int[] {100, 200}) {
            for (double g : new double[] {3, 4, 5}) {
                sweeps.point(order, g, 1, 1, 2).point(order, g, 2, 1, 2);
            }
        }
        var names = written(sweeps.sweep());
        assertEquals(
                List.of(
                        "rate-order.png",
                        "rate-g.png",
                        "rate-eta.png",
                        "cost.png",
                        "states-order-g-eta1.png",
                        "states-order-g-eta2.png",
                        "states-order-eta-g3.png",
                        "states-order-eta-g4.png",
                        "states-order-eta-g5.png",
                        "states-g-eta-order100.png",
                        "states-g-eta-order200.png"),
                names);
    }

    @Test
    void shouldDrawNothingOfASinglePoint() throws IOException {
        assertEquals(
                List.of(),
                written(new SampleSweeps("exc").point(100, 4, 2, 1, 1).sweep()));
    }

    @Test
    void shouldDrawStrongAndWeakScaling() throws IOException {
        var sweeps = new SampleSweeps("exc");
        for (int threads : new int[] {1, 2, 4}) {
            sweeps.point(100, 5, 2, 1, threads).point(200, 5, 2, 1, threads).point(400, 5, 2, 1, threads);
        }
        assertTrue(written(sweeps.sweep()).containsAll(List.of("strong-scaling.png", "weak-scaling.png")));
    }

    @Test
    void shouldDrawNoScalingOfASingleNumberOfRanks() throws IOException {
        var names = written(new SampleSweeps("exc")
                .point(100, 5, 2, 1, 2)
                .point(200, 5, 2, 1, 2)
                .sweep());
        assertEquals(List.of("rate-order.png", "cost.png"), names);
    }

    @Test
    void shouldDrawACurveOfCostForEachValueOfWhatElseVaries() throws IOException {
        var sweeps = new SampleSweeps("exc");
        for (int order : new int[] {100, 200, 400}) {
            sweeps.point(order, 4, 2, 1, 2).point(order, 5, 2, 1, 2).point(order, 5, 2, 2, 2);
        }
        String bySize = svg(CostCurves.of(sweeps.sweep().done()).orElseThrow());
        for (String g : List.of("g 4", "g 5")) {
            assertTrue(bySize.contains(">" + g + ", 2 threads: "), bySize);
        }
        assertTrue(!bySize.contains("order 100"), "the size is on the axis");
        var ofOneSize = new SampleSweeps("exc");
        for (double eta : new double[] {1, 2}) {
            ofOneSize.point(100, 4, eta, 1, 2).point(100, 5, eta, 1, 2);
        }
        String byParameter = svg(CostCurves.of(ofOneSize.sweep().done()).orElseThrow());
        assertTrue(
                byParameter.contains(">eta 1, 2 threads<") && byParameter.contains(">eta 2, 2 threads<"), byParameter);
    }

    @Test
    void shouldDrawTheMemoryOfConnectionsForEachNetworkUnlessItIsTheSame() throws IOException {
        var same = new SampleSweeps("exc");
        var byRanks = new SampleSweeps("exc");
        var different = new SampleSweeps("exc");
        for (int order : new int[] {100, 200}) {
            for (int g : new int[] {4, 5}) {
                same.point(order, g, 2, 1, 2);
                for (int threads : new int[] {1, 2}) {
                    addWithBytesPerSynapse(byRanks, order, g, threads, 2 + 0.01 * threads);
                    addWithBytesPerSynapse(different, order, g, threads, g);
                }
            }
        }
        for (var sweep : List.of(same, byRanks)) {
            String one = svg(CostCurves.of(sweep.sweep().done()).orElseThrow());
            assertTrue(one.contains(">all connections: 2.00<"), one);
            assertFalse(one.contains(", all connections"), one);
        }
        String each = svg(CostCurves.of(different.sweep().done()).orElseThrow());
        for (String g : List.of("g 4", "g 5")) {
            assertTrue(each.contains(">" + g + ", all connections: 2.00<"), each);
        }
    }

    private static void addWithBytesPerSynapse(SampleSweeps sweeps, int order, int g, int threads, double bytes)
            throws IOException {
        var json = (ObjectNode) new ObjectMapper().valueToTree(sweeps.record(order, g, 2, 1, threads));
        json.put("bytes_per_synapse", bytes);
        sweeps.point(
                "order" + order + "-g" + g + "-threads" + threads,
                new ObjectMapper().treeToValue(json, RunRecord.class));
    }

    /** Twelve curves are shown, of time and of memory; their number is told. */
    @Test
    void shouldTellHowManyOfAllCurvesAreShown() throws IOException {
        var sweeps = new SampleSweeps("exc");
        for (int g = 1; g <= 13; g++) {
            sweeps.point(100, g, 2, 1, 2).point(200, g, 2, 1, 2);
        }
        String cost = svg(CostCurves.of(sweeps.sweep().done()).orElseThrow());
        assertTrue(cost.contains("; 12 of 13 curves shown<"), cost);
        assertTrue(cost.contains(">g 12, 2 threads: ") && !cost.contains(">g 13, 2 threads"), cost);
    }

    @Test
    void shouldDrawCostOverNeuronsForEachKindOfAParameterThatIsNoNumber() throws IOException {
        var sweeps = new SampleSweeps("exc");
        for (double scale : new double[] {0.05, 0.1, 0.2}) {
            for (String drive : List.of("dc", "poisson")) {
                var parameters = new LinkedHashMap<String, Object>();
                parameters.put("scale_neurons", scale);
                parameters.put("drive", drive);
                var sizes = List.of(new Size("exc", (int) (10_000 * scale), 0, 5));
                sweeps.point("scale" + scale + drive, SampleRuns.run(parameters, 1, 2, sizes));
            }
        }
        assertEquals(Set.of("scale_neurons"), new Variation(sweeps.sweep().done()).sizes());
        String cost = svg(CostCurves.of(sweeps.sweep().done()).orElseThrow());
        assertTrue(cost.contains(">Time and memory against neurons<"), cost);
        assertTrue(cost.contains(">drive dc, 2 threads: ") && cost.contains(">drive poisson, 2 threads: "), cost);
        assertFalse(cost.contains("scale neurons"), cost);
    }

    @Test
    void shouldShowEachPopulationOfMany() throws IOException {
        String[] names = IntStream.range(0, 8).mapToObj(i -> "layer" + i).toArray(String[]::new);
        var sweeps = new SampleSweeps(names).point(100, 4, 2, 1, 2).point(100, 5, 2, 1, 2);
        String together = svg(new RateCurves(sweeps.sweep().done(), List.of(names), "g").figure());
        for (String name : names) {
            assertTrue(together.contains(">" + name + "<"), name);
        }
        var more = sweeps.point(100, 4, 3, 1, 2).point(100, 5, 3, 1, 2).sweep();
        var apart = new RateCurves(more.done(), List.of(names), "g").figure();
        assertEquals(8, apart.panels().size());
        assertEquals(3 * Panel.WIDTH, apart.width());
        assertTrue(svg(apart).contains(">eta 2<") && svg(apart).contains(">eta 3<"));
    }

    @Test
    void shouldMeasureWeakScalingByTheWorkOfEachPointAndNotOfTheFirst() {
        var points = new SampleSweeps("exc")
                .point(100, 5, 2, 1, 1)
                .point(100, 5, 2, 3, 1)
                .point(200, 5, 2, 3, 2)
                .point(200, 5, 2, 1, 2)
                .sweep()
                .done();
        // Every event takes as long in these runs, so that work a second and rank is the same, whatever a point's rate.
        var efficiencies = new ScalingCurves(points).weakEfficiencies();
        assertEquals(1, efficiencies.size());
        assertEquals("order 100 a rank, threads", efficiencies.getFirst().label());
        assertArrayEquals(new double[] {1, 2}, efficiencies.getFirst().x());
        assertArrayEquals(new double[] {100, 100}, efficiencies.getFirst().y(), 1e-6);
    }
}
