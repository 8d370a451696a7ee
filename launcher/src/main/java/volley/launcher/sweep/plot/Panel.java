package volley.launcher.sweep.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;
import volley.results.plots.PlotStyle;

/**
 * A chart in its place in a figure. XChart labels a logarithmic axis at powers of ten only, of which a sweep's range may
 * have none: such axes are labelled here, in a margin of their own.
 *
 * @param chart without titles of its logarithmic axes
 * @param xTitle of a logarithmic x axis; empty if it is linear
 * @param yTitle of a logarithmic y axis; empty if it is linear
 */
record Panel(Chart<?, ?> chart, String xTitle, String yTitle) {
    static final int WIDTH = 600;
    static final int HEIGHT = 480;

    private static final int LEFT_MARGIN = 64;
    private static final int BOTTOM_MARGIN = 44;
    private static final Color INVISIBLE = new Color(0, 0, 0, 0);

    /** From this ratio of its ends on, an axis has fewer labels. */
    private static final double WIDE = 25;

    private static final Set<Integer> WIDE_DIGITS = Set.of(1, 2, 5);
    private static final Set<Integer> NARROW_DIGITS = Set.of(1, 2, 3, 4, 6, 8);

    /** A chart that XChart labels. */
    static Panel of(Chart<?, ?> chart) {
        return new Panel(chart, "", "");
    }

    /** A chart with a logarithmic x axis. */
    static Panel logX(XYChart chart, String xTitle) {
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setXAxisTickLabelsColor(INVISIBLE);
        return new Panel(chart, xTitle, "");
    }

    /** A chart with two logarithmic axes. */
    static Panel logXY(XYChart chart, String xTitle, String yTitle) {
        logX(chart, xTitle);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setYAxisTickLabelsColor(INVISIBLE);
        return new Panel(chart, xTitle, yTitle);
    }

    void paint(Graphics2D graphics) {
        int left = yTitle.isEmpty() ? 0 : LEFT_MARGIN;
        int bottom = xTitle.isEmpty() ? 0 : BOTTOM_MARGIN;
        graphics.translate(left, 0);
        chart.paint(graphics, WIDTH - left, HEIGHT - bottom);
        if (chart instanceof XYChart xyChart) {
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
            graphics.setColor(PlotStyle.INK);
            if (!xTitle.isEmpty()) {
                labelX(graphics, xyChart);
            }
            if (!yTitle.isEmpty()) {
                labelY(graphics, xyChart);
            }
        }
        graphics.translate(-left, 0);
    }

    /** Orders and ranks are whole numbers. */
    private void labelX(Graphics2D graphics, XYChart xyChart) {
        var style = xyChart.getStyler();
        for (double value : labelled(Math.max(1, style.getXAxisMin()), style.getXAxisMax())) {
            String label = label(value);
            int width = graphics.getFontMetrics().stringWidth(label);
            graphics.drawString(
                    label, (int) xyChart.getScreenXFromChart(value) - width / 2, HEIGHT - BOTTOM_MARGIN - 4);
        }
        graphics.setFont(graphics.getFont().deriveFont(16f));
        double middle = Math.sqrt(style.getXAxisMin() * style.getXAxisMax());
        int width = graphics.getFontMetrics().stringWidth(xTitle);
        graphics.drawString(xTitle, (int) xyChart.getScreenXFromChart(middle) - width / 2, HEIGHT - 12);
        graphics.setFont(graphics.getFont().deriveFont(14f));
    }

    private void labelY(Graphics2D graphics, XYChart xyChart) {
        var style = xyChart.getStyler();
        for (double value : labelled(style.getYAxisMin(), style.getYAxisMax())) {
            String label = label(value);
            int width = graphics.getFontMetrics().stringWidth(label);
            graphics.drawString(label, 4 - width, (int) xyChart.getScreenYFromChart(value) + 5);
        }
        graphics.setFont(graphics.getFont().deriveFont(16f));
        double middle = Math.sqrt(style.getYAxisMin() * style.getYAxisMax());
        int width = graphics.getFontMetrics().stringWidth(yTitle);
        int y = (int) xyChart.getScreenYFromChart(middle) + width / 2;
        graphics.translate(24 - LEFT_MARGIN, y);
        graphics.rotate(-Math.PI / 2);
        graphics.drawString(yTitle, 0, 0);
        graphics.rotate(Math.PI / 2);
        graphics.translate(LEFT_MARGIN - 24, -y);
    }

    /** Round values from end to end. */
    static List<Double> labelled(double least, double most) {
        var digits = most / least > WIDE ? WIDE_DIGITS : NARROW_DIGITS;
        var values = new ArrayList<Double>();
        for (int power = (int) Math.floor(Math.log10(least)); power <= Math.log10(most); power++) {
            for (int digit = 1; digit <= 9; digit++) {
                double value = new BigDecimal(digit).scaleByPowerOfTen(power).doubleValue();
                if (digits.contains(digit) && value >= least && value <= most) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private static String label(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
