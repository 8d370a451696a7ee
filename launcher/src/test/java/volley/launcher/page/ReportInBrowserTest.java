package volley.launcher.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import volley.launcher.CapturedTerminal;
import volley.results.page.ActivitySummary;
import volley.results.page.ReportPage;

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
    static void runAndStart() throws Exception {
        assumeTrue(Browser.program().isPresent(), "no browser: apt-get install chromium");
        run("one", "--threads", "2");
        browser = Browser.start(folder.resolve("profile"));
    }

    private static Path run(String name, String... options) {
        Path out = folder.resolve(name);
        var terminal = new CapturedTerminal();
        var line = new ArrayList<>(List.of(
                "run", "brunel", "--order", "250", "--simtime", RUN_MS + " ms", "--quiet", "--out", out.toString()));
        line.addAll(List.of(options));
        assertEquals(0, terminal.run(line), terminal.err());
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
        assertEquals("Brunel network, order 250", text("document.querySelector('h1').textContent"));
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
        return browser.evaluate("""
                        (() => {
                          const canvas = %s.querySelector("canvas");
                          const wanted = "%s".match(/../g).map((hex) => parseInt(hex, 16));
                          const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                          let found = 0;
                          for (let i = 0; i < pixels.length; i += 4) {
                            found += wanted.every((part, j) => Math.abs(pixels[i + j] - part) < 8) ? 1 : 0;
                          }
                          return found;
                        })()
                        """.formatted(RASTER, color)).asInt();
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
        assertEquals(List.of("15", "100"), rowsOf("Rate over time", "Recorded neurons"));
        assertTrue(text("document.body.innerText").contains("rates_hz.exc"));
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
    void shouldSetSeveralRunsSideBySide() throws Exception {
        run("none", "--record", "none", "--no-plot");
        run("sonata", "--format", "sonata", "--no-plot", "--threads", "2");
        Path page = folder.resolve("several.html");
        var terminal = new CapturedTerminal();
        assertEquals(
                0,
                terminal.run(
                        "report",
                        folder.resolve("one").toString(),
                        folder.resolve("none").toString(),
                        folder.resolve("sonata").toString(),
                        "--out",
                        page.toString()),
                terminal.err());
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
        assertEquals(
                text("document.querySelector('#entry-0 [aria-label^=Histogram]').ariaLabel"),
                text("document.querySelector('#entry-2 [aria-label^=Histogram]').ariaLabel"));
    }

    /** A sweep's folder, with points of these orders, g and ranks, and of one that was skipped. */
    private static Path sweep(String name, int[] orders, double[] gs, double[] etas, int[] ranks) throws IOException {
        var points = new ArrayList<String>();
        for (int order : orders) {
            for (double g : gs) {
                for (double eta : etas) {
                    for (int threads : ranks) {
                        points.add(point("done", order, g, eta, threads));
                    }
                }
            }
        }
        points.add(point("skipped", 1_000_000, gs[0], etas[0], ranks[0]));
        Path sweep = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                sweep.resolve("sweep.json"),
                "{\"format\":1,\"volley\":\"0.1.0\",\"network\":\"brunel\",\"points\":[" + String.join(",", points)
                        + "]}");
        return sweep;
    }

    private static String point(String status, int order, double g, double eta, int threads) {
        String base = """
                "point":"order%d-g%s-eta%s-threads%d","status":"%s","reason":"%s","order":%d,"g":%s,"eta":%s,
                "epsilon":0.1,"J_mV":0.1,"delay_ms":1.5,"simtime_ms":200.0,"dt_ms":0.1,"seed":1,"seeding":"rank",
                "transport":"local","processes":1,"threads":%d,"ranks":%d""".formatted(
                        order,
                        g,
                        eta,
                        threads,
                        status,
                        status.equals("done") ? "" : "does not fit",
                        order,
                        g,
                        eta,
                        threads,
                        threads);
        String measured = """
                ,"rate_exc_hz":%s,"rate_inh_hz":%s,"theory_rate_hz":%s,"rate_exc_after_warmup_hz":%s,
                "cv_isi_mean_exc":0.2,"pop_fano_exc":%s,"synaptic_events":%d,"build_s":0.1,"simulate_s":%s,
                "real_time_factor":%s,"peak_memory_bytes":%d,"fingerprint":"0123456789abcdef\"""".formatted(
                30 * eta, 30 * eta, 31 * eta, 30 * eta, g, order * 1000L, 0.2 / threads, 1.0 / threads, order << 20);
        return "{" + base + (status.equals("done") ? measured : ",\"rate_exc_hz\":null,\"theory_rate_hz\":null") + "}";
    }

    private static void openReportOf(Path sweep, Screen screen) throws Exception {
        var terminal = new CapturedTerminal();
        assertEquals(0, terminal.run("report", sweep.toString()), terminal.err());
        browser.screen(screen.width, 900, screen.dark, screen.phone);
        browser.open(sweep.resolve("report.html"));
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void shouldShowASweepOverOrdersAndRanks() throws Exception {
        openReportOf(
                sweep("orders", new int[] {100, 200, 400}, new double[] {5}, new double[] {2}, new int[] {1, 2, 4}),
                Screen.LIGHT);
        assertEquals("Brunel network, sweep of 10 points", text("document.querySelector('h1').textContent"));
        String headings = text("[...document.querySelectorAll('h2, h3')].map((heading) => heading.textContent).join()");
        assertEquals(
                "Dynamics,Rate,Simulation against theory,Coefficient of variation,Synchrony,Cost,Time,Memory,"
                        + "Scaling over ranks,Strong scaling,Strong scaling: efficiency,Weak scaling,"
                        + "Weak scaling: efficiency,Points",
                headings);
        String page = text("document.body.innerText");
        assertTrue(page.contains("skipped: does not fit"), page);
        assertTrue(page.contains("threads 1: slope 1;"), "memory grows with the first power of the order");
        browser.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
        browser.settle();
        assertEquals(
                "1,1,1,1",
                text(
                        "[...document.querySelectorAll('[aria-label^=\"Strong scaling: efficiency as\"] tbody tr:first-child > *')]"
                                + ".map((cell) => cell.textContent).join()"));
    }

    @Test
    void shouldShowTheStatesOfASweepOverAPlane() throws Exception {
        openReportOf(
                sweep("plane", new int[] {100}, new double[] {3, 4, 5}, new double[] {1, 2}, new int[] {2}),
                Screen.PHONE);
        assertEquals(
                3,
                browser.evaluate("document.querySelectorAll('table.heat').length")
                        .asInt());
        assertEquals(
                "2,60,60,60,1,30,30,30",
                text("[...document.querySelector('table.heat tbody').querySelectorAll('th, td')]"
                        + ".map((cell) => cell.textContent).join()"));
        assertTrue(browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
                .asBoolean());
    }

    @Test
    void shouldShowManySpikesAsASample() throws Exception {
        Path page = folder.resolve("many.html");
        var activity = new ActivitySummary(1000, 0.1, ReportPage.maxDots(1));
        activity.add("exc", 0, 4000, visitor -> {
            for (int step = 1; step <= 10_000; step++) {
                for (int id = step % 100; id < 4000; id += 100) {
                    visitor.spike(id, step / 10.0);
                }
            }
        });
        byte[] run = Files.readAllBytes(folder.resolve("one/run.json"));
        try (var stream = Files.newOutputStream(page)) {
            new ReportPage().add("many", run, activity).writeTo(stream);
        }
        browser.screen(1200, 900, false, false);
        browser.open(page);
        assertEquals(List.of(), browser.errors());
        assertTrue(text("document.body.innerText").contains("1 in 2 is drawn"), "that a sample is drawn");
        assertFalse(sizeOf(page) > 3_000_000, "bytes of the page");
    }

    private static long sizeOf(Path page) throws IOException {
        return Files.size(page);
    }
}
