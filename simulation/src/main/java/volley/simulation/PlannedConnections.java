package volley.simulation;

import volley.partition.store.TargetMajorConnections;

/** Connections of which only the numbers are known. */
record PlannedConnections(int sources, int targets, long size, int mostIndegree, boolean hasMultapses)
        implements TargetMajorConnections {
    @Override
    public int sources(int target, int[] into) {
        throw new IllegalStateException("planned connections are not drawn");
    }
}
