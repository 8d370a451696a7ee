package volley.partition.connect;

import java.util.BitSet;
import volley.partition.NodeSet;
import volley.partition.UserException;
import volley.partition.random.RandomKey;
import volley.partition.random.UniformIndices;

/**
 * Every target draws its sources uniformly: Brunel's sparse random connectivity (J Comput Neurosci 8, 2000).
 *
 * @param indegree sources per target, at least 1
 * @param multapses whether a source may be drawn for a target again
 * @param autapses whether a target may draw itself
 */
public record FixedIndegree(int indegree, boolean multapses, boolean autapses) implements ConnectionRule {
    public FixedIndegree {
        if (indegree < 1) {
            throw new UserException("in-degree " + indegree + ": expected at least 1");
        }
    }

    public FixedIndegree withoutMultapses() {
        return new FixedIndegree(indegree, false, autapses);
    }

    public FixedIndegree withoutAutapses() {
        return new FixedIndegree(indegree, multapses, false);
    }

    @Override
    public void check(NodeSet sources, NodeSet targets) {
        int candidates = autapses ? sources.size() : sources.size() - (overlap(sources, targets) ? 1 : 0);
        if (candidates < 1) {
            throw new UserException("in-degree " + indegree
                    + " without autapses: the only source is a target itself, expected other sources");
        }
        if (!multapses && indegree > candidates) {
            throw new UserException("in-degree " + indegree + " of distinct sources: expected at most " + candidates
                    + ", as many as there are to draw from; or allow multapses");
        }
    }

    private static boolean overlap(NodeSet sources, NodeSet targets) {
        return sources.ranges().stream().anyMatch(source -> targets.ranges().stream()
                .anyMatch(target -> Math.max(source.from(), target.from()) < Math.min(source.to(), target.to())));
    }

    @Override
    public int indegree(NodeSet sources, NodeSet targets) {
        return indegree;
    }

    @Override
    public SourceDraw over(NodeSet sources, NodeSet targets) {
        int size = sources.size();
        var indices = new UniformIndices();
        var drawn = new BitSet(size);
        return (targetId, streamKey, into) -> {
            int self = autapses ? -1 : sources.indexOf(targetId);
            int candidates = self < 0 ? size : size - 1;
            if (multapses) {
                indices.draw(streamKey, candidates, indegree, into);
            } else {
                drawDistinct(candidates, streamKey, into, drawn);
            }
            skip(self, into);
        };
    }

    /** Floyd's sampling without replacement (Bentley and Floyd, CACM 30(9), 1987): one draw a source. */
    private void drawDistinct(int candidates, long streamKey, int[] into, BitSet drawn) {
        drawn.clear();
        for (int k = 0; k < indegree; k++) {
            int last = candidates - indegree + k;
            int index = RandomKey.index(RandomKey.draw(streamKey, k), last + 1);
            into[k] = drawn.get(index) ? last : index;
            drawn.set(into[k]);
        }
    }

    /** Turns indices among all sources but {@code self} into indices among all sources. */
    private void skip(int self, int[] into) {
        if (self >= 0) {
            for (int k = 0; k < indegree; k++) {
                into[k] += into[k] >= self ? 1 : 0;
            }
        }
    }
}
