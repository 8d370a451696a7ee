package volley.results.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.NodeSet;
import volley.results.RunRecord;
import volley.results.SampleRuns;
import volley.results.SampleRuns.Size;
import volley.results.TestFolders;
import volley.results.sweep.SampleSweeps;

/** Reports of runs, as a person meets them. Pictures of them stay in {@code target/screenshots}. */
class ReportInBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double RUN_MS = 300;

    /** A plot's parts by its label. */
    private static final String RASTER = "document.querySelector('[aria-label^=Raster]')";

    private static final String RATE = "document.querySelector('[aria-label^=Mean]')";

    @TempDir
    private static Path folder;

    private static Browser browser;

    private enum Screen {
        LIGHT(1200, 1780, false, false),
        DARK(1200, 1780, true, false),
        PHONE(390, 1500, false, true);

        private final int width;
        private final int height;
        private final boolean dark;
        private final boolean phone;

        Screen(int width, int height, boolean dark, boolean phone) {
            this.width = width;
            this.height = height;
            this.dark = dark;
            this.phone = phone;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Browser.program().isPresent(), "no browser: apt-get install chromium");
        run("one", balanced(1));
        browser = Browser.start(folder.resolve("profile"));
    }

    /** Two populations of which fifty neurons each are recorded. */
    private static RunRecord balanced(long seed) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("order", 250);
        parameters.put("J_mV", 0.1);
        return SampleRuns.run(
                parameters, seed, 2, List.of(new Size("exc", 1000, 50, 60), new Size("inh", 250, 50, 50)));
    }

    /** Writes a run's folder with its report. */
    private static Path run(String name, RunRecord run) throws IOException {
        Path out = SampleRuns.folder(folder.resolve(name), run);
        ReportFile.write(out.resolve(ReportFile.NAME), List.of(out));
        return out;
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void open(Screen screen) throws Exception {
        browser.screen(screen.width, 900, screen.dark, screen.phone);
        browser.open(folder.resolve("one/report.html"));
    }

    private static String text(String expression) throws Exception {
        return browser.evaluate(expression).asText();
    }

    @ParameterizedTest
    @EnumSource
    void shouldRenderWithoutErrors(Screen screen) throws Exception {
        open(screen);
        assertEquals(List.of(), browser.errors());
        assertEquals("sample", text("document.querySelector('h1').textContent"));
        assertEquals("order 250, J 0.1 mV; 300 ms on 2 ranks", text("document.querySelector('.lead').textContent"));
        assertEquals(
                4,
                browser.evaluate("document.querySelectorAll('canvas').length").asInt());
        assertTrue(
                browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
                        .asBoolean(),
                "the page is wider than the screen");
        assertEquals(
                screen.dark,
                text("getComputedStyle(document.body).backgroundColor").equals("rgb(14, 18, 23)"),
                "the scheme of colours");
        savePicture(screen);
    }

    private static void savePicture(Screen screen) throws Exception {
        Files.createDirectories(SCREENSHOTS);
        Files.write(
                SCREENSHOTS.resolve("report-" + screen.name().toLowerCase(Locale.ROOT) + ".png"),
                browser.screenshot(screen.width, screen.height));
    }

    @Test
    void shouldFetchNothing() throws Exception {
        open(Screen.LIGHT);
        assertTrue(
                browser.requests().stream()
                        .allMatch(url -> url.endsWith("/one/report.html") || url.startsWith("data:")),
                browser.requests().toString());
    }

    /** Pixels of a population's colour, in the raster's canvas. */
    private static int dots(String color) throws Exception {
        return pixels(color).get("found").asInt();
    }

    /** How far down these are, on average. */
    private static double row(String color) throws Exception {
        return pixels(color).get("row").asDouble();
    }

    private static JsonNode pixels(String color) throws Exception {
        return browser.evaluate("""
                        (() => {
                          const canvas = %s.querySelector("canvas");
                          const wanted = "%s".match(/../g).map((hex) => parseInt(hex, 16));
                          const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                          let found = 0;
                          let rows = 0;
                          for (let i = 0; i < pixels.length; i += 4) {
                            if (wanted.every((part, j) => Math.abs(pixels[i + j] - part) < 8)) {
                              found++;
                              rows += Math.floor(i / 4 / canvas.width);
                            }
                          }
                          return { found, row: rows / found };
                        })()
                        """.formatted(RASTER, color));
    }

    @Test
    void shouldDrawTheFirstPopulationOnTop() throws Exception {
        open(Screen.LIGHT);
        assertTrue(row("1f5fbf") < row("d1495b") - 50, "exc above inh");
    }

    @Test
    void shouldDrawSpikesInTheColoursOfTheScheme() throws Exception {
        open(Screen.LIGHT);
        assertTrue(dots("1f5fbf") > 1000 && dots("d1495b") > 1000);
        browser.screen(1200, 900, true, false);
        browser.settle();
        assertTrue(dots("6ea8fe") > 1000 && dots("ff8494") > 1000, "colours follow when the scheme changes");
        assertEquals(0, dots("1f5fbf"));
    }

    private static double[] shown(String plot) throws Exception {
        var ends = text(plot + ".dataset.shown").split(" ");
        return new double[] {Double.parseDouble(ends[0]), Double.parseDouble(ends[1])};
    }

    private static double[] place(String plot) throws Exception {
        browser.evaluate(plot + ".scrollIntoView({ block: 'center' })");
        var box = browser.evaluate(
                "(() => { const box = " + plot
                        + ".querySelector('.u-over').getBoundingClientRect(); return [box.left, box.width, box.top + box.height / 2]; })()");
        return new double[] {
            box.get(0).asDouble(), box.get(1).asDouble(), box.get(2).asDouble()
        };
    }

    @Test
    void shouldZoomBothPlotsByDraggingAndShowAllAgainByADoubleClick() throws Exception {
        open(Screen.LIGHT);
        double[] at = place(RASTER);
        int dots = dots("1f5fbf");
        browser.drag(at[0] + at[1] / 3, at[0] + 2 * at[1] / 3, at[2]);
        double[] zoomed = shown(RASTER);
        assertEquals(RUN_MS / 3, zoomed[0], 3);
        assertEquals(2 * RUN_MS / 3, zoomed[1], 3);
        assertEquals(zoomed[0], shown(RATE)[0]);
        assertTrue(dots("1f5fbf") < dots, "fewer dots are in sight");
        browser.doubleClick(at[0] + at[1] / 2, at[2]);
        assertEquals(RUN_MS, shown(RASTER)[1]);
        assertEquals(0, shown(RATE)[0]);
        assertEquals(List.of(), browser.errors());
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveOneTimeAxisForBothPlots(Screen screen) throws Exception {
        open(screen);
        double[] raster = place(RASTER);
        double[] rate = place(RATE);
        assertEquals(raster[0], rate[0], 0.5);
        assertEquals(raster[1], rate[1], 0.5);
    }

    @Test
    void shouldZoomAndMoveByKeyboard() throws Exception {
        open(Screen.LIGHT);
        browser.evaluate(RATE + ".focus()");
        browser.press("+");
        assertEquals(RUN_MS / 4, shown(RASTER)[0], 1e-6);
        browser.press("ArrowRight");
        assertEquals(RUN_MS * 3 / 8, shown(RATE)[0], 1e-6);
        assertEquals("Showing 112.5 to 262.5 ms", text("document.querySelector('[role=status]').textContent"));
        browser.press("Home");
        assertEquals(RUN_MS, shown(RASTER)[1], 1e-6);
    }

    @Test
    void shouldZoomByButtonsThatSayWhatTheyDo() throws Exception {
        open(Screen.LIGHT);
        assertTrue(browser.evaluate("document.querySelector('[aria-label=\"Zoom out\"]').disabled")
                .asBoolean());
        browser.evaluate("document.querySelector('[aria-label=\"Zoom in\"]').click()");
        assertEquals(RUN_MS / 4, shown(RASTER)[0], 1e-6);
        browser.evaluate("document.querySelector('[aria-label=\"Show the whole run\"]').click()");
        assertEquals(0, shown(RASTER)[0], 1e-6);
    }

    @Test
    void shouldZoomByTwoFingers() throws Exception {
        open(Screen.PHONE);
        double[] at = place(RASTER);
        browser.spread(at[0] + at[1] / 2, at[2], 20, 60);
        double[] shown = shown(RATE);
        assertEquals(RUN_MS / 3, shown[1] - shown[0], RUN_MS / 20);
    }

    @Test
    void shouldTellInTextAndTablesWhatPlotsShow() throws Exception {
        open(Screen.LIGHT);
        assertTrue(browser.evaluate(
                        "[...document.querySelectorAll('canvas')].every((canvas) => canvas.closest('[role][aria-label]'))")
                .asBoolean());
        assertTrue(browser.evaluate("[...document.querySelectorAll('th')].every((cell) => cell.scope)")
                .asBoolean());
        browser.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
        browser.settle();
        assertEquals(
                List.of("15", "100", "100", "2", "2"),
                rowsOf(
                        "Rate over time",
                        "Recorded neurons",
                        "Spikes of each drawn neuron",
                        "Populations",
                        "Correlations"));
        assertTrue(text("document.body.innerText").contains("timings_s.simulate"));
        assertEquals(List.of(), browser.errors());
    }

    private static List<String> rowsOf(String... labels) throws Exception {
        var rows = new ArrayList<String>();
        for (String label : labels) {
            rows.add(text("document.querySelectorAll('[aria-label=\"" + label + "\"] tbody tr').length"));
        }
        return rows;
    }

    @Test
    void shouldTellTheTimesOfSpikesThatAreShown() throws Exception {
        open(Screen.LIGHT);
        browser.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
        browser.settle();
        String first = "document.querySelector('[aria-label=\"Spikes of each drawn neuron\"] tbody tr').innerText";
        assertTrue(text(first).startsWith("0\texc\t18\t0.1, 16.8, 33.5, "), text(first));
        browser.evaluate("document.querySelector('[aria-label=\"Zoom in\"]').click()");
        browser.settle();
        assertTrue(text(first).startsWith("0\texc\t9\t83.6, 100.3, "), text(first));
        assertEquals(List.of(), browser.errors());
    }

    private static Path traced(String name, int recorded, RunRecord.Trace... traces) throws IOException {
        var sizes = List.of(new Size("exc", 1000, recorded, 60));
        return run(name, SampleRuns.run(Map.of(), 1, 2, sizes, List.of(traces)));
    }

    /** As many lines as are told apart, of as many points as are seen. */
    @ParameterizedTest
    @EnumSource
    void shouldDrawTracesOnTheTimeAxisOfTheSpikes(Screen screen) throws Exception {
        var few = new RunRecord.Trace("few", List.of("V_m", "I_syn_ex"), 2, 0.1);
        var many = new RunRecord.Trace("<many>", List.of("V_m"), 10, 1);
        Path out = traced("traced", 50, few, many);
        browser.screen(screen.width, 900, screen.dark, screen.phone);
        browser.open(out.resolve(ReportFile.NAME));
        assertEquals(List.of(), browser.errors());
        assertEquals(
                "few; two points for 0.3 ms: their lowest and highest value, in their order; "
                        + "<many>, the first 4 of 10 neurons",
                text("[...document.querySelectorAll('figure figcaption')].map((each) => each.textContent)"
                        + ".filter((each) => /few|many/.test(each)).join('; ')"));
        String voltage = "document.querySelector('[aria-label=\"few: V_m in mV of neuron 0 and neuron 1\"]')";
        String current = "document.querySelector('[aria-label=\"few: I_syn_ex in pA of neuron 0 and neuron 1\"]')";
        double[] at = place(voltage);
        for (String other : List.of(current, RASTER)) {
            assertEquals(at[0], place(other)[0], 0.5);
            assertEquals(at[1], place(other)[1], 0.5);
        }
        browser.drag(at[0] + at[1] / 3, at[0] + 2 * at[1] / 3, place(voltage)[2]);
        assertEquals(RUN_MS / 3, shown(RASTER)[0], 3);
        assertEquals(shown(RASTER)[1], shown(current)[1]);
        browser.doubleClick(at[0] + at[1] / 2, place(voltage)[2]);
        assertEquals(RUN_MS, shown(voltage)[1]);
        assertTrue(
                browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
                        .asBoolean(),
                "the page is wider than the screen");
        Files.createDirectories(SCREENSHOTS);
        Files.write(
                SCREENSHOTS.resolve("traces-" + screen.name().toLowerCase(Locale.ROOT) + ".png"),
                browser.screenshot(screen.width, 2600));
    }

    @Test
    void shouldTellTheValuesOfTracesUnderTheCursor() throws Exception {
        Path out = traced("values", 0, new RunRecord.Trace("few", List.of("V_m", "I_syn_ex"), 2, 1));
        browser.screen(1200, 900, false, false);
        browser.open(out.resolve(ReportFile.NAME));
        String plot = "document.querySelector('[aria-label^=\"few: V_m\"]')";
        double[] at = place(plot);
        browser.move(at[0] + at[1] / 2, at[2]);
        String readout = text("document.querySelector('output').textContent");
        double timeMs = Double.parseDouble(readout.substring(0, readout.indexOf(' ')));
        assertEquals(RUN_MS / 2, timeMs, 2);
        assertEquals(
                String.format(
                        Locale.ROOT,
                        "%.1f ms: V_m %.2f (0), %.2f (1) mV; I_syn_ex %.2f (0), %.2f (1) pA",
                        timeMs,
                        SampleRuns.traced(0, 0, timeMs),
                        SampleRuns.traced(0, 1, timeMs),
                        SampleRuns.traced(1, 0, timeMs),
                        SampleRuns.traced(1, 1, timeMs)),
                readout);
        assertEquals(
                "Zoom in",
                text("document.querySelector('[role=toolbar] button').getAttribute('aria-label')"),
                "there is no other card with the buttons");
        browser.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
        browser.settle();
        String second = "document.querySelectorAll('[aria-label=\"What few recorded\"] tbody tr')[1].innerText";
        assertEquals(
                String.format(
                        Locale.ROOT,
                        "2\t%.2f\t%.2f\t%.2f\t%.2f",
                        SampleRuns.traced(0, 0, 2),
                        SampleRuns.traced(0, 1, 2),
                        SampleRuns.traced(1, 0, 2),
                        SampleRuns.traced(1, 1, 2)),
                text(second));
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void shouldSetSeveralRunsSideBySide() throws Exception {
        Path one = folder.resolve("one");
        var other = new LinkedHashMap<String, Object>(balanced(1).parameters());
        other.put("order", 500);
        Path none = SampleRuns.folder(
                folder.resolve("none"), SampleRuns.run(other, 1, 4, List.of(new Size("all", 2000, 0, 10))));
        Path sonata = TestFolders.formatOne("sonata", folder);
        Path page = folder.resolve("several.html");
        ReportFile.write(page, List.of(one, none, sonata));
        browser.screen(1200, 900, false, false);
        browser.open(page);
        assertEquals(List.of(), browser.errors());
        assertEquals("3 runs", text("document.querySelector('h1').textContent"));
        assertEquals(
                3,
                browser.evaluate("document.querySelectorAll('article').length").asInt());
        assertEquals(
                8,
                browser.evaluate("document.querySelectorAll('canvas').length").asInt());
        assertTrue(text("document.querySelector('#entry-1').innerText").contains("No spikes were recorded"));
        assertTrue(text("document.querySelector('table thead').innerText").contains("order"));
    }

    /** The mean of fifty times 66.6667 spikes/s is not that number to the last digit. */
    @Test
    void shouldTellNoSpreadOfNeuronsThatAreAllAlike() throws Exception {
        var run = SampleRuns.run(Map.of(), 1, 2, List.of(new Size("exc", 50, 50, 1000.0 / 15)));
        browser.open(run("alike", run).resolve(ReportFile.NAME));
        assertEquals(
                "[\"exc 66.67 spikes/s\",\"exc 0\"]",
                text(
                        "JSON.stringify([...document.querySelectorAll('.columns figcaption')].map(x => x.innerText.trim()))"));
    }

    @Test
    void shouldShowAFolderOfTheFirstFormatAlikeWhateverHoldsItsSpikes() throws Exception {
        Path dat = TestFolders.formatOne("dat", Files.createDirectory(folder.resolve("first")));
        Path sonata = TestFolders.formatOne("sonata", Files.createDirectory(folder.resolve("second")));
        Path page = folder.resolve("formats.html");
        ReportFile.write(page, List.of(dat, sonata));
        browser.screen(1200, 900, false, false);
        browser.open(page);
        assertEquals(List.of(), browser.errors());
        assertEquals("brunel", text("document.querySelector('#entry-0 h2').textContent"));
        assertTrue(text("document.querySelector('#entry-0 .lead').textContent")
                .startsWith("order 50, g 5, eta 2, epsilon 0.1, J 0.1 mV, delay 1.5 ms; "));
        String histogram = text("document.querySelector('#entry-0 [aria-label^=Histogram]').ariaLabel");
        assertTrue(histogram.contains("exc ") && histogram.contains("inh "), histogram);
        assertEquals(histogram, text("document.querySelector('#entry-1 [aria-label^=Histogram]').ariaLabel"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 20})
    void shouldShowAnyNumberOfPopulations(int populations) throws Exception {
        var sizes = IntStream.range(0, populations)
                .mapToObj(i -> new Size("population" + i, 10 + 400 * (i % 3), 2 + 30 * (i % 3), 20 + i))
                .toList();
        Path out = run("populations" + populations, SampleRuns.run(Map.of("n", 3), 1, 2, sizes));
        for (var screen : Screen.values()) {
            browser.screen(screen.width, 900, screen.dark, screen.phone);
            browser.open(out.resolve("report.html"));
            assertEquals(List.of(), browser.errors());
            assertTrue(browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
                    .asBoolean());
        }
        assertEquals(List.of("" + populations), rowsOf("Populations"));
        assertEquals(
                populations + 1,
                browser.evaluate("document.querySelectorAll('.legend')[0].childElementCount")
                        .asInt());
        browser.screen(1200, 900, false, false);
        browser.settle();
        assertTrue(dots("1f5fbf") > 20, "even two neurons of many are seen");
    }

    @Test
    void shouldShowMoreRecordedNeuronsThanAFunctionHasArguments() throws Exception {
        int neurons = 300_000;
        var run = SampleRuns.run(Map.of(), 1, 2, List.of(new Size("all", neurons, neurons, 10)));
        var activity = new ActivitySummary(SampleRuns.SIMTIME_MS, 0, 0.1, ReportPage.maxDots(1));
        activity.add("all", NodeSet.of(0, neurons), visitor -> {
            for (int step = 1; step <= 3000; step++) {
                for (int place = 0; place < 100; place++) {
                    visitor.spike((100 * step + place) % neurons, step * 0.1);
                }
            }
        });
        openPageOf(run, activity);
        assertEquals(
                4,
                browser.evaluate("document.querySelectorAll('canvas').length").asInt() + 1);
        browser.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
        browser.settle();
        String table = "document.querySelector('[aria-label=\"Recorded neurons\"]')";
        assertEquals("rows 1 – 200 of 300,000", text(table + ".querySelector('output').textContent"));
        browser.evaluate(table + ".querySelector('[aria-label=\"Later rows\"]').click()");
        assertEquals("200", text(table + ".querySelector('tbody th').textContent"));
    }

    private static void openPageOf(RunRecord run, ActivitySummary activity) throws Exception {
        Path page = folder.resolve("page.html");
        var report = new ReportPage();
        report.add("page", run, activity, List.of());
        try (var stream = Files.newOutputStream(page)) {
            report.writeTo(stream);
        }
        browser.screen(1200, 900, false, false);
        browser.open(page);
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void shouldShowLargeSeedsToTheLastDigit() throws Exception {
        openPageOf(balanced(9007199254740993L), null);
        assertTrue(text("document.querySelector('.pairs').innerText").contains("9007199254740993"));
        openReportOf(TestFolders.formatOne("sweep", folder), Screen.LIGHT);
        assertTrue(text("document.getElementById('data').textContent").contains("\"9007199254740993\""));
    }

    @Test
    void shouldCompareTheseSamePartsOfARunWithTheory() throws Exception {
        openPageOf(balanced(1), null);
        // 60.1 after the warm-up against 61.2.
        assertTrue(text("document.querySelector('.tiles').innerText").contains("theory 61.20 (−1.8 %)"));
        assertTrue(text("document.querySelector('[aria-label=Populations]').innerText")
                .contains("−1.80"));
    }

    @Test
    void shouldTellAResumedRunsTimeBesideTheTimeThatItSimulated() throws Exception {
        var json = (ObjectNode) new ObjectMapper().valueToTree(balanced(1));
        json.put("resumed_at_ms", 200);
        openPageOf(new ObjectMapper().treeToValue(json, RunRecord.class), null);
        String tiles = text("document.querySelector('.tiles').innerText");
        assertTrue(tiles.contains(" s for 100 ms, since the checkpoint at 200 ms"), tiles);
    }

    /** Contrast of the colours of elements, as WCAG 2.2 has it: the least one. */
    private static double leastContrast(String elements, String foreground, String background) throws Exception {
        return browser.evaluate("""
                        (() => {
                          const luminance = (text) => {
                            const parts = text.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
                              .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
                            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
                          };
                          const card = () => getComputedStyle(document.querySelector(".card")).backgroundColor;
                          return [...document.querySelectorAll("%s")].reduce((least, element) => {
                            const style = getComputedStyle(element);
                            const [a, b] = [luminance(%s), luminance(%s)];
                            return Math.min(least, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
                          }, 21);
                        })()""".formatted(elements, foreground, background)).asDouble();
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveEnoughContrast(Screen screen) throws Exception {
        open(screen);
        double phases = leastContrast(".phases .stack span", "style.backgroundColor", "card()");
        assertTrue(phases >= 4.5 && phases < 21, "phases of a rank: " + phases);
        openReportOf(plane("contrast"), screen);
        double cells = leastContrast("table.heat tbody td", "style.color", "style.backgroundColor");
        assertTrue(cells >= 4.5 && cells < 21, "cells: " + cells);
    }

    private static void openReportOf(Path sweep, Screen screen) throws Exception {
        Path page = sweep.resolve(ReportFile.NAME);
        ReportFile.write(page, List.of(sweep));
        browser.screen(screen.width, 900, screen.dark, screen.phone);
        browser.open(page);
        assertEquals(List.of(), browser.errors());
    }

    private static Path plane(String name) throws IOException {
        var sweeps = new SampleSweeps("exc", "inh");
        for (double g = 3; g <= 7; g += 0.5) {
            sweeps.point(100, g, 1, 1, 2).point(100, g, 2, 1, 2).point(100, g, 4, 1, 2);
        }
        return sweeps.folder(folder.resolve(name));
    }

    @Test
    void shouldShowASweepOverOrdersAndRanks() throws Exception {
        var sweeps = new SampleSweeps("exc", "inh");
        for (int threads : new int[] {1, 2, 4}) {
            sweeps.point(100, 5, 2, 1, threads).point(200, 5, 2, 1, threads).point(400, 5, 2, 1, threads);
        }
        openReportOf(sweeps.skipped(1_000_000).folder(folder.resolve("orders")), Screen.LIGHT);
        assertEquals("sample: sweep of 10 points", text("document.querySelector('h1').textContent"));
        assertTrue(text("document.body.innerText").contains("skipped: needs \"much\", has little"));
        assertEquals(
                List.of("Dynamics over order", "Cost", "Scaling over ranks", "Points"),
                List.of(text("[...document.querySelectorAll('h2')].map((title) => title.textContent).join('|')")
                        .split("\\|")));
        browser.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
        browser.settle();
        // Every event takes as long in these runs, and ranks share it: ideal scaling, strong and weak.
        for (String title : List.of("Strong scaling: efficiency", "Weak scaling: efficiency")) {
            assertEquals(
                    "1",
                    text(
                            "[...new Set([...document.querySelectorAll('[aria-label=\"" + title
                                    + " as a table\"] tbody td')].map((cell) => cell.textContent))].filter((cell) => cell !== '–').join()"));
        }
        assertTrue(text("document.querySelector('.columns.wide').innerText").contains("theory"));
    }

    /** As a sweep over the scale and the drive of a cortical model has it. */
    @ParameterizedTest
    @EnumSource
    void shouldShowASweepOverFractionsAndNamesWithManyPopulations(Screen screen) throws Exception {
        var sweeps = new SampleSweeps();
        for (double scale : new double[] {0.05, 0.1, 0.2}) {
            for (String drive : List.of("dc", "poisson")) {
                var parameters = new LinkedHashMap<String, Object>();
                parameters.put("scale_neurons", scale);
                parameters.put("drive", drive);
                var sizes = IntStream.range(0, 8)
                        .mapToObj(i -> new Size("layer" + i, (int) (1000 * scale), 0, 5 + i))
                        .toList();
                sweeps.point("scale" + scale + drive, SampleRuns.run(parameters, 1, 2, sizes));
            }
        }
        openReportOf(sweeps.folder(folder.resolve("scales" + screen)), screen);
        assertEquals(
                "scale neurons 0.05, 0.1, 0.2; drive dc, poisson", text("document.querySelector('.lead').textContent"));
        assertEquals(
                "Dynamics over scale neurons|Cost|Points",
                text("[...document.querySelectorAll('h2')].map((title) => title.textContent).join('|')"));
        assertEquals(
                8,
                browser.evaluate("document.querySelector('select').options.length")
                        .asInt());
        assertTrue(browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
                .asBoolean());
        browser.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
        browser.settle();
        // 0.1 more after the warm-up, a time and a memory for each drive, a row for each scale or point.
        assertEquals(
                "0.05\t5.1\t5.1\t5.1\t5.1",
                text("document.querySelector('[aria-label=\"Rate as a table\"] tbody tr').innerText"));
        assertEquals(List.of("3", "3", "6"), rowsOf("Time as a table", "Memory as a table", "Points"));
        assertTrue(text("document.body.innerText").contains("drive dc: slope "), "how the time grows");
    }

    @Test
    void shouldShowCurvesOverAnyParameterWithSeedsAveraged() throws Exception {
        var sweeps = new SampleSweeps("exc");
        for (int seed = 1; seed <= 3; seed++) {
            sweeps.point(100, 4, 2, seed, 2).point(100, 5, 2, seed, 2);
        }
        openReportOf(sweeps.folder(folder.resolve("seeds")), Screen.LIGHT);
        browser.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
        browser.settle();
        // 30 eta / g of seed 1, half more for each further seed, and 0.1 more after the warm-up.
        assertEquals(
                "4\t22.6\t22.95 5\t18.1\t18.36",
                text(
                        "[...document.querySelectorAll('[aria-label=\"Rate as a table\"] tbody tr')].map((row) => row.innerText).join(' ')"));
    }

    @Test
    void shouldShowTheStatesOfASweepOverAPlaneInFull() throws Exception {
        openReportOf(plane("plane"), Screen.LIGHT);
        assertEquals(
                3,
                browser.evaluate("document.querySelectorAll('table.heat').length")
                        .asInt());
        assertEquals(
                "4,40.1,34.4,30.1",
                text("[...document.querySelector('table.heat tbody tr').querySelectorAll('th, td')]"
                        + ".map((cell) => cell.textContent).slice(0, 4).join()"));
        assertTrue(
                browser.evaluate(
                                "[...document.querySelectorAll('table.heat')].every((table) => table.offsetWidth <= table.parentElement.clientWidth)")
                        .asBoolean(),
                "all nine columns are in sight");
        browser.evaluate("(() => { const list = document.querySelector('select'); list.value = 1;"
                + " list.dispatchEvent(new Event('change')); })()");
        browser.settle();
        assertEquals("80.1", text("document.querySelector('table.heat tbody td').textContent"));
        openReportOf(folder.resolve("plane"), Screen.PHONE);
        assertTrue(browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
                .asBoolean());
    }

    @Test
    void shouldShowManySpikesAsASample() throws Exception {
        var activity = new ActivitySummary(1000, 0, 0.1, ReportPage.maxDots(1));
        activity.add("exc", NodeSet.of(0, 4000), visitor -> {
            for (int step = 1; step <= 10_000; step++) {
                for (int place = step % 100; place < 4000; place += 100) {
                    visitor.spike(place, step / 10.0);
                }
            }
        });
        openPageOf(balanced(1), activity);
        assertTrue(text("document.body.innerText").contains("1 in 2 is drawn"), "that a sample is drawn");
        assertTrue(Files.size(folder.resolve("page.html")) < 3_000_000, "bytes of the page");
    }
}
