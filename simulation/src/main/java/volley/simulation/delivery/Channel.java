package volley.simulation.delivery;

import volley.models.NeuronModel;
import volley.models.WeightUnit;

/** One of a model's inputs. Where it has two, weights below 0 go to the second. */
record Channel(NeuronModel model, int number) {
    boolean takes(double weight) {
        return number == (model.channels() > 1 && weight < 0 ? 1 : 0);
    }

    /** What a spike adds: its weight, or 1 where weights do not matter. */
    double effect(double weight) {
        return model.weightUnit() == WeightUnit.NONE ? 1 : weight;
    }
}
