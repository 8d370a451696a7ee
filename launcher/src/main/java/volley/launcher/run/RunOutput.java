package volley.launcher.run;

import java.nio.file.Path;
import volley.results.spikes.SpikeFormat;

/**
 * What to keep of a run.
 *
 * @param folder a new or an empty one; or null for a new one in {@code results/}
 * @param name what a new folder in {@code results/} is named after
 * @param recorded neurons of each population to record; where there are fewer, all of them
 * @param format what recorded spikes are written as
 * @param plot whether to draw what was recorded
 */
public record RunOutput(Path folder, String name, int recorded, SpikeFormat format, boolean plot) {}
