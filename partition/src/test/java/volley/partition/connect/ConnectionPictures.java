package volley.partition.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.random.DiscreteDistribution;
import volley.partition.random.Distribution;
import volley.partition.random.Purpose;
import volley.partition.random.RandomBits;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;

/** The pictures of docs/connections.md: what each rule and each distribution draws. */
final class ConnectionPictures {
    private static final int NEURONS = 24;
    private static final double CELL = 7;
    private static final double MARGIN = 16;
    private static final int DRAWS = 20_000;
    private static final double WIDTH = 180;
    private static final double HEIGHT = 80;

    /** Beside a histogram, for the half of the number at its end. */
    private static final double SIDE = 10;

    private ConnectionPictures() {}

    /**
     * Draws all pictures.
     *
     * @param arguments the folder of the pictures
     */
    public static void main(String[] arguments) throws IOException {
        for (var picture : all().entrySet()) {
            Files.writeString(Path.of(arguments[0], picture.getKey()), picture.getValue());
        }
    }

    /** The text of each picture by the name of its file. */
    static Map<String, String> all() {
        double infinity = Double.POSITIVE_INFINITY;
        var pictures = new TreeMap<String, String>();
        pictures.put("rule-all-to-all.svg", matrix(ConnectionRule.allToAll()));
        pictures.put("rule-one-to-one.svg", matrix(ConnectionRule.oneToOne()));
        pictures.put("rule-fixed-indegree.svg", matrix(ConnectionRule.fixedIndegree(4)));
        pictures.put("rule-fixed-outdegree.svg", matrix(ConnectionRule.fixedOutdegree(4)));
        pictures.put("rule-fixed-total-number.svg", matrix(ConnectionRule.fixedTotalNumber(96)));
        pictures.put("rule-pairwise-bernoulli.svg", matrix(ConnectionRule.pairwiseBernoulli(1.0 / 6)));
        pictures.put("rule-pairwise-poisson.svg", matrix(ConnectionRule.pairwisePoisson(1.0 / 6)));
        pictures.put("rule-edges.svg", matrix(ring()));
        pictures.put("distribution-constant.svg", histogram(Distribution.constant(1.5), 0, 4));
        pictures.put("distribution-normal.svg", histogram(Distribution.normal(1.5, 0.75), -1, 4));
        pictures.put(
                "distribution-normal-redraw.svg",
                histogram(Distribution.normal(1.5, 0.75).redraw(0.05, infinity), -1, 4));
        pictures.put("distribution-lognormal.svg", histogram(Distribution.lognormal(0, 0.5), 0, 4));
        pictures.put("distribution-uniform.svg", histogram(Distribution.uniform(0.5, 3), 0, 4));
        pictures.put("distribution-exponential.svg", histogram(Distribution.exponential(1), 0, 4));
        return pictures;
    }

    /** Neurons on a ring: each connects to its two neighbours. */
    private static EdgeList ring() {
        var sources = IntStream.range(0, 2 * NEURONS).map(edge -> edge / 2).toArray();
        var targets = IntStream.range(0, 2 * NEURONS)
                .map(edge -> Math.floorMod(edge / 2 + (edge % 2 == 0 ? 1 : -1), NEURONS))
                .toArray();
        return new EdgeList(sources, targets);
    }

    /** A column a source, a row a target, a dot for a connection, larger for more. */
    private static String matrix(ConnectionRule rule) {
        int side = (int) (NEURONS * CELL + MARGIN);
        var svg = new Svg(side + 1, side + 1);
        var population = NodeSet.of(0, NEURONS);
        var incoming = new IncomingConnections(
                rule, population, population, new RoundRobin(0, 1), Seeding.NEURON, RandomKey.of(1, Purpose.WIRING));
        double middle = (MARGIN + side) / 2;
        svg.text(middle, 11, "middle", "source");
        svg.textUp(11, middle, "target");
        svg.line(MARGIN, MARGIN, side, MARGIN);
        svg.line(MARGIN, MARGIN, MARGIN, side);
        var sources = new int[incoming.mostIndegree()];
        for (int target = 0; target < NEURONS; target++) {
            var times = new int[NEURONS];
            int indegree = incoming.sources(target, sources);
            for (int i = 0; i < indegree; i++) {
                times[sources[i]]++;
            }
            for (int source = 0; source < NEURONS; source++) {
                if (times[source] > 0) {
                    double x = MARGIN + (source + 0.5) * CELL;
                    double y = MARGIN + (target + 0.5) * CELL;
                    svg.dot(x, y, 1.4 + 0.9 * times[source]);
                }
            }
        }
        return svg.toString();
    }

    /** How often each multiple of a tenth is drawn, as a bar, and how often it should be, as a line on top. */
    private static String histogram(Distribution distribution, int from, int to) {
        var discrete = DiscreteDistribution.of(distribution, 0.1);
        var draws = new int[DRAWS];
        discrete.draw(RandomKey.of(1, Purpose.DELAY), DRAWS, draws, new RandomBits());
        int first = 10 * from;
        var counts = new int[10 * (to - from) + 1];
        for (int draw : draws) {
            if (draw >= first && draw < first + counts.length) {
                counts[draw - first]++;
            }
        }
        int most = IntStream.of(counts).max().orElseThrow();
        var svg = new Svg((int) (WIDTH + 2 * SIDE), (int) HEIGHT + 16);
        double width = WIDTH / counts.length;
        for (int i = 0; i < counts.length; i++) {
            double height = HEIGHT * 0.95 * counts[i] / most;
            svg.bar(SIDE + i * width, HEIGHT - height, width * 0.8, height);
            double centre = (first + i) * 0.1;
            double expected = DRAWS * distribution.probability(centre - 0.05, centre + 0.05);
            double y = HEIGHT - HEIGHT * 0.95 * expected / most;
            svg.line(SIDE + i * width, y, SIDE + (i + 0.8) * width, y);
        }
        svg.line(SIDE, HEIGHT, SIDE + WIDTH, HEIGHT);
        for (int tick = from; tick <= to; tick++) {
            svg.text(SIDE + (10 * (tick - from) + 0.4) * width, HEIGHT + 13, "middle", Integer.toString(tick));
        }
        return svg.toString();
    }
}
