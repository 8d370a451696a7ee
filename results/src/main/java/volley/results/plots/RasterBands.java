package volley.results.plots;

/**
 * Where the rows of a raster are: a band for each population, in proportion to its recorded neurons, but none too small to
 * be seen. The first population is at the top.
 */
final class RasterBands {
    private static final int USUAL_HEIGHT = 460;
    private static final int GAP = 5;

    /** A few rows, and a line of text beside them. */
    private static final int LEAST_HEIGHT = 26;

    private final int[] neurons;
    private final int[] heights;
    private final int height;

    /** @param neurons recorded in each population, at least one */
    RasterBands(int[] neurons) {
        this.neurons = neurons.clone();
        height = height(neurons.length);
        heights = new int[neurons.length];
        double total = 0;
        for (int number : neurons) {
            total += number;
        }
        int free = height - neurons.length * (LEAST_HEIGHT + GAP);
        for (int i = 0; i < neurons.length; i++) {
            heights[i] = LEAST_HEIGHT + (int) (free * (neurons[i] / total));
        }
    }

    /** Of the bands of so many populations and what is between them, in points. */
    static int height(int populations) {
        return Math.max(USUAL_HEIGHT, populations * 2 * (LEAST_HEIGHT + GAP));
    }

    /** Of all bands and what is between them, in points. */
    int height() {
        return height;
    }

    /** Recorded neurons of a population. */
    int neurons(int band) {
        return neurons[band];
    }

    int heightOf(int band) {
        return heights[band];
    }

    /** Where a band begins, from the top. */
    int top(int band) {
        int above = 0;
        for (int i = 0; i < band; i++) {
            above += heights[i] + GAP;
        }
        return above;
    }

    /** Of how many neurons one has a row, so that rows are at least a point apart. */
    int stride(int band) {
        return Math.ceilDiv(neurons[band], heights[band]);
    }
}
