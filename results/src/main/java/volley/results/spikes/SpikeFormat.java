package volley.results.spikes;

/** What recorded spikes are written as. */
public enum SpikeFormat {
    /** Text in the manner of NEST, a file for each population: {@link SpikeFile}. */
    DAT,

    /** HDF5 in the manner of SONATA, one file for all populations: {@code SonataFile}. */
    SONATA
}
