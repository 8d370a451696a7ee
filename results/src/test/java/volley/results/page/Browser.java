package volley.results.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import volley.exchange.launched.LaunchedProcess;

/** A headless Chromium with one page, driven over its DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LaunchedProcess process;
    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final List<String> errors = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private HttpClient http;
    private WebSocket socket;
    private int lastId;

    private Browser(LaunchedProcess process) {
        this.process = process;
    }

    /** The program, if it is installed. */
    static Optional<String> program() {
        return List.of("chromium", "chromium-browser", "google-chrome").stream()
                .filter(name -> List.of(System.getenv("PATH").split(":")).stream()
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, name))))
                .findFirst();
    }

    /** @param profile an empty folder for what the browser keeps */
    static Browser start(Path profile) throws Exception {
        var browser = new Browser(LaunchedProcess.start(
                List.of(
                        program().orElseThrow(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank"),
                Map.of()));
        try {
            browser.connect();
            return browser;
        } catch (Exception | Error e) {
            browser.close();
            throw e;
        }
    }

    private void connect() throws Exception {
        http = HttpClient.newHttpClient();
        String host = listening();
        var list = http.send(
                HttpRequest.newBuilder(URI.create("http://" + host + "/json/list"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String page = null;
        for (var target : JSON.readTree(list.body())) {
            page = target.get("type").asText().equals("page")
                    ? target.get("webSocketDebuggerUrl").asText()
                    : page;
        }
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(page), new Listener())
                .get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", parameters -> {});
        }
    }

    private String listening() throws InterruptedException {
        for (long look = 0; look < LONG_ENOUGH.toMillis() / 50; look++) {
            var matcher = LISTENING.matcher(process.output());
            if (matcher.find()) {
                return matcher.group(1);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the browser does not listen: " + process.output());
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    received.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    errors.add(e.toString());
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private JsonNode call(String method, Consumer<ObjectNode> parameters) throws Exception {
        var message = JSON.createObjectNode().put("id", ++lastId).put("method", method);
        parameters.accept(message.putObject("params"));
        int id = lastId;
        socket.sendText(message.toString(), true).get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
        var answer = await(reply -> reply.path("id").asInt() == id);
        if (answer.has("error")) {
            throw new AssertionError(method + ": " + answer.get("error"));
        }
        return answer.get("result");
    }

    private JsonNode await(Predicate<JsonNode> wanted) throws InterruptedException {
        while (true) {
            var message = received.poll(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("the browser says nothing: " + process.output());
            }
            note(message);
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    private void note(JsonNode event) {
        var parameters = event.path("params");
        switch (event.path("method").asText()) {
            case "Runtime.exceptionThrown" -> errors.add(parameters.toString());
            case "Runtime.consoleAPICalled" -> {
                if (parameters.path("type").asText().matches("error|warning|assert")) {
                    errors.add(parameters.toString());
                }
            }
            case "Log.entryAdded" -> {
                if (parameters.at("/entry/level").asText().equals("error")) {
                    errors.add(parameters.toString());
                }
            }
            case "Network.requestWillBeSent" ->
                requests.add(parameters.at("/request/url").asText());
            default -> {
                // Nothing that a test asks for.
            }
        }
    }

    /** Shows pages as on a screen of this size, in points. */
    void screen(int width, int height, boolean dark, boolean phone) throws Exception {
        call("Emulation.setDeviceMetricsOverride", parameters -> parameters
                .put("width", width)
                .put("height", height)
                .put("deviceScaleFactor", phone ? 2 : 1)
                .put("mobile", phone));
        call("Emulation.setTouchEmulationEnabled", parameters -> parameters.put("enabled", phone));
        call("Emulation.setEmulatedMedia", parameters -> parameters
                .putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light"));
    }

    /** Opens a page and waits until it has been drawn. */
    void open(Path page) throws Exception {
        errors.clear();
        requests.clear();
        call("Page.navigate", parameters -> parameters.put("url", page.toUri().toString()));
        await(message -> message.path("method").asText().equals("Page.loadEventFired"));
        settle();
    }

    /** Lets the page draw what it has been told. */
    void settle() throws Exception {
        evaluate(
                "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 0))))");
    }

    /** The value of an expression, or of what it promises. */
    JsonNode evaluate(String expression) throws Exception {
        var result = call("Runtime.evaluate", parameters -> parameters
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
        }
        return result.at("/result/value");
    }

    /** Presses a key that types a character or has a name. */
    void press(String key) throws Exception {
        for (String type : List.of("keyDown", "keyUp")) {
            call("Input.dispatchKeyEvent", parameters -> {
                parameters.put("type", type).put("key", key);
                if (key.length() == 1 && type.equals("keyDown")) {
                    parameters.put("text", key);
                }
            });
        }
        settle();
    }

    /** Drags the mouse along a horizontal line, in points of the screen. */
    void move(double x, double y) throws Exception {
        mouse("mouseMoved", x, y, 0);
        settle();
    }

    void drag(double fromX, double toX, double y) throws Exception {
        mouse("mouseMoved", fromX, y, 0);
        mouse("mousePressed", fromX, y, 1);
        mouse("mouseMoved", (fromX + toX) / 2, y, 1);
        mouse("mouseMoved", toX, y, 1);
        mouse("mouseReleased", toX, y, 1);
        settle();
    }

    void doubleClick(double x, double y) throws Exception {
        for (int click = 1; click <= 2; click++) {
            mouse("mousePressed", x, y, click);
            mouse("mouseReleased", x, y, click);
        }
        settle();
    }

    private void mouse(String type, double x, double y, int clicks) throws Exception {
        call("Input.dispatchMouseEvent", parameters -> parameters
                .put("type", type)
                .put("x", x)
                .put("y", y)
                .put("button", clicks == 0 ? "none" : "left")
                .put("buttons", clicks == 0 || type.equals("mouseReleased") ? 0 : 1)
                .put("clickCount", clicks));
    }

    /** Spreads two fingers from their middle, in points of the screen. */
    void spread(double middleX, double y, double from, double to) throws Exception {
        touch("touchStart", y, middleX - from, middleX + from);
        touch("touchMove", y, middleX - (from + to) / 2, middleX + (from + to) / 2);
        touch("touchMove", y, middleX - to, middleX + to);
        touch("touchEnd", y);
        settle();
    }

    /** Lets the browser tidy up its profile; what does not end is ended. */
    private void leave() {
        try {
            call("Browser.close", parameters -> {});
            process.awaitStatus(LONG_ENOUGH);
        } catch (Exception | AssertionError e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void touch(String type, double y, double... xs) throws Exception {
        call("Input.dispatchTouchEvent", parameters -> {
            var points = parameters.put("type", type).putArray("touchPoints");
            for (int finger = 0; finger < xs.length; finger++) {
                points.addObject().put("x", xs[finger]).put("y", y).put("id", finger);
            }
        });
    }

    /** A picture of the page's first so many points, as PNG. */
    byte[] screenshot(int width, int height) throws Exception {
        var result = call("Page.captureScreenshot", parameters -> parameters
                .put("captureBeyondViewport", true)
                .putObject("clip")
                .put("x", 0)
                .put("y", 0)
                .put("width", width)
                .put("height", height)
                .put("scale", 1));
        return Base64.getDecoder().decode(result.get("data").asText());
    }

    /** What the page, or the browser about it, complained of since it was opened. */
    List<String> errors() throws Exception {
        settle();
        return List.copyOf(errors);
    }

    /** All that was fetched since the page was opened, itself too. */
    List<String> requests() throws Exception {
        settle();
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        if (socket != null) {
            leave();
            socket.abort();
        }
        if (http != null) {
            http.shutdownNow();
        }
        process.close();
    }
}
