package volley.launcher.sweep.plot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import volley.launcher.Terminal;
import volley.launcher.sweep.Sample;
import volley.results.files.OutputFolder;
import volley.results.plots.FigureFormat;

/** Draws what a sweep's axes allow: rate and cost where the order varies, scaling where ranks do, states over g and eta. */
public final class SweepPlots {
    private final List<Sample> samples;

    public SweepPlots(List<Sample> samples) {
        this.samples = samples;
    }

    /** Writes the pictures. A JDK without a font draws nothing, which is no reason to lose the sweep. */
    public void write(OutputFolder folder, Terminal terminal) throws IOException {
        try {
            for (var figure : figures()) {
                folder.write(figure.name() + ".png", stream -> FigureFormat.PNG.write(figure, stream));
            }
        } catch (RuntimeException | LinkageError | InternalError e) {
            terminal.err().println("volley: plots could not be drawn, perhaps for want of fonts: " + e);
        }
    }

    private List<SweepFigure> figures() {
        var labels = new Labels(samples);
        var figures = new ArrayList<SweepFigure>();
        RatePlot.of(samples, labels).ifPresent(figures::add);
        CostPlot.of(samples, labels).ifPresent(figures::add);
        ScalingPlot.strong(samples, labels).ifPresent(figures::add);
        ScalingPlot.weak(samples, labels).ifPresent(figures::add);
        figures.addAll(StateDiagram.of(samples));
        return figures;
    }
}
