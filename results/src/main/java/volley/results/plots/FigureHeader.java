package volley.results.plots;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands above the charts of a figure: a title, a subtitle of at most two lines, and a legend in as many rows as it
 * takes, up to {@value #MOST_ROWS}.
 */
public final class FigureHeader {
    private static final int MARGIN = 24;
    private static final int TITLE_BASELINE = 36;
    private static final int LINE_HEIGHT = 22;
    private static final int MOST_SUBTITLE_LINES = 2;
    private static final int MOST_ROWS = 5;
    private static final int BELOW = 14;

    /** In points. */
    static final int MOST_HEIGHT = TITLE_BASELINE + LINE_HEIGHT * (MOST_SUBTITLE_LINES + MOST_ROWS) + BELOW;

    private static final int MOST_KEY_WIDTH = 340;
    private static final int SWATCH_WIDTH = 30;
    private static final int KEY_GAP = 24;
    private static final Font TITLE_FONT = new Font(Font.SANS_SERIF, Font.BOLD, 22);
    private static final Font FONT = PlotStyle.font(15);

    private final int width;
    private final String title;
    private final List<String> subtitle;
    private final List<List<LegendKey>> rows;

    /** @param width of the figure in points */
    public FigureHeader(int width, String title, String subtitle, List<LegendKey> keys) {
        this.width = width;
        this.title = TextFit.cut(title, TextFit.metrics(TITLE_FONT), width - 2 * MARGIN);
        this.subtitle = TextFit.wrap(subtitle, TextFit.metrics(FONT), width - 2 * MARGIN, MOST_SUBTITLE_LINES);
        rows = rows(keys);
    }

    private List<List<LegendKey>> rows(List<LegendKey> keys) {
        var metrics = TextFit.metrics(FONT);
        var all = new ArrayList<List<LegendKey>>();
        int x = width;
        for (int i = 0; i < keys.size(); i++) {
            var key = keys.get(i).named(TextFit.cut(keys.get(i).label(), metrics, MOST_KEY_WIDTH));
            int keyWidth = SWATCH_WIDTH + metrics.stringWidth(key.label()) + KEY_GAP;
            if (x + keyWidth > width) {
                if (all.size() == MOST_ROWS) {
                    all.getLast().removeLast();
                    int left = keys.size() - all.stream().mapToInt(List::size).sum();
                    all.getLast().add(LegendKey.text("and " + left + " more"));
                    return all;
                }
                all.add(new ArrayList<>());
                x = MARGIN;
            }
            all.getLast().add(key);
            x += keyWidth;
        }
        return all;
    }

    /** In points. */
    public int height() {
        return TITLE_BASELINE + LINE_HEIGHT * (subtitle.size() + rows.size()) + BELOW;
    }

    public void paint(Graphics2D graphics) {
        graphics.setColor(PlotStyle.INK);
        graphics.setFont(TITLE_FONT);
        graphics.drawString(title, MARGIN, TITLE_BASELINE);
        graphics.setFont(FONT);
        graphics.setColor(PlotStyle.FAINT_INK);
        int y = TITLE_BASELINE;
        for (String line : subtitle) {
            y += LINE_HEIGHT;
            graphics.drawString(line, MARGIN, y);
        }
        for (var row : rows) {
            y += LINE_HEIGHT;
            int x = MARGIN;
            for (var key : row) {
                key.paint(graphics, x, y - 5, SWATCH_WIDTH - 8);
                x += key.hasSwatch() ? SWATCH_WIDTH : 0;
                graphics.setColor(PlotStyle.INK);
                graphics.drawString(key.label(), x, y);
                x += graphics.getFontMetrics().stringWidth(key.label()) + KEY_GAP;
            }
        }
    }
}
