package volley.results.plots;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;

/** Kinds of picture files. Writing them needs no display. */
public enum FigureFormat {
    /** A bitmap of two pixels a point, fine enough to be printed. */
    PNG {
        @Override
        public void write(Figure figure, OutputStream stream) throws IOException {
            writePng(figure, 2, stream);
        }
    },

    /** Vectors and text. */
    SVG {
        @Override
        public void write(Figure figure, OutputStream stream) throws IOException {
            var graphics = new SVGGraphics2D(context(), false);
            graphics.setSVGCanvasSize(new Dimension(figure.width(), figure.height()));
            onWhite(figure, graphics);
            var writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            var root = graphics.getRoot();
            root.setAttribute("viewBox", "0 0 " + figure.width() + " " + figure.height());
            graphics.stream(root, writer, true, false);
            writer.flush();
        }
    };

    /** Writes a figure. */
    public abstract void write(Figure figure, OutputStream stream) throws IOException;

    static void writePng(Figure figure, int pixelsPerPoint, OutputStream stream) throws IOException {
        System.setProperty("java.awt.headless", "true");
        var image = new BufferedImage(
                pixelsPerPoint * figure.width(), pixelsPerPoint * figure.height(), BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(pixelsPerPoint, pixelsPerPoint);
        onWhite(figure, graphics);
        graphics.dispose();
        ImageIO.write(image, "png", stream);
    }

    private static void onWhite(Figure figure, Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, figure.width(), figure.height());
        figure.paint(graphics);
    }

    private static SVGGeneratorContext context() {
        System.setProperty("java.awt.headless", "true");
        try {
            var document = DocumentBuilderFactory.newNSInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
            var context = SVGGeneratorContext.createDefault(document);
            context.setComment("Drawn by Volley");
            return context;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK has no XML documents", e);
        }
    }
}
