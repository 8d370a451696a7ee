package volley.results.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How one of several populations or curves is told from the others: by its colour, and beyond the palette's colours by
 * its line and mark too.
 *
 * @param color on a white ground
 * @param dash lengths of a line's dashes and gaps in points; null if it is solid
 * @param marker of a curve's points
 */
public record SeriesStyle(Color color, float[] dash, Marker marker) {
    private static final float[][] DASHES = {null, {9, 3, 2, 3}, {2, 3}, {14, 4}};
    private static final Marker[] MARKERS = {
        SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_UP
    };

    /** Series that no other one looks like. */
    public static final int DISTINCT = Palette.LIGHT.size() * DASHES.length;

    /** @param index 0, 1, ...; far ones repeat */
    public static SeriesStyle of(int index) {
        int round = index / Palette.LIGHT.size() % DASHES.length;
        return new SeriesStyle(Palette.light(index), DASHES[round], MARKERS[round]);
    }

    BasicStroke stroke(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }
}
