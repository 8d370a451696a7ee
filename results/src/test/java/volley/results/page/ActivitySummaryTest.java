package volley.results.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import volley.partition.NodeSet;
import volley.results.spikes.SpikeSource;
import volley.simulation.record.SpikeTrains;

class ActivitySummaryTest {
    private static JsonNode written(ActivitySummary activity) throws IOException {
        var json = new ByteArrayOutputStream();
        try (var generator = PageData.generator(json)) {
            activity.write(generator);
        }
        return new ObjectMapper().readTree(json.toByteArray());
    }

    private static SpikeSource spikes(int[] senders, double... timesMs) {
        return SpikeSource.of(new SpikeTrains(senders, timesMs));
    }

    @Test
    void shouldTellSpikesByTheStepsBetweenThem() throws IOException {
        var activity = new ActivitySummary(10, 0, 0.1, 100);
        activity.add("inh", NodeSet.of(40, 43), spikes(new int[] {2, 0, 2}, 0.1, 0.3, 10));
        var population = written(activity).at("/populations/0");
        assertEquals("[[3],[],[1,99]]", population.get("trains").toString());
        assertEquals("[2,0,0,0,0,0,0,0,0,1]", population.get("bins").toString());
        assertEquals("[100.0,0.0,200.0]", population.get("rates").toString());
    }

    @Test
    void shouldCountASpikeAtTheEndOfABinInIt() throws IOException {
        var activity = new ActivitySummary(3, 0, 0.1, 100);
        activity.add("exc", NodeSet.of(0, 1), spikes(new int[] {0, 0, 0}, 0.1, 1.0, 1.1));
        assertEquals("[2,1,0]", written(activity).at("/populations/0/bins").toString());
    }

    @Test
    void shouldTellHowRegularIntervalsAre() throws IOException {
        var activity = new ActivitySummary(100, 0, 0.1, 100);
        // Intervals of neuron 0: 10, 10; of 1: 10, 20, 30, whose variance is 200/3; neuron 2 has one only.
        activity.add(
                "exc",
                NodeSet.of(0, 3),
                spikes(new int[] {0, 1, 2, 0, 1, 2, 0, 1, 1}, 1, 2, 3, 11, 12, 13, 21, 32, 62));
        assertEquals(
                "[0.0,0.4082,null]", written(activity).at("/populations/0/cvs").toString());
    }

    @Test
    void shouldTellHowNeuronsAreCorrelatedAfterTheWarmUp() throws IOException {
        var activity = new ActivitySummary(18, 10, 0.1, 100);
        // Neurons 0 and 1 spike together, 2 in other bins, 3 before the warm-up has ended.
        activity.add(
                "exc", NodeSet.of(0, 4), spikes(new int[] {2, 3, 0, 1, 2, 0, 1, 2}, 9, 10, 11, 12, 13, 15, 15.5, 17));
        activity.add("inh", NodeSet.of(4, 5), spikes(new int[] {0, 0}, 11, 17));
        var populations = written(activity).get("populations");
        var correlation = populations.at("/0/correlation");
        assertEquals(3, correlation.get("pairs").asInt());
        assertEquals(-1.0 / 3, correlation.get("mean").asDouble(), 1e-12);
        assertEquals(Math.sqrt(8) / 3, correlation.get("sd").asDouble(), 1e-12);
        assertTrue(populations.at("/1/correlation").isNull());
    }

    @Test
    void shouldKeepAnEvenSampleOfNeuronsWhereThereAreTooManySpikes() throws IOException {
        var activity = new ActivitySummary(1000, 0, 0.1, 1000);
        SpikeSource every = visitor -> {
            for (int step = 10; step <= 1000; step += 10) {
                for (int place = 0; place < 40; place++) {
                    visitor.spike(place, step);
                }
            }
        };
        activity.add("exc", NodeSet.of(0, 40), every);
        activity.add(
                "inh",
                NodeSet.of(40, 44),
                visitor -> every.forEach((place, timeMs) -> {
                    if (place < 4) {
                        visitor.spike(place, timeMs);
                    }
                }));
        var json = written(activity);
        var exc = json.at("/populations/0");
        assertEquals(8, exc.get("stride").asInt());
        assertEquals(8, json.at("/populations/1/stride").asInt());
        assertEquals(5, exc.get("trains").size());
        assertEquals(100, exc.at("/trains/4").size());
        assertEquals(1, json.at("/populations/1/trains").size());
        assertEquals(40, exc.get("rates").size());
        assertEquals(100, exc.at("/rates/39").asDouble());
    }

    @Test
    void shouldWidenBinsOfLongRuns() throws IOException {
        var activity = new ActivitySummary(1e6, 0, 0.1, 10);
        activity.add("exc", NodeSet.of(0, 1), spikes(new int[] {0}, 1e6));
        var json = written(activity);
        assertEquals(50, json.get("bin_ms").asDouble());
        assertEquals(1, json.at("/populations/0/bins/19999").asInt());
    }

    @Test
    void shouldHaveBinsOfAsManyStepsAsEachOther() throws IOException {
        var activity = new ActivitySummary(100, 0, 0.4, 1000);
        activity.add("clock", NodeSet.of(0, 1), visitor -> {
            for (int step = 1; step <= 250; step++) {
                visitor.spike(0, step * 0.4);
            }
        });
        var json = written(activity);
        assertEquals(1.2, json.get("bin_ms").asDouble());
        assertEquals(
                "[" + "3,".repeat(83) + "1]", json.at("/populations/0/bins").toString());
    }

    @Test
    void shouldTakeNoMoreMemoryThanItTells() throws IOException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int neurons = 1_000_000;
        int dots = 100_000;
        SpikeSource one = visitor -> {
            for (int place = 0; place < dots; place++) {
                visitor.spike(place, 1);
            }
        };
        long before = threads.getCurrentThreadAllocatedBytes();
        var activity = new ActivitySummary(1e6, 0, 0.1, dots);
        activity.add("all", NodeSet.of(0, neurons), one);
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        long told = ActivitySummary.mostBytes(neurons, 1, dots);
        assertTrue(taken <= told && taken > told / 2, taken + " bytes, told " + told);
    }
}
