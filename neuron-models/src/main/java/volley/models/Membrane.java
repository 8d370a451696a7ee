package volley.models;

import volley.partition.UserException;

/**
 * What follows from the parameters of the membrane of {@link IafModel} neurons, with U = V_m - E_L.
 *
 * @param eL resting potential in mV
 * @param u U at time 0 in mV
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
        Column u,
        Column threshold,
        Column reset,
        Column lowest,
        Column tRefSteps,
        Column p33,
        Column p30,
        Column constantInput) {

    /** @param h the time step in ms */
    static Membrane of(ParameterValues values, PopulationShare share, double h) {
        int size = share.size();
        var eL = values.column("E_L", share);
        var vM = values.isGiven("V_m") ? values.column("V_m", share) : eL;
        var cM = values.column("C_m", share);
        var tauM = values.column("tau_m", share);
        var tRef = values.column("t_ref", share);
        var vTh = values.column("V_th", share);
        var vReset = values.column("V_reset", share);
        var iE = values.column("I_e", share);
        var vMin =
                values.table().has("V_min") ? values.column("V_min", share) : Column.single(Double.NEGATIVE_INFINITY);
        requireOrder(vMin, vReset, vTh, size);
        var p30 = Column.from(size, i -> -StrictMath.expm1(-h / tauM.at(i)) * tauM.at(i) / cM.at(i), tauM, cM);
        return new Membrane(
                eL,
                Column.from(size, i -> vM.at(i) - eL.at(i), vM, eL),
                Column.from(size, i -> vTh.at(i) - eL.at(i), vTh, eL),
                Column.from(size, i -> vReset.at(i) - eL.at(i), vReset, eL),
                Column.from(size, i -> vMin.at(i) - eL.at(i), vMin, eL),
                Column.from(size, i -> tRefSteps(tRef.at(i), values.isDrawn("t_ref"), h), tRef),
                Column.from(size, i -> StrictMath.exp(-h / tauM.at(i)), tauM),
                p30,
                Column.from(size, i -> p30.at(i) * iE.at(i), p30, iE));
    }

    /** A refractory time that is given has to be whole steps; one that is drawn is rounded, halves up. */
    private static int tRefSteps(double tRefMs, boolean isDrawn, double h) {
        return Steps.count("t_ref", isDrawn ? Math.floor(tRefMs / h + 0.5) * h : tRefMs, h);
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
                u,
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
