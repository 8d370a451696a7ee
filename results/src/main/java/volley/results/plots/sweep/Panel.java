package volley.results.plots.sweep;

import java.awt.Graphics2D;

/** A chart in its place in a figure. */
interface Panel {
    int WIDTH = 600;
    int HEIGHT = 460;

    /** Paints in so many points. */
    void paint(Graphics2D graphics);
}
