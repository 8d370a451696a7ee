package volley.results.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import volley.partition.NumberText;

/**
 * Box plots of the rates of neurons, one for each population, lying in its band: the middle half of the neurons, their
 * median and, as a dot, their mean; whiskers, and what is beyond them; the rate in theory, dashed.
 */
final class RateBoxes {
    /** Below the bands, for the axis. */
    static final int AXIS_HEIGHT = 58;

    private static final double THICKEST_BOX = 26;
    private static final double BOX_PART = 0.55;
    private static final double OUTLIER = 3;
    private static final double MEAN = 7;
    private static final int TICK_SPACING = 60;
    private static final BasicStroke THIN = new BasicStroke(1.2f);
    private static final BasicStroke THICK = new BasicStroke(2.5f);

    private final List<RateDistribution> populations;
    private final RasterBands bands;

    /** @param populations at least one, a band for each */
    RateBoxes(List<RateDistribution> populations, RasterBands bands) {
        this.populations = populations;
        this.bands = bands;
    }

    /** Paints from the left edge of the axis, and from the top of the bands on. */
    void paint(Graphics2D graphics, int width) {
        double highest = populations.stream()
                .mapToDouble(RateDistribution::highest)
                .max()
                .orElseThrow();
        double pointsPerHertz = width / (highest > 0 ? 1.05 * highest : 1);
        paintAxis(graphics, width, pointsPerHertz);
        for (int i = 0; i < populations.size(); i++) {
            paintBox(graphics, i, pointsPerHertz);
        }
    }

    private void paintAxis(Graphics2D graphics, int width, double pointsPerHertz) {
        graphics.setStroke(new BasicStroke(1f));
        graphics.setFont(PlotStyle.font(14));
        var metrics = graphics.getFontMetrics();
        double spacing = PlotStyle.tickSpacing(width / pointsPerHertz, width / TICK_SPACING);
        for (int tick = 0; tick * spacing * pointsPerHertz <= width; tick++) {
            int x = (int) Math.round(tick * spacing * pointsPerHertz);
            graphics.setColor(PlotStyle.GRID);
            graphics.drawLine(x, 0, x, bands.height());
            graphics.setColor(PlotStyle.INK);
            String label = NumberText.of(tick * spacing);
            graphics.drawString(label, x - metrics.stringWidth(label) / 2, bands.height() + 20);
        }
        graphics.setFont(PlotStyle.font(16));
        String title = "rate of neurons (spikes/s)";
        graphics.drawString(
                title, (width - graphics.getFontMetrics().stringWidth(title)) / 2, bands.height() + AXIS_HEIGHT - 16);
    }

    private void paintBox(Graphics2D graphics, int band, double scale) {
        var rates = populations.get(band);
        double thickness = Math.min(THICKEST_BOX, BOX_PART * bands.heightOf(band));
        double middle = bands.top(band) + bands.heightOf(band) / 2.0;
        double top = middle - thickness / 2;
        var color = Palette.light(band);
        graphics.setStroke(THIN);
        graphics.setColor(color);
        graphics.draw(new Line2D.Double(rates.lowerWhisker() * scale, middle, rates.upperWhisker() * scale, middle));
        for (double whisker : new double[] {rates.lowerWhisker(), rates.upperWhisker()}) {
            graphics.draw(vertical(whisker * scale, middle, thickness / 2));
        }
        for (double outlier : rates.outliers()) {
            graphics.draw(vertical(outlier * scale, middle, OUTLIER));
        }
        double from = rates.quantile(0.25) * scale;
        var box = new Rectangle2D.Double(from, top, rates.quantile(0.75) * scale - from, thickness);
        graphics.setColor(Color.WHITE);
        graphics.fill(box);
        graphics.setColor(color);
        graphics.draw(box);
        graphics.setStroke(THICK);
        graphics.draw(vertical(rates.quantile(0.5) * scale, middle, thickness));
        double mean = rates.mean() * scale;
        graphics.fill(new Ellipse2D.Double(mean - MEAN / 2, middle - MEAN / 2, MEAN, MEAN));
        if (rates.theoryHertz() != null) {
            graphics.setStroke(PlotStyle.DASHED);
            graphics.setColor(PlotStyle.FAINT_INK);
            graphics.draw(vertical(rates.theoryHertz() * scale, middle, bands.heightOf(band)));
        }
    }

    private static Line2D vertical(double x, double middle, double length) {
        return new Line2D.Double(x, middle - length / 2, x, middle + length / 2);
    }
}
