package volley.results.plots.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import volley.results.files.OutputFolder;
import volley.results.plots.Drawing;
import volley.results.plots.FigureFormat;
import volley.results.sweep.SweepPoint;
import volley.results.sweep.SweepRecord;

/**
 * Draws what a sweep varied: rates over each number that varies, cost, scaling over ranks, and diagrams over each two
 * numbers. Points that differ only in what an axis does not show, such as seeds, are averaged.
 */
public final class SweepPlots {
    /** Diagrams of a sweep; of more, nobody would look at each. */
    private static final int MOST_DIAGRAMS = 24;

    private final SweepRecord sweep;

    public SweepPlots(SweepRecord sweep) {
        this.sweep = sweep;
    }

    /**
     * Writes the pictures, over those that may be there.
     *
     * @return their names
     * @throws IOException if the machine cannot draw, or a picture cannot be written
     */
    public List<String> write(OutputFolder folder) throws IOException {
        Drawing.prepare();
        var names = new ArrayList<String>();
        for (var figure : figures(sweep.done())) {
            String name = figure.name() + ".png";
            folder.write(name, stream -> stream.write(FigureFormat.screenPng(figure)));
            names.add(name);
        }
        return names;
    }

    private List<SweepFigure> figures(List<SweepPoint> points) {
        var figures = new ArrayList<SweepFigure>();
        if (points.size() < 2) {
            return figures;
        }
        var populations = sweep.populations();
        var numbers = new Variation(points).numbers();
        for (String key : numbers) {
            figures.add(new RateCurves(points, populations, key).figure());
        }
        CostCurves.of(points).ifPresent(figures::add);
        var scaling = new ScalingCurves(points);
        scaling.strong().ifPresent(figures::add);
        scaling.weak().ifPresent(figures::add);
        var diagrams = new ArrayList<SweepFigure>();
        for (int i = 0; i < numbers.size(); i++) {
            for (int j = i + 1; j < numbers.size(); j++) {
                diagrams.addAll(new ParameterPlane(points, populations, numbers.get(i), numbers.get(j)).figures());
            }
        }
        figures.addAll(diagrams.subList(0, Math.min(MOST_DIAGRAMS, diagrams.size())));
        return figures;
    }
}
