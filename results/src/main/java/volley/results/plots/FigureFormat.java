package volley.results.plots;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;

/** Kinds of picture files. Making them needs no display and no temporary files. */
public enum FigureFormat {
    /** A bitmap of two pixels a point, fine enough to be printed. */
    PNG {
        @Override
        public byte[] bytes(Figure figure) throws IOException {
            return png(figure, 2);
        }
    },

    /** Vectors and text. */
    SVG {
        @Override
        public byte[] bytes(Figure figure) throws IOException {
            Drawing.prepare();
            var graphics = new SVGGraphics2D(context(), false);
            graphics.setSVGCanvasSize(new Dimension(figure.width(), figure.height()));
            onWhite(figure, graphics);
            var bytes = new ByteArrayOutputStream();
            var writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
            var root = graphics.getRoot();
            root.setAttribute("viewBox", "0 0 " + figure.width() + " " + figure.height());
            graphics.stream(root, writer, true, false);
            writer.flush();
            return bytes.toByteArray();
        }
    };

    /** Two by two pixels of four bytes. */
    static final int BITMAP_BYTES_PER_POINT = 16;

    /**
     * What a file of a figure holds.
     *
     * @throws IOException if the machine cannot draw
     */
    public abstract byte[] bytes(Figure figure) throws IOException;

    /** Writes what a file of a figure holds; nothing unless it could be drawn. */
    public void write(Figure figure, OutputStream stream) throws IOException {
        stream.write(bytes(figure));
    }

    /** A bitmap of one pixel a point, for screens. */
    public static byte[] screenPng(Figure figure) throws IOException {
        return png(figure, 1);
    }

    private static byte[] png(Figure figure, int pixelsPerPoint) throws IOException {
        Drawing.prepare();
        var image = new BufferedImage(
                pixelsPerPoint * figure.width(), pixelsPerPoint * figure.height(), BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(pixelsPerPoint, pixelsPerPoint);
        onWhite(figure, graphics);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(image);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void onWhite(Figure figure, Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, figure.width(), figure.height());
        figure.paint(graphics);
    }

    private static SVGGeneratorContext context() {
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
