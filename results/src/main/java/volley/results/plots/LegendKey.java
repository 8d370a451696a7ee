package volley.results.plots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;

/**
 * An entry of a legend.
 *
 * @param color of its swatch; null if it has none
 * @param stroke of a line; null if it is a dot
 */
public record LegendKey(String label, Color color, Stroke stroke) {
    public static LegendKey line(String label, SeriesStyle style) {
        return new LegendKey(label, style.color(), style.stroke(2.5f));
    }

    public static LegendKey dashed(String label, Color color) {
        return new LegendKey(label, color, PlotStyle.DASHED);
    }

    public static LegendKey text(String label) {
        return new LegendKey(label, null, null);
    }

    LegendKey named(String name) {
        return new LegendKey(name, color, stroke);
    }

    boolean hasSwatch() {
        return color != null;
    }

    /** Paints the swatch. */
    void paint(Graphics2D graphics, int x, int middleY, int width) {
        if (!hasSwatch()) {
            return;
        }
        graphics.setColor(color);
        if (stroke == null) {
            graphics.fill(new Ellipse2D.Double(x + width - 10, middleY - 5, 10, 10));
            return;
        }
        var before = graphics.getStroke();
        graphics.setStroke(stroke);
        graphics.draw(new Line2D.Double(x, middleY, x + width, middleY));
        graphics.setStroke(before);
    }
}
