package volley.models;

import volley.partition.UserException;

/**
 * What follows from the parameters of the membrane of {@link IafModel} neurons, with U = V_m - E_L.
 *
 * @param eL resting potential in mV
 * @param threshold U at threshold in mV
 * @param reset U after a spike in mV
 * @param lowest lowest U in mV
 * @param tRefSteps refractory time in steps
 * @param p33 decay of U in a step, exp(-h / tau_m)
 * @param p30 mV of U that 1 pA brings in a step, (1 - exp(-h / tau_m)) tau_m / C_m
 * @param constantInput mV of U that the constant current brings in a step
 */
record Membrane(
        Column eL,
        Column threshold,
        Column reset,
        Column lowest,
        Column tRefSteps,
        Column p33,
        Column p30,
        Column constantInput) {

    /** @throws UserException if potentials are in no order, or refractory times no whole steps */
    static Membrane of(NeuronParameters parameters) {
        int size = parameters.size();
        double h = parameters.resolutionMs();
        var eL = parameters.column("E_L");
        var cM = parameters.column("C_m");
        var tauM = parameters.column("tau_m");
        var tRef = parameters.column("t_ref");
        var vTh = parameters.column("V_th");
        var vReset = parameters.column("V_reset");
        var iE = parameters.column("I_e");
        var vMin = parameters.has("V_min") ? parameters.column("V_min") : Column.single(Double.NEGATIVE_INFINITY);
        requireOrder(vMin, vReset, vTh, size);
        var p30 = Column.from(size, i -> -StrictMath.expm1(-h / tauM.at(i)) * tauM.at(i) / cM.at(i), tauM, cM);
        return new Membrane(
                eL,
                Column.from(size, i -> vTh.at(i) - eL.at(i), vTh, eL),
                Column.from(size, i -> vReset.at(i) - eL.at(i), vReset, eL),
                Column.from(size, i -> vMin.at(i) - eL.at(i), vMin, eL),
                Column.from(size, i -> Steps.count("t_ref", tRef.at(i), h), tRef),
                Column.from(size, i -> StrictMath.exp(-h / tauM.at(i)), tauM),
                p30,
                Column.from(size, i -> p30.at(i) * iE.at(i), p30, iE));
    }

    private static void requireOrder(Column vMin, Column vReset, Column vTh, int size) {
        boolean single = vMin.isSingle() && vReset.isSingle() && vTh.isSingle();
        for (int i = 0; i < (single ? 1 : size); i++) {
            if (vReset.at(i) >= vTh.at(i)) {
                throw new UserException(
                        "V_reset " + vReset.at(i) + " mV: expected less than V_th " + vTh.at(i) + " mV");
            }
            if (!(vMin.at(i) <= vReset.at(i))) {
                throw new UserException(
                        "V_min " + vMin.at(i) + " mV: expected at most V_reset " + vReset.at(i) + " mV");
            }
        }
    }

    /** The same, with a value for each neuron wherever a step needs one. */
    Membrane spread(int size) {
        return new Membrane(
                eL,
                threshold.spread(size),
                reset,
                lowest.spread(size),
                tRefSteps,
                p33.spread(size),
                p30.spread(size),
                constantInput.spread(size));
    }

    /** Whether one value serves all neurons wherever a step needs one for each. */
    boolean isUniform() {
        return threshold.isSingle()
                && lowest.isSingle()
                && p33.isSingle()
                && p30.isSingle()
                && constantInput.isSingle();
    }
}
