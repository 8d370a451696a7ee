package volley.launcher.sweep;

import java.util.List;
import volley.results.RunRecord;
import volley.results.sweep.SweepPoint;

/**
 * A point with its folder.
 *
 * @param name of the folder
 * @param run that the folder holds of the point already; null if it holds none
 * @param problem why the folder cannot take the point's run; empty if it can
 * @param differences between the point and the run that its folder would be that of otherwise; empty if there is none
 */
record PlannedPoint(Point point, String name, RunRecord run, String problem, List<String> differences) {
    SweepPoint done(RunRecord record) {
        return new SweepPoint(name, SweepPoint.Status.DONE, "", point.settings(), record);
    }

    SweepPoint failed(String reason) {
        return new SweepPoint(name, SweepPoint.Status.FAILED, reason, point.settings(), null);
    }

    SweepPoint skipped(String reason) {
        return new SweepPoint(name, SweepPoint.Status.SKIPPED, reason, point.settings(), null);
    }
}
