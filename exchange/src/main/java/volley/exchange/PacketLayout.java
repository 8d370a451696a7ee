package volley.exchange;

/**
 * How a rank's spikes of an interval are divided: into sections, each of one population or several side by side, and
 * these into lags. A packet tells the number of spikes of each of these groups.
 */
public final class PacketLayout {
    /** So that a packet of few spikes has 16 bytes at most of counts; more only if there are more lags. */
    private static final int MOST_GROUPS = 128;

    /** So that where the sections of all ranks begin takes little beside the spikes. */
    private static final int MOST_SECTIONS = 8;

    private final int populations;
    private final int lags;
    private final int sections;
    private final int[] sectionOf;
    /** By section; then the number of populations. */
    private final int[] firstPopulations;

    /**
     * @param populations of the network
     * @param lags most steps in an interval
     */
    public PacketLayout(int populations, int lags) {
        this.populations = populations;
        this.lags = lags;
        sections = Math.min(populations, Math.clamp(MOST_GROUPS / lags, 1, MOST_SECTIONS));
        sectionOf = new int[populations];
        firstPopulations = new int[sections + 1];
        for (int population = populations - 1; population >= 0; population--) {
            int section = (int) ((long) population * sections / populations);
            sectionOf[population] = section;
            firstPopulations[section] = population;
        }
        firstPopulations[sections] = populations;
    }

    /** Most steps in an interval. */
    public int lags() {
        return lags;
    }

    /** Number of populations of the network. */
    public int populations() {
        return populations;
    }

    /** Number of sections. */
    public int sections() {
        return sections;
    }

    /** The section that a population is of. */
    int section(int population) {
        return sectionOf[population];
    }

    /** The first population of a section; of the one behind the last, the number of populations. */
    public int firstPopulation(int section) {
        return firstPopulations[section];
    }

    /** Number of groups, which stand section by section, and lag by lag in a section. */
    int groups() {
        return sections * lags;
    }

    int group(int section, int lag) {
        return section * lags + lag;
    }
}
