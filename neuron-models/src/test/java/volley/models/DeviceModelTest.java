package volley.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.hertz;
import static volley.models.Units.ms;
import static volley.models.Units.pA;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.UserException;

class DeviceModelTest {
    private static final double DT = 0.1;
    private static final long[] KEYS = {1};

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseARateThatIsNoRate(double rate) {
        assertThrows(UserException.class, () -> new PoissonGenerator(hertz(rate)));
        assertThrows(UserException.class, () -> new PoissonGenerator().with("rate", rate));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, 1e-8})
    void shouldRefuseAnIntervalThatIsNone(double interval) {
        assertThrows(UserException.class, () -> new Voltmeter(ms(interval)).sampling(DT));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN})
    void shouldRefuseAWarmUpThatIsNone(double start) {
        assertThrows(UserException.class, () -> new SpikeStatistics(ms(start)));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("rate -1.0 Hz of poisson_generator: expected a finite number, 0 or more", (Executable)
                        () -> new PoissonGenerator(hertz(-1))),
                Arguments.of(
                        "parameter rat of poisson_generator: expected one of rate, start, stop, origin",
                        (Executable) () -> new PoissonGenerator().with("rat", 1)),
                Arguments.of("interval 1.0E-8 ms: expected at least one step, dt 0.1 ms", (Executable)
                        () -> new Voltmeter(ms(1e-8)).sampling(DT)),
                Arguments.of("interval 0.25 ms is not a multiple of dt 0.1 ms", (Executable)
                        () -> new Multimeter().interval(ms(0.25)).sampling(DT)),
                Arguments.of("recordable I_syn of iaf_psc_exp: expected one of V_m, I_syn_ex, I_syn_in, I", (Executable)
                        () -> new Multimeter().recordFrom("V_m", "I_syn").requireRecordable(IafPscExp.defaults())),
                Arguments.of("recordable V_m is named twice: expected distinct recordables", (Executable)
                        () -> new Multimeter().recordFrom("V_m", "I_syn_ex", "V_m")),
                Arguments.of("recordable V_m of parrot_neuron: expected none, since it has none", (Executable)
                        () -> new Voltmeter().requireRecordable(ParrotNeuron.defaults())),
                Arguments.of("stop 3.0 ms of dc_generator: expected at least its start, 5.0 ms", (Executable)
                        () -> new DcGenerator().start(ms(5)).stop(ms(3)).currents(DT, KEYS)),
                Arguments.of("start 0.25 ms is not a multiple of dt 0.1 ms", (Executable)
                        () -> new DcGenerator().start(ms(0.25)).currents(DT, KEYS)),
                Arguments.of(
                        "amplitude_times 2.0 ms of step_current_generator: expected more than 2.0 ms, the one before",
                        (Executable) () -> new StepCurrentGenerator()
                                .at(ms(2), pA(1))
                                .at(ms(2), pA(2))
                                .currents(DT, KEYS)),
                Arguments.of("amplitude_times 2.05 ms is not a multiple of dt 0.1 ms", (Executable)
                        () -> new StepCurrentGenerator().at(ms(2.05), pA(1)).currents(DT, KEYS)),
                Arguments.of(
                        "amplitude_times of 2 values of step_current_generator: expected 1, as many as amplitude_values",
                        (Executable) () -> new StepCurrentGenerator()
                                .with("amplitude_times", new double[] {1, 2})
                                .with("amplitude_values", new double[] {1})
                                .currents(DT, KEYS)),
                Arguments.of("amplitude_values 1.0 of step_current_generator: expected a list of numbers", (Executable)
                        () -> new StepCurrentGenerator().with("amplitude_values", 1)),
                Arguments.of("rate [1.0, 2.0] of poisson_generator: expected one number", (Executable)
                        () -> new PoissonGenerator().with("rate", new double[] {1, 2})),
                Arguments.of("spike_times 0.0 ms of spike_generator: expected a finite number above 0", (Executable)
                        () -> SpikeGenerator.atMilliseconds(0)),
                Arguments.of(
                        "spike time 1.0 ms of spike_generator: expected at least 2.0 ms, the one before",
                        (Executable) () -> SpikeGenerator.atMilliseconds(2, 1).schedule(DT)),
                Arguments.of("spike time 1.0E-9 ms: expected at least one step, dt 0.1 ms", (Executable)
                        () -> SpikeGenerator.atMilliseconds(1e-9).schedule(DT)),
                Arguments.of(
                        "spike_weights of 1 value of spike_generator: expected 2, as many as spike_times",
                        (Executable) () ->
                                SpikeGenerator.atMilliseconds(1, 2).weighted(3).schedule(DT)));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldSayWhatIsWrongInOneLine(String message, Executable mistake) {
        assertEquals(message, assertThrows(UserException.class, mistake).getMessage());
    }

    @Test
    void shouldRecordEveryMillisecondByDefault() {
        assertArrayEquals(new long[] {10, 20, 30}, due(new Voltmeter(), 35));
    }

    @Test
    void shouldRecordFromTheOffsetOnWhileActive() {
        var multimeter = new Multimeter().interval(ms(0.5)).offset(ms(0.7));
        assertArrayEquals(new long[] {7, 12, 17}, due(multimeter, 20));
        assertArrayEquals(new long[] {12}, due(multimeter.start(ms(0.7)).stop(ms(1.2)), 20));
        assertArrayEquals(
                new long[] {12, 17}, due(multimeter.start(ms(0.5)).stop(ms(1.5)).origin(ms(0.2)), 20));
    }

    private static long[] due(Multimeter multimeter, int steps) {
        var sampling = multimeter.sampling(DT);
        return LongStream.rangeClosed(1, steps).filter(sampling::isDue).toArray();
    }

    @Test
    void shouldStampSpikesOnTheGrid() {
        var schedule = SpikeGenerator.atMilliseconds(0.1, 0.3, 0.3, 100).schedule(DT);
        assertArrayEquals(new long[] {1, 3, 3, 1000}, schedule.stamps());
        assertEquals(2, schedule.count(3));
        assertEquals(0, schedule.count(2));
        assertEquals(1, schedule.count(1000));
        assertTrue(schedule.isUnweighted());
    }

    @Test
    void shouldStampSpikesBeyondTheRangeOfAnInt() {
        double tenHoursMs = 36e6;
        var schedule = SpikeGenerator.atMilliseconds(tenHoursMs).schedule(0.01);
        assertArrayEquals(new long[] {3_600_000_000L}, schedule.stamps());
        assertEquals(1, schedule.count(3_600_000_000L));
    }

    @Test
    void shouldSendWeightedAndRepeatedSpikesWhileActive() {
        var schedule = SpikeGenerator.atMilliseconds(1, 2, 2, 3)
                .weighted(1, -2, 3, 4)
                .times(1, 2, 0, 5)
                .start(ms(1))
                .stop(ms(2))
                .origin(ms(0))
                .schedule(DT);
        assertArrayEquals(new long[] {20, 20}, schedule.stamps());
        assertArrayEquals(new double[] {-2, 3}, schedule.weights());
        assertEquals(2, schedule.count(20));
        assertFalse(schedule.isUnweighted());
    }

    @Test
    void shouldShiftSpikesAndActivityByTheOrigin() {
        var schedule =
                SpikeGenerator.atMilliseconds(1, 2).stop(ms(1)).origin(ms(5)).schedule(DT);
        assertArrayEquals(new long[] {60}, schedule.stamps());
    }

    /** A current stamped s acts after s + d, so that it acts from start + d on. */
    @Test
    void shouldSendCurrentsFromStartUntilAStepBeforeStop() {
        var currents = new DcGenerator(pA(3))
                .start(ms(0.4))
                .stop(ms(0.6))
                .origin(ms(1))
                .currents(DT, KEYS);
        assertEquals(0, currents.at(13)[0]);
        assertEquals(3, currents.at(14)[0]);
        assertEquals(3, currents.at(15)[0]);
        assertEquals(0, currents.at(16)[0]);
    }

    @Test
    void shouldNotChangeWithTheStartOfASine() {
        var late = new AcGenerator()
                .amplitude(pA(2))
                .offset(pA(1))
                .frequency(hertz(50))
                .phaseDegrees(90)
                .start(ms(5))
                .currents(DT, KEYS);
        assertEquals(0, late.at(49)[0]);
        assertEquals(1, late.at(50)[0], 1e-12);
        assertEquals(-1, late.at(100)[0], 1e-12);
        assertEquals(1, late.at(10_000_000_050L)[0], 1e-9);
    }

    @Test
    void shouldTellDevicesApartByTheirParameters() {
        assertEquals(new PoissonGenerator(hertz(5)), new PoissonGenerator().with("rate", 5));
        assertNotEquals(
                new PoissonGenerator(hertz(5)).toString(),
                new PoissonGenerator(hertz(5)).start(ms(1)).toString());
        assertNotEquals(
                new Voltmeter().toString(), new Multimeter().recordFrom("V_m").toString());
    }
}
