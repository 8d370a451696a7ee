package volley.launcher.sweep.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import volley.results.plots.Figure;
import volley.results.plots.PlotStyle;

/**
 * Charts side by side under a title.
 *
 * @param name of the picture's file, without its ending
 * @param title in bold
 * @param subtitle below it; may be empty
 * @param panels from left to right
 */
record SweepFigure(String name, String title, String subtitle, List<Panel> panels) implements Figure {
    /** Apart also for those who do not tell red from green. */
    static final List<Color> COLORS = List.of(
            new Color(0x1f5fbf),
            new Color(0xd1495b),
            new Color(0x2a9d8f),
            new Color(0xe09f3e),
            new Color(0x7a4fb5),
            new Color(0x5f6b7a));

    @Override
    public int width() {
        return Panel.WIDTH * panels.size();
    }

    @Override
    public int height() {
        return PlotStyle.TITLE_HEIGHT + Panel.HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        PlotStyle.paintTitle(graphics, title, subtitle);
        graphics.translate(0, PlotStyle.TITLE_HEIGHT);
        for (var panel : panels) {
            panel.paint(graphics);
            graphics.translate(Panel.WIDTH, 0);
        }
        graphics.translate(-width(), -PlotStyle.TITLE_HEIGHT);
    }

    /** An empty chart for lines and dots, whose x axis is titled outside of it. */
    static XYChart xyChart(String yTitle) {
        XYChart chart =
                new XYChartBuilder().width(Panel.WIDTH).height(Panel.HEIGHT).build();
        chart.setYAxisTitle(yTitle);
        var style = chart.getStyler();
        PlotStyle.apply(style);
        style.setPlotContentSize(0.92);
        style.setLegendBorderColor(Color.WHITE);
        style.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        style.setLegendPosition(LegendPosition.InsideNE);
        style.setMarkerSize(8);
        return chart;
    }
}
