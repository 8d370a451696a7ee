package volley.launcher.run;

import volley.models.Units;
import volley.results.RunFile;

/**
 * Loads what a run needs later, while the command line is read, on a core that has nothing else to do then: units, and the
 * writing of its record, which take a sixth of the processor time of a short run.
 */
public final class EarlyStart {
    private EarlyStart() {}

    /** @param writes whether this process is the one that will write the record */
    public static void begin(boolean writes) {
        Thread.ofPlatform().name("early-start").daemon().start(() -> {
            try {
                Units.ms(0);
                if (writes) {
                    RunFile.prepare();
                }
            } catch (Throwable e) {
                // Whoever needs them fails as well: where an initializer failed here, with a NoClassDefFoundError.
            }
        });
    }
}
