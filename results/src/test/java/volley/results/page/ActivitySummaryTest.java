package volley.results.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import volley.results.spikes.SpikeSource;
import volley.simulation.record.SpikeTrains;

class ActivitySummaryTest {
    private static JsonNode written(ActivitySummary activity) throws IOException {
        var json = new StringBuilder();
        activity.write(json);
        return new ObjectMapper().readTree(json.toString());
    }

    private static SpikeSource spikes(int[] senders, double... timesMs) {
        return SpikeSource.of(new SpikeTrains(senders, timesMs));
    }

    @Test
    void shouldTellSpikesByTheStepsBetweenThem() throws IOException {
        var activity = new ActivitySummary(10, 0.1, 100);
        activity.add("inh", 40, 3, spikes(new int[] {42, 40, 42}, 0.1, 0.3, 10));
        var population = written(activity).at("/populations/0");
        assertEquals("[[3],[],[1,99]]", population.get("trains").toString());
        assertEquals("[2,0,0,0,0,0,0,0,0,1]", population.get("bins").toString());
        assertEquals("[100.0,0.0,200.0]", population.get("rates").toString());
    }

    @Test
    void shouldCountASpikeAtTheEndOfABinInIt() throws IOException {
        var activity = new ActivitySummary(3, 0.1, 100);
        activity.add("exc", 0, 1, spikes(new int[] {0, 0, 0}, 0.1, 1.0, 1.1));
        assertEquals("[2,1,0]", written(activity).at("/populations/0/bins").toString());
    }

    @Test
    void shouldTellHowRegularIntervalsAre() throws IOException {
        var activity = new ActivitySummary(100, 0.1, 100);
        // Intervals of neuron 0: 10, 10; of 1: 10, 20, 30; neuron 2 has one only.
        activity.add("exc", 0, 3, spikes(new int[] {0, 1, 2, 0, 1, 2, 0, 1, 1}, 1, 2, 3, 11, 12, 13, 21, 32, 62));
        assertEquals(
                "[0.0,0.5,null]", written(activity).at("/populations/0/cvs").toString());
    }

    @Test
    void shouldKeepAnEvenSampleOfNeuronsWhereThereAreTooManySpikes() throws IOException {
        var activity = new ActivitySummary(1000, 0.1, 1000);
        SpikeSource every = visitor -> {
            for (int step = 10; step <= 1000; step += 10) {
                for (int id = 0; id < 40; id++) {
                    visitor.spike(id, step);
                }
            }
        };
        activity.add("exc", 0, 40, every);
        activity.add(
                "inh",
                40,
                4,
                visitor -> every.forEach((id, timeMs) -> {
                    if (id < 4) {
                        visitor.spike(40 + id, timeMs);
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
        var activity = new ActivitySummary(1e6, 0.1, 10);
        activity.add("exc", 0, 1, spikes(new int[] {0}, 1e6));
        var json = written(activity);
        assertEquals(50, json.get("bin_ms").asDouble());
        assertEquals(1, json.at("/populations/0/bins/19999").asInt());
    }

    @Test
    void shouldRefuseSpikesOfNeuronsThatWereNotRecorded() {
        var activity = new ActivitySummary(10, 0.1, 10);
        assertEquals(
                "a spike of neuron 52 of population inh, of which neurons 50 to 51 were recorded",
                assertThrows(IOException.class, () -> activity.add("inh", 50, 2, spikes(new int[] {52}, 1)))
                        .getMessage());
    }
}
