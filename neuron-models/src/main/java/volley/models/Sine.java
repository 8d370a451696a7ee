package volley.models;

/** sin(2 pi frequency t + phase), the same to the bit on every machine. */
record Sine(double frequencyHertz, double phaseDegrees, double resolutionMs) {
    private static final double MS_PER_SECOND = 1000;

    double at(long step) {
        double cycles = frequencyHertz * (step * resolutionMs) / MS_PER_SECOND;
        // Whole cycles are left out, so that late times do not cost the argument digits.
        return StrictMath.sin(2 * Math.PI * (cycles - Math.rint(cycles)) + Math.toRadians(phaseDegrees));
    }
}
