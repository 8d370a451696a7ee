package volley.results.plots;

import java.awt.Graphics2D;

/** A picture that can be painted on a bitmap or into a vector file. */
public interface Figure {
    /** In points. */
    int width();

    /** In points. */
    int height();

    /** Paints on a white ground. */
    void paint(Graphics2D graphics);
}
