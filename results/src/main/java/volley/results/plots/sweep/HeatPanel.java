package volley.results.plots.sweep;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Map;
import volley.results.plots.Palette;
import volley.results.plots.PlotStyle;
import volley.results.plots.TextFit;

/**
 * A measure over the plane of two parameters: a cell for each pair of values, with the measure in it where there is space.
 * Cells without it stay white.
 */
final class HeatPanel implements Panel {
    private static final int LEFT = 92;
    private static final int RIGHT = 96;
    private static final int TOP = 44;
    private static final int BOTTOM = 64;
    private static final int SMALLEST_TEXT = 9;
    private static final int LARGEST_TEXT = 15;

    private final String title;
    private final Side x;
    private final Side y;
    private final Map<Cell, Double> values;
    private final double least;
    private final double most;

    /** A place in the plane, by the indices of its values. */
    record Cell(int x, int y) {}

    /** A parameter with its values, ascending. */
    record Side(String label, List<String> values) {}

    HeatPanel(String title, Side x, Side y, Map<Cell, Double> values) {
        this.title = title;
        this.x = x;
        this.y = y;
        this.values = values;
        var range = values.values().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        least = range.getMin();
        most = range.getMax();
    }

    @Override
    public void paint(Graphics2D graphics) {
        double cellWidth = (WIDTH - LEFT - RIGHT) / (double) x.values.size();
        double cellHeight = (HEIGHT - TOP - BOTTOM) / (double) y.values.size();
        graphics.setColor(PlotStyle.INK);
        graphics.setFont(PlotStyle.font(16));
        graphics.drawString(TextFit.cut(title, graphics.getFontMetrics(), WIDTH - LEFT), LEFT, TOP - 14);
        int textSize = textSize(cellWidth, cellHeight);
        values.forEach((cell, value) -> {
            int left = (int) Math.round(LEFT + cell.x * cellWidth);
            int right = (int) Math.round(LEFT + (cell.x + 1) * cellWidth);
            int top = (int) Math.round(HEIGHT - BOTTOM - (cell.y + 1) * cellHeight);
            int bottom = (int) Math.round(HEIGHT - BOTTOM - cell.y * cellHeight);
            var color = Palette.heat(share(value));
            graphics.setColor(color);
            graphics.fillRect(left, top, right - left, bottom - top);
            if (textSize > 0) {
                graphics.setColor(Palette.inkOn(color));
                graphics.setFont(PlotStyle.font(textSize));
                String text = Axis.label(value);
                int width = graphics.getFontMetrics().stringWidth(text);
                graphics.drawString(text, (left + right - width) / 2, (top + bottom) / 2 + textSize * 2 / 5);
            }
        });
        graphics.setColor(PlotStyle.FAINT_INK);
        graphics.drawRect(LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM);
        labelX(graphics, cellWidth);
        labelY(graphics, cellHeight);
        paintScale(graphics);
    }

    private double share(double value) {
        return most > least ? (value - least) / (most - least) : 0.5;
    }

    /** The largest in which every number fits into its cell; 0 if none does. */
    private int textSize(double cellWidth, double cellHeight) {
        for (int size = LARGEST_TEXT; size >= SMALLEST_TEXT; size--) {
            var metrics = TextFit.metrics(PlotStyle.font(size));
            double widest = values.values().stream()
                    .mapToInt(value -> metrics.stringWidth(Axis.label(value)))
                    .max()
                    .orElse(0);
            if (widest + 6 <= cellWidth && size + 4 <= cellHeight) {
                return size;
            }
        }
        return 0;
    }

    /** Labels as many values as have space beside each other. */
    private void labelX(Graphics2D graphics, double cellWidth) {
        graphics.setColor(PlotStyle.INK);
        graphics.setFont(PlotStyle.font(14));
        var metrics = graphics.getFontMetrics();
        int widest = x.values.stream().mapToInt(metrics::stringWidth).max().orElse(0) + 10;
        int stride = Math.max(1, (int) Math.ceil(widest / cellWidth));
        for (int i = 0; i < x.values.size(); i += stride) {
            String text = x.values.get(i);
            int middle = (int) (LEFT + (i + 0.5) * cellWidth);
            graphics.drawString(text, middle - metrics.stringWidth(text) / 2, HEIGHT - BOTTOM + 18);
        }
        graphics.setFont(PlotStyle.font(16));
        int width = graphics.getFontMetrics().stringWidth(x.label);
        graphics.drawString(x.label, (LEFT + WIDTH - RIGHT - width) / 2, HEIGHT - BOTTOM + 44);
    }

    private void labelY(Graphics2D graphics, double cellHeight) {
        graphics.setFont(PlotStyle.font(14));
        var metrics = graphics.getFontMetrics();
        int stride = Math.max(1, (int) Math.ceil(18 / cellHeight));
        for (int i = 0; i < y.values.size(); i += stride) {
            String text = y.values.get(i);
            int middle = (int) (HEIGHT - BOTTOM - (i + 0.5) * cellHeight);
            graphics.drawString(text, LEFT - 8 - metrics.stringWidth(text), middle + 5);
        }
        graphics.setFont(PlotStyle.font(16));
        int middle = (TOP + HEIGHT - BOTTOM + graphics.getFontMetrics().stringWidth(y.label)) / 2;
        graphics.translate(24, middle);
        graphics.rotate(-Math.PI / 2);
        graphics.drawString(y.label, 0, 0);
        graphics.rotate(Math.PI / 2);
        graphics.translate(-24, -middle);
    }

    /** What colours mean. */
    private void paintScale(Graphics2D graphics) {
        int left = WIDTH - RIGHT + 14;
        int height = HEIGHT - TOP - BOTTOM;
        for (int row = 0; row < height; row++) {
            graphics.setColor(Palette.heat(1 - row / (double) height));
            graphics.fillRect(left, TOP + row, 14, 1);
        }
        graphics.setColor(PlotStyle.INK);
        graphics.setFont(PlotStyle.font(14));
        graphics.drawString(Axis.label(most), left + 20, TOP + 12);
        graphics.drawString(Axis.label(least), left + 20, TOP + height);
    }
}
