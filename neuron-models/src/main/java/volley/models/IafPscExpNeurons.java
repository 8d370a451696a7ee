package volley.models;

/**
 * State of {@link IafPscExp} neurons: in a step U <- p33 U + p30 I_e + p31 I of each synaptic current I, then I <- p11 I
 * + the weights that arrive at its end.
 */
final class IafPscExpNeurons extends CurrentNeurons {
    private final Column p11Ex;
    private final Column p11In;
    private final Column p31Ex;
    private final Column p31In;

    /** Sum of the currents in pA, if it is kept in place of the two. */
    private final double[] sum;
    /** Excitatory currents in pA; null while only the sum is kept. */
    private double[] ex;
    /** Inhibitory currents in pA; null while only the sum is kept. */
    private double[] in;

    IafPscExpNeurons(Membrane membrane, ParameterValues values, PopulationShare share, double resolutionMs) {
        super(membrane, values.column("tau_syn_ex", share), values.column("tau_syn_in", share), share.size());
        int size = share.size();
        var cM = values.column("C_m", share);
        var tauM = values.column("tau_m", share);
        p11Ex = decay(tauSynEx, size, resolutionMs);
        p11In = decay(tauSynIn, size, resolutionMs);
        p31Ex = p31(tauSynEx, tauM, cM, size, resolutionMs);
        p31In = p31(tauSynIn, tauM, cM, size, resolutionMs);
        sum = isSummed ? new double[size] : null;
        if (!isSummed) {
            keepEach();
        }
    }

    private static Column p31(Column tauSyn, Column tauM, Column cM, int size, double resolutionMs) {
        return Column.from(
                size, i -> Propagator.ofCurrent(tauSyn.at(i), tauM.at(i), cM.at(i), resolutionMs), tauSyn, tauM, cM);
    }

    @Override
    void keepEach() {
        if (ex == null) {
            ex = new double[u.length];
            in = new double[u.length];
        }
    }

    @Override
    void integrate(double[][] inputs) {
        if (isSummed) {
            integrateSum(inputs[0], inputs[1]);
            if (ex != null) {
                decay(ex, p11Ex.one(), inputs[0]);
                decay(in, p11In.one(), inputs[1]);
            }
        } else if (isUniform) {
            integrateUniform(inputs[0], inputs[1]);
        } else {
            integrateEach(inputs[0], inputs[1]);
        }
    }

    private void integrateSum(double[] arrivingEx, double[] arrivingIn) {
        integrateSum(
                u,
                sum,
                arrivingEx,
                arrivingIn,
                membrane.p33().one(),
                membrane.constantInput().one(),
                p31Ex.one(),
                p11Ex.one());
    }

    private static void integrateSum(
            double[] u,
            double[] sum,
            double[] arrivingEx,
            double[] arrivingIn,
            double p33,
            double constantInput,
            double p31,
            double p11) {
        for (int i = 0; i < u.length; i++) {
            u[i] = p33 * u[i] + constantInput + p31 * sum[i];
            sum[i] = p11 * sum[i] + (arrivingEx[i] + arrivingIn[i]);
        }
    }

    private static void decay(double[] current, double p11, double[] arriving) {
        for (int i = 0; i < current.length; i++) {
            current[i] = p11 * current[i] + arriving[i];
        }
    }

    private void integrateUniform(double[] arrivingEx, double[] arrivingIn) {
        integrateBoth(u, ex, in, membrane.p33().one(), membrane.constantInput().one(), p31Ex.one(), p31In.one());
        decay(ex, p11Ex.one(), arrivingEx);
        decay(in, p11In.one(), arrivingIn);
    }

    private static void integrateBoth(
            double[] u, double[] ex, double[] in, double p33, double constantInput, double p31Ex, double p31In) {
        for (int i = 0; i < u.length; i++) {
            u[i] = p33 * u[i] + constantInput + p31Ex * ex[i] + p31In * in[i];
        }
    }

    private void integrateEach(double[] arrivingEx, double[] arrivingIn) {
        for (int i = 0; i < u.length; i++) {
            u[i] = membrane.p33().at(i) * u[i]
                    + membrane.constantInput().at(i)
                    + p31Ex.at(i) * ex[i]
                    + p31In.at(i) * in[i];
            ex[i] = p11Ex.at(i) * ex[i] + arrivingEx[i];
            in[i] = p11In.at(i) * in[i] + arrivingIn[i];
        }
    }

    @Override
    double excitatory(int index) {
        return ex[index];
    }

    @Override
    double inhibitory(int index) {
        return in[index];
    }

    @Override
    double[][] ownState() {
        return new double[][] {sum, ex, in};
    }
}
