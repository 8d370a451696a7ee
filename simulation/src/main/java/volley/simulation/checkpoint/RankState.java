package volley.simulation.checkpoint;

import java.util.List;
import volley.partition.RoundRobin;

/** The state of one rank, as one file holds it. */
record RankState(CheckpointHeader header, List<StatePart> parts) {
    /** @throws IllegalStateException if there is no such part, which a network of the same identity always has */
    StatePart part(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("checkpoint has no part " + name));
    }

    /** The state without what it says of other ranks' neurons than those of one rank. */
    RankState withNeuronsOf(RoundRobin partition) {
        return new RankState(
                header,
                parts.stream().map(part -> part.withNeuronsOf(partition)).toList());
    }
}
