package volley.models;

import java.util.List;
import java.util.Map;
import volley.partition.UserException;

/** The models by the names that they have in NEST, with their default parameters. */
public final class NestModels {
    private static final List<Parameterized<?>> ALL = List.of(
            IafPscDelta.defaults(),
            IafPscExp.defaults(),
            IafPscAlpha.defaults(),
            IafCondAlpha.defaults(),
            AeifCondExp.defaults(),
            ParrotNeuron.defaults(),
            new PoissonGenerator(),
            new InhomogeneousPoissonGenerator(),
            new SpikeGenerator(),
            new DcGenerator(),
            new AcGenerator(),
            new StepCurrentGenerator(),
            new NoiseGenerator(),
            new SpikeRecorder(),
            new SpikeStatistics(),
            new Multimeter(),
            new Voltmeter());

    private NestModels() {}

    /** Neuron models, then devices. */
    public static List<Parameterized<?>> all() {
        return ALL;
    }

    /**
     * A model by its name, with parameters by theirs, in the units of its table: each a number, true or false, an array, or
     * a distribution.
     *
     * @return a {@link NeuronModel} or a {@link DeviceModel}
     * @throws UserException if there is no model of that name, or it has no such parameter
     */
    public static Parameterized<?> named(String name, Map<String, ?> parameters) {
        return named(name).with(parameters);
    }

    /**
     * @return a {@link NeuronModel} or a {@link DeviceModel}
     * @throws UserException if there is no model of that name
     */
    public static Parameterized<?> named(String name) {
        return ALL.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserException("model " + name + ": expected one of "
                        + String.join(
                                ", ", ALL.stream().map(Parameterized::name).toList())));
    }
}
