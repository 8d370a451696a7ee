package volley.partition.random;

/** What a random stream is for. The order is part of every network's identity: append only. */
public enum Purpose {
    /** Who connects to whom. */
    WIRING,
    /** Spike trains and currents of stochastic generators. */
    NOISE,
    /** Weights of connections. */
    WEIGHT,
    /** Delays of connections. */
    DELAY,
    /** Parameters and initial values of neurons. */
    VALUE
}
