package volley.results.spikes;

/**
 * Consecutive bins of a span of time, each of as many whole steps as the others: bins of unlike numbers of steps would
 * show a rhythm of their own. A spike is stamped with the end of its step, so that bin i holds those stamped in {@code
 * (startMs(i), startMs(i + 1)]}. The last bin is shorter where the span is no whole number of them.
 *
 * @param dtMs length of a step in ms
 * @param firstStep the step whose end is the span's start
 * @param lastStep the step whose end is the span's end
 * @param stepsPerBin length of a bin
 */
public record TimeBins(double dtMs, long firstStep, long lastStep, long stepsPerBin) {
    /** Ends of steps are known to rounding. */
    private static final double ROUNDING_STEPS = 1e-6;

    private static final double PER_MILLISECOND = 1e9;

    /**
     * Bins that are as near to a wanted width as whole steps allow, or as many times that as keeps them few.
     *
     * @param most number of bins that must not be exceeded
     */
    public static TimeBins of(double startMs, double endMs, double dtMs, double wantedMs, int most) {
        long first = (long) Math.floor(startMs / dtMs + ROUNDING_STEPS);
        long last = (long) Math.floor(endMs / dtMs + ROUNDING_STEPS);
        long steps = Math.max(1, Math.round(wantedMs / dtMs));
        long wanted = Math.ceilDiv(Math.max(1, last - first), steps);
        return new TimeBins(dtMs, first, last, steps * Math.max(1, Math.ceilDiv(wanted, most)));
    }

    /** Number of bins, at least one. */
    public int count() {
        return Math.toIntExact(Math.max(1, Math.ceilDiv(lastStep - firstStep, stepsPerBin)));
    }

    /** Number of bins that are not cut short by the end of the span. */
    public int wholeCount() {
        return Math.toIntExact((lastStep - firstStep) / stepsPerBin);
    }

    /** Width in ms of all bins but a last one that is cut short. */
    public double widthMs() {
        return endMs(stepsPerBin);
    }

    /** Width in ms of one bin. */
    public double widthMs(int bin) {
        return startMs(bin + 1) - startMs(bin);
    }

    /** Where a bin starts in ms; of the bin after the last, the end of the span. */
    public double startMs(int bin) {
        return endMs(Math.min(firstStep + bin * stepsPerBin, lastStep));
    }

    /** When a step ends, without the last digits that multiplying leaves. */
    private double endMs(long step) {
        return Math.round(step * dtMs * PER_MILLISECOND) / PER_MILLISECOND;
    }

    /** The bin that holds a spike's stamp, or -1 if the span does not. */
    public int binOf(double timeMs) {
        long step = Math.round(timeMs / dtMs);
        return step <= firstStep || step > lastStep ? -1 : (int) ((step - firstStep - 1) / stepsPerBin);
    }
}
