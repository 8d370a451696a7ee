package volley.results.plots.sweep;

import java.awt.Graphics2D;
import java.util.List;
import volley.results.plots.Figure;
import volley.results.plots.FigureHeader;
import volley.results.plots.LegendKey;

/**
 * Charts in rows, under a title and the legend that all share.
 *
 * @param name of the picture's file, without its ending
 * @param columns charts in a row
 */
record SweepFigure(String name, FigureHeader header, List<Panel> panels, int columns) implements Figure {
    /**
     * A figure.
     *
     * @param subtitle may be empty
     */
    static SweepFigure of(
            String name,
            String title,
            String subtitle,
            List<LegendKey> keys,
            List<? extends Panel> panels,
            int columns) {
        int inRow = Math.min(columns, panels.size());
        // A single chart has a title as wide as that of two.
        var header = new FigureHeader(Math.max(2, inRow) * Panel.WIDTH, title, subtitle, keys);
        return new SweepFigure(name, header, List.copyOf(panels), inRow);
    }

    @Override
    public int width() {
        return Math.max(2, columns) * Panel.WIDTH;
    }

    @Override
    public int height() {
        return header.height() + Math.ceilDiv(panels.size(), columns) * Panel.HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        header.paint(graphics);
        for (int i = 0; i < panels.size(); i++) {
            int x = i % columns * Panel.WIDTH;
            int y = header.height() + i / columns * Panel.HEIGHT;
            graphics.translate(x, y);
            panels.get(i).paint(graphics);
            graphics.translate(-x, -y);
        }
    }
}
