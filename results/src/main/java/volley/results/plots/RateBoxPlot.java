package volley.results.plots;

import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;

/** Box plots of the rates of each population's recorded neurons. */
final class RateBoxPlot implements Figure {
    private static final int LEFT = 150;
    private static final int RIGHT = 40;

    private final FigureHeader header;
    private final RasterBands bands;
    private final List<RateDistribution> populations;

    /** @param populations at least one; the first is at the top */
    RateBoxPlot(String title, String subtitle, List<RateDistribution> populations) {
        this.populations = populations;
        header = new FigureHeader(PlotStyle.WIDTH, title, subtitle, List.of());
        int[] alike = new int[populations.size()];
        Arrays.fill(alike, 1);
        bands = new RasterBands(alike);
    }

    @Override
    public int width() {
        return PlotStyle.WIDTH;
    }

    @Override
    public int height() {
        return header.height() + bands.height() + RateBoxes.AXIS_HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        header.paint(graphics);
        graphics.translate(LEFT, header.height());
        new RateBoxes(populations, bands).paint(graphics, PlotStyle.WIDTH - LEFT - RIGHT);
        for (int i = 0; i < populations.size(); i++) {
            RasterPlot.label(
                    graphics, populations.get(i).name(), "", bands.top(i) + bands.heightOf(i) / 2 + 5, PlotStyle.INK);
        }
        graphics.translate(-LEFT, -header.height());
    }
}
