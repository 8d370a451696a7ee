package volley.launcher;

/** How a job's processes reach each other, as the user asks for it. */
public enum Transport {
    /** What the launcher that started this process offers; without one, local. */
    AUTO,
    /** One process, whose ranks are threads. */
    LOCAL,
    /** MPJ Express. */
    MPJ,
    /** The cluster's own MPI library. */
    MPI
}
