package volley.models;

import java.util.Map;

/**
 * {@link ParrotNeuron}s, which have no state.
 *
 * @param size number of neurons
 */
record ParrotNeurons(int size) implements Neurons {
    @Override
    public boolean isVaried() {
        return false;
    }

    @Override
    public Runnable set(Parameterized<?> given, NeuronSelection selection) {
        given.values.given().keySet().forEach(ParrotNeuron.TABLE::parameter);
        return () -> {};
    }

    @Override
    public double value(String name, int index) {
        return ParrotNeuron.TABLE.parameter(name).defaultValue();
    }

    @Override
    public Map<String, Column> changedParameters() {
        return Map.of();
    }

    @Override
    public void loadParameters(Map<String, Column> changes) {
        // There are none.
    }

    @Override
    public int update(double[][] inputs, double[] currentPicoamperes, int[] spiking) {
        var arriving = inputs[0];
        int spikes = 0;
        for (int i = 0; i < size; i++) {
            for (int n = (int) arriving[i]; n > 0; n--) {
                spiking[spikes++] = i;
            }
        }
        return spikes;
    }

    @Override
    public int mostSpikes(double[][] inputs) {
        double[] arriving = inputs[0];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += arriving[i];
        }
        return Math.toIntExact((long) sum);
    }

    @Override
    public Recordable recordable(String name) {
        throw new IllegalArgumentException(name);
    }

    @Override
    public double[] save() {
        return new double[0];
    }

    @Override
    public void load(double[] state) {
        // There is none.
    }
}
