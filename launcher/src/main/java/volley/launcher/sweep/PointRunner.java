package volley.launcher.sweep;

import java.io.IOException;
import java.nio.file.Path;
import volley.launcher.Failure;
import volley.launcher.run.RunMemory;
import volley.partition.UserException;
import volley.results.RunFile;
import volley.results.files.FolderTree;
import volley.results.sweep.SweepPoint;

/** Takes points to their ends, each by itself: whatever becomes of one, there is an end to record. */
final class PointRunner {
    private final Path folder;
    private final PointProcess processes;

    /** Memory that each of the points that run at once may take. */
    private final double usableBytes;

    /** @param folder that has the points' folders in it */
    PointRunner(Path folder, PointProcess processes, double usableBytes) {
        this.folder = folder;
        this.processes = processes;
        this.usableBytes = usableBytes;
    }

    /** How a point ended, some time ago or now. */
    SweepPoint end(PlannedPoint planned) throws InterruptedException {
        if (planned.run() != null) {
            return planned.done(planned.run());
        }
        if (!planned.problem().isEmpty()) {
            return planned.failed(planned.problem());
        }
        try {
            String shortage = shortage(planned.point());
            return shortage.isEmpty() ? simulate(planned) : planned.skipped(shortage);
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable anything) {
            // A network of a user's own may throw what it likes when it is planned.
            return planned.failed(Failure.of(anything).message());
        }
    }

    /** What memory the point lacks, as if all its processes were on this machine; empty if it lacks none. */
    private String shortage(Point point) {
        var ranks = point.ranks();
        double ofProcess = usableBytes / ranks.processes();
        var plan = point.experiment().plan(ranks.size(), ranks.threads(), ofProcess);
        try {
            RunMemory.require(point.experiment(), plan, ranks.size(), usableBytes);
            return "";
        } catch (UserException e) {
            return e.getMessage();
        }
    }

    private SweepPoint simulate(PlannedPoint planned) throws IOException, InterruptedException {
        Path own = folder.resolve(planned.name());
        FolderTree.delete(own);
        String reason = processes.run(planned.point(), own);
        return reason.isEmpty() ? planned.done(RunFile.read(own).run()) : planned.failed(reason);
    }
}
