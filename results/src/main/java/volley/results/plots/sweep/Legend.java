package volley.results.plots.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import volley.results.plots.LegendKey;
import volley.results.plots.SeriesStyle;

/** The entries for curves, and how many curves a figure shows. */
final class Legend {
    /** Of more curves in a chart, none could be followed. */
    static final int MOST_CURVES = 12;

    private Legend() {}

    static List<Curve> shown(List<Curve> curves) {
        return curves.subList(0, Math.min(MOST_CURVES, curves.size()));
    }

    /** What to add to a subtitle. */
    static String leftOut(List<Curve> curves) {
        return curves.size() <= MOST_CURVES ? "" : "; " + MOST_CURVES + " of " + curves.size() + " curves shown";
    }

    /** An entry for each curve in the style of its place; none for a single one without a name. */
    static List<LegendKey> of(List<Curve> curves, Function<Curve, String> label) {
        var keys = new ArrayList<LegendKey>();
        for (int i = 0; i < curves.size(); i++) {
            String text = label.apply(curves.get(i));
            if (!text.isEmpty()) {
                keys.add(LegendKey.line(text, SeriesStyle.of(i)));
            }
        }
        return keys;
    }
}
