package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureFormatTest {
    @TempDir
    private Path folder;

    /** A word, a point wide for each of its points. */
    private static final class Word implements Figure {
        @Override
        public int width() {
            return 100;
        }

        @Override
        public int height() {
            return 40;
        }

        @Override
        public void paint(Graphics2D graphics) {
            graphics.setColor(Color.BLACK);
            graphics.drawString("volley", 10, 30);
        }
    }

    /** What a JVM of its own draws. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            try {
                FigureFormat.PNG.bytes(new Word());
                System.out.print("drawn");
            } catch (IOException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    @Test
    void shouldDrawTwoPixelsAPointForPrintAndOneForScreens() throws IOException {
        assertEquals(
                200,
                ImageIO.read(new ByteArrayInputStream(FigureFormat.PNG.bytes(new Word())))
                        .getWidth());
        assertEquals(
                100,
                ImageIO.read(new ByteArrayInputStream(FigureFormat.screenPng(new Word())))
                        .getWidth());
    }

    @Test
    void shouldKeepTextAsTextInVectors() throws IOException {
        String svg = new String(FigureFormat.SVG.bytes(new Word()), StandardCharsets.UTF_8);
        assertTrue(svg.contains(">volley<"), svg);
        assertTrue(svg.contains("viewBox=\"0 0 100 40\""), svg);
    }

    @Test
    void shouldNeedNoTemporaryFiles() throws IOException {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        ImageIO.setCacheDirectory(cache.toFile());
        try {
            Files.delete(cache);
            assertTrue(FigureFormat.PNG.bytes(new Word()).length > 100);
        } finally {
            ImageIO.setCacheDirectory(null);
        }
    }

    @Test
    void shouldSayThatThereIsNoFont() throws Exception {
        Path config = Files.writeString(
                folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><fontconfig><dir>" + folder.resolve("none") + "</dir></fontconfig>");
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Java keeps what it found in the home folder.
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        builder.environment().put("FONTCONFIG_FILE", config.toString());
        var process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertEquals(
                "no picture can be drawn: Java finds no font (install fontconfig and fonts, such as fonts-dejavu-core)",
                said);
    }
}
