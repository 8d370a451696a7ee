package volley.models;

/**
 * State of {@link IafPscExp} neurons: in a step U <- p33 U + p30 I_e + p31 I of each synaptic current I, then I <- p11 I
 * + the weights that arrive at its end.
 */
final class IafPscExpNeurons extends CurrentNeurons {
    private Column p11Ex;
    private Column p11In;
    private Column p31Ex;
    private Column p31In;

    /** Decay of the sum of the currents in a step, if it is kept in place of the two. */
    private double p11OfSum;

    /** Sum of the currents in pA, if it is kept in place of the two. */
    private final double[] sum;
    /** Excitatory currents in pA; null while only the sum is kept. */
    private double[] ex;
    /** Inhibitory currents in pA; null while only the sum is kept. */
    private double[] in;

    IafPscExpNeurons(NeuronParameters parameters, ParameterValues values, PopulationShare share) {
        super(parameters, values, share);
        sum = isSummed ? new double[share.size()] : null;
        if (!isSummed) {
            keepEach();
        }
        use(parameters);
    }

    @Override
    void derive(NeuronParameters parameters) {
        int size = parameters.size();
        double h = parameters.resolutionMs();
        var tauSynEx = parameters.column(TAU_SYN_EX);
        var tauSynIn = parameters.column(TAU_SYN_IN);
        var cM = parameters.column("C_m");
        var tauM = parameters.column("tau_m");
        p11OfSum = isSummed ? StrictMath.exp(-h / tauSynEx.one()) : Double.NaN;
        p11Ex = oneOrEach(decay(tauSynEx, size, h));
        p11In = oneOrEach(decay(tauSynIn, size, h));
        p31Ex = oneOrEach(p31(tauSynEx, tauM, cM, size, h));
        p31In = oneOrEach(p31(tauSynIn, tauM, cM, size, h));
    }

    private static Column p31(Column tauSyn, Column tauM, Column cM, int size, double resolutionMs) {
        return Column.from(
                size, i -> Propagator.ofCurrent(tauSyn.at(i), tauM.at(i), cM.at(i), resolutionMs), tauSyn, tauM, cM);
    }

    @Override
    void keepEach() {
        if (!keepsEach()) {
            ex = new double[u.length];
            in = new double[u.length];
        }
    }

    @Override
    boolean keepsEach() {
        return ex != null;
    }

    @Override
    void integrate(double[][] inputs) {
        if (isSummed) {
            if (keepsEach()) {
                decay(ex, p11OfSum, inputs[0]);
                decay(in, p11OfSum, inputs[1]);
            }
            if (isUniform) {
                integrateSum(joined(inputs));
            } else {
                integrateEachSum(joined(inputs));
            }
        } else if (isUniform) {
            integrateBoth();
            decay(ex, p11Ex.one(), inputs[0]);
            decay(in, p11In.one(), inputs[1]);
        } else {
            integrateEach();
            decayEach(ex, p11Ex.all(), inputs[0]);
            decayEach(in, p11In.all(), inputs[1]);
        }
    }

    private void integrateSum(double[] arriving) {
        double[] u = this.u;
        double[] sum = this.sum;
        double p33 = membrane.p33().one();
        double constantInput = membrane.constantInput().one();
        double p31 = p31Ex.one();
        double p11 = p11OfSum;
        for (int i = 0; i < u.length; i++) {
            u[i] = p33 * u[i] + constantInput + p31 * sum[i];
            sum[i] = p11 * sum[i] + arriving[i];
        }
    }

    /** The same with a membrane for each neuron. */
    private void integrateEachSum(double[] arriving) {
        double[] u = this.u;
        double[] sum = this.sum;
        double[] p33 = membrane.p33().all();
        double[] constantInput = membrane.constantInput().all();
        double[] p31 = p31Ex.all();
        double p11 = p11OfSum;
        for (int i = 0; i < u.length; i++) {
            u[i] = p33[i] * u[i] + constantInput[i] + p31[i] * sum[i];
            sum[i] = p11 * sum[i] + arriving[i];
        }
    }

    private static void decay(double[] current, double p11, double[] arriving) {
        for (int i = 0; i < current.length; i++) {
            current[i] = p11 * current[i] + arriving[i];
        }
    }

    private void integrateBoth() {
        double[] u = this.u;
        double[] ex = this.ex;
        double[] in = this.in;
        double p33 = membrane.p33().one();
        double constantInput = membrane.constantInput().one();
        double ofEx = p31Ex.one();
        double ofIn = p31In.one();
        for (int i = 0; i < u.length; i++) {
            u[i] = p33 * u[i] + constantInput + ofEx * ex[i] + ofIn * in[i];
        }
    }

    private void integrateEach() {
        double[] u = this.u;
        double[] ex = this.ex;
        double[] in = this.in;
        double[] p33 = membrane.p33().all();
        double[] constantInput = membrane.constantInput().all();
        double[] ofEx = p31Ex.all();
        double[] ofIn = p31In.all();
        for (int i = 0; i < u.length; i++) {
            u[i] = p33[i] * u[i] + constantInput[i] + ofEx[i] * ex[i] + ofIn[i] * in[i];
        }
    }

    private static void decayEach(double[] current, double[] p11, double[] arriving) {
        for (int i = 0; i < current.length; i++) {
            current[i] = p11[i] * current[i] + arriving[i];
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
