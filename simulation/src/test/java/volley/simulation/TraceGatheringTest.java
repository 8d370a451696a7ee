package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.ms;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import volley.exchange.Communicator;
import volley.exchange.RankGroup;
import volley.exchange.SingleProcess;
import volley.models.IafPscDelta;
import volley.models.Voltmeter;
import volley.simulation.record.VoltageTraces;

class TraceGatheringTest {
    private static final int MESSAGE_BYTES = 8 << 20;

    /** A message cannot be longer than an array, however many neurons are recorded for however long. */
    @Test
    void shouldSendMessagesOfBoundedSizeWhateverTheNumberOfRanksInAProcess() throws Exception {
        var largest = new AtomicInteger();
        var traces = new AtomicReference<VoltageTraces>();
        new RankGroup(4, noting(largest)).run(communicator -> {
            var simulator = new Simulator(ms(0.1), communicator, Settings.defaults());
            var neurons = simulator.create(IafPscDelta.defaults(), 40);
            var voltmeter = simulator.create(new Voltmeter(ms(0.1)));
            simulator.connect(voltmeter, neurons);
            var gathered = simulator.simulate(ms(5000)).voltages(voltmeter);
            if (communicator.rank() == 0) {
                traces.set(gathered);
            }
        });
        assertEquals(40, traces.get().millivolts().length);
        assertEquals(50_000, traces.get().millivolts()[39].length);
        assertTrue(largest.get() > MESSAGE_BYTES / 2, largest + " bytes");
        assertTrue(largest.get() <= MESSAGE_BYTES + 1024, largest + " bytes");
    }

    /** A process alone that takes note of the longest message that it gathers. */
    private static Communicator noting(AtomicInteger largest) {
        var process = new SingleProcess();
        return (Communicator) Proxy.newProxyInstance(
                Communicator.class.getClassLoader(),
                new Class<?>[] {Communicator.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("gather")) {
                        largest.accumulateAndGet(((byte[]) arguments[0]).length, Math::max);
                    }
                    return method.invoke(process, arguments);
                });
    }
}
