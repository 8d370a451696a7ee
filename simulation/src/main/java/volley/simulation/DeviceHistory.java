package volley.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import volley.models.DeviceModel;

/** A device with its parameters, and those that it had before, as far as what it sent then is still under way. */
final class DeviceHistory {
    /** The device as it is for stamps from one on. */
    private record Since(long firstStamp, DeviceModel model) {}

    /** What is connected to the device. */
    @FunctionalInterface
    interface Link {
        void change(long firstStamp, DeviceModel model);
    }

    private final List<Since> all = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private int longestDelay = 1;

    DeviceHistory(DeviceModel model) {
        all.add(new Since(1, model));
    }

    DeviceModel current() {
        return all.getLast().model;
    }

    /** @param delaySteps from a stamp to its arrival */
    void link(int delaySteps, Link link) {
        longestDelay = Math.max(longestDelay, delaySteps);
        links.add(link);
    }

    /** @param firstStamp the next step */
    void change(long firstStamp, DeviceModel model) {
        if (all.getLast().firstStamp == firstStamp) {
            all.removeLast();
        }
        append(new Since(firstStamp, model));
        while (all.size() > 1 && all.get(1).firstStamp <= firstStamp - longestDelay) {
            all.removeFirst();
        }
    }

    private void append(Since since) {
        all.add(since);
        links.forEach(link -> link.change(since.firstStamp, since.model));
    }

    /** What it has been: of each time the first stamp, the number of values, and their bits. */
    long[] save() {
        return all.stream().flatMapToLong(DeviceHistory::save).toArray();
    }

    private static LongStream save(Since since) {
        double[] values = since.model.save();
        return LongStream.concat(
                LongStream.of(since.firstStamp, values.length),
                Arrays.stream(values).mapToLong(Double::doubleToRawLongBits));
    }

    /** Goes on from what a device of the same model has been. */
    void load(long[] saved) {
        var model = current();
        all.clear();
        for (int at = 0; at < saved.length; ) {
            int end = at + 2 + (int) saved[at + 1];
            double[] values = Arrays.stream(saved, at + 2, end)
                    .mapToDouble(Double::longBitsToDouble)
                    .toArray();
            append(new Since(saved[at], model.load(values)));
            at = end;
        }
    }
}
