package volley.models;

/**
 * State of {@link IafPscAlpha} neurons: of each synaptic current I and D = dI/dt + I/tau_syn. In a step U <- p33 U + p30
 * I_e + p31 D + p32 I, then I <- p21 D + p11 I, then D <- p11 D + e/tau_syn times the weights that arrive at its end.
 */
final class IafPscAlphaNeurons extends CurrentNeurons {
    /** One current, of all neurons: the excitatory, the inhibitory, or the sum of both. */
    private static final class Current {
        private final double[] value;
        private final double[] derivative;

        Current(int size) {
            value = new double[size];
            derivative = new double[size];
        }
    }

    /** What one current's time constant decides. */
    private record Propagators(Column p11, Column p21, Column p31, Column p32, Column perWeight) {
        static Propagators of(Column tauSyn, Column tauM, Column cM, int size, double h) {
            return new Propagators(
                    decay(tauSyn, size, h),
                    Column.from(size, i -> h * StrictMath.exp(-h / tauSyn.at(i)), tauSyn),
                    Column.from(
                            size,
                            i -> Propagator.ofDerivative(tauSyn.at(i), tauM.at(i), cM.at(i), h),
                            tauSyn,
                            tauM,
                            cM),
                    Column.from(
                            size, i -> Propagator.ofCurrent(tauSyn.at(i), tauM.at(i), cM.at(i), h), tauSyn, tauM, cM),
                    Column.from(size, i -> Math.E / tauSyn.at(i), tauSyn));
        }

        Propagators spread(int size) {
            return new Propagators(
                    p11.spread(size), p21.spread(size), p31.spread(size), p32.spread(size), perWeight.spread(size));
        }
    }

    private Propagators ofEx;
    private Propagators ofIn;

    /** Of the excitatory current, a value for each neuron only where one is needed. */
    private Propagators ofSum;

    /** Null unless it is kept in place of the two. */
    private final Current sum;
    /** Null while only the sum is kept. */
    private Current ex;
    /** Null while only the sum is kept. */
    private Current in;

    IafPscAlphaNeurons(NeuronParameters parameters, ParameterValues values, PopulationShare share) {
        super(parameters, values, share);
        sum = isSummed ? new Current(share.size()) : null;
        if (!isSummed) {
            keepEach();
        }
        use(parameters);
    }

    @Override
    void derive(NeuronParameters parameters) {
        int size = parameters.size();
        double h = parameters.resolutionMs();
        var cM = parameters.column("C_m");
        var tauM = parameters.column("tau_m");
        ofSum = Propagators.of(parameters.column(TAU_SYN_EX), tauM, cM, size, h);
        var propagatorsIn = Propagators.of(parameters.column(TAU_SYN_IN), tauM, cM, size, h);
        ofEx = isUniform ? ofSum : ofSum.spread(size);
        ofIn = isUniform ? propagatorsIn : propagatorsIn.spread(size);
    }

    @Override
    void keepEach() {
        if (!keepsEach()) {
            ex = new Current(u.length);
            in = new Current(u.length);
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
                decay(ex, ofSum, inputs[0]);
                decay(in, ofSum, inputs[1]);
            }
            if (isUniform) {
                integrateSum(joined(inputs));
            } else {
                integrateEachSum(joined(inputs));
            }
        } else if (isUniform) {
            integrateBoth();
            decay(ex, ofEx, inputs[0]);
            decay(in, ofIn, inputs[1]);
        } else {
            integrateEach();
            decayEach(ex, ofEx, inputs[0]);
            decayEach(in, ofIn, inputs[1]);
        }
    }

    private void integrateSum(double[] arriving) {
        double p33 = membrane.p33().one();
        double constantInput = membrane.constantInput().one();
        double p31 = ofEx.p31().one();
        double p32 = ofEx.p32().one();
        double p21 = ofEx.p21().one();
        double p11 = ofEx.p11().one();
        double perWeight = ofEx.perWeight().one();
        double[] u = this.u;
        double[] value = sum.value;
        double[] derivative = sum.derivative;
        for (int i = 0; i < u.length; i++) {
            u[i] = p33 * u[i] + constantInput + p31 * derivative[i] + p32 * value[i];
            value[i] = p21 * derivative[i] + p11 * value[i];
            derivative[i] = p11 * derivative[i] + perWeight * arriving[i];
        }
    }

    /** The same with a membrane for each neuron. */
    private void integrateEachSum(double[] arriving) {
        double[] p33 = membrane.p33().all();
        double[] constantInput = membrane.constantInput().all();
        double[] p31 = ofEx.p31().all();
        double[] p32 = ofEx.p32().all();
        double p21 = ofSum.p21().one();
        double p11 = ofSum.p11().one();
        double perWeight = ofSum.perWeight().one();
        double[] u = this.u;
        double[] value = sum.value;
        double[] derivative = sum.derivative;
        for (int i = 0; i < u.length; i++) {
            u[i] = p33[i] * u[i] + constantInput[i] + p31[i] * derivative[i] + p32[i] * value[i];
            value[i] = p21 * derivative[i] + p11 * value[i];
            derivative[i] = p11 * derivative[i] + perWeight * arriving[i];
        }
    }

    private void integrateBoth() {
        double p33 = membrane.p33().one();
        double constantInput = membrane.constantInput().one();
        double p31Ex = ofEx.p31().one();
        double p32Ex = ofEx.p32().one();
        double p31In = ofIn.p31().one();
        double p32In = ofIn.p32().one();
        double[] u = this.u;
        double[] valueEx = ex.value;
        double[] derivativeEx = ex.derivative;
        double[] valueIn = in.value;
        double[] derivativeIn = in.derivative;
        for (int i = 0; i < u.length; i++) {
            u[i] = p33 * u[i]
                    + constantInput
                    + p31Ex * derivativeEx[i]
                    + p32Ex * valueEx[i]
                    + p31In * derivativeIn[i]
                    + p32In * valueIn[i];
        }
    }

    private static void decay(Current current, Propagators of, double[] arriving) {
        double p11 = of.p11().one();
        double p21 = of.p21().one();
        double perWeight = of.perWeight().one();
        double[] value = current.value;
        double[] derivative = current.derivative;
        for (int i = 0; i < value.length; i++) {
            value[i] = p21 * derivative[i] + p11 * value[i];
            derivative[i] = p11 * derivative[i] + perWeight * arriving[i];
        }
    }

    private void integrateEach() {
        double[] u = this.u;
        double[] p33 = membrane.p33().all();
        double[] constantInput = membrane.constantInput().all();
        for (int i = 0; i < u.length; i++) {
            u[i] = p33[i] * u[i] + constantInput[i];
        }
        addEach(u, ex, ofEx);
        addEach(u, in, ofIn);
    }

    private static void addEach(double[] u, Current current, Propagators of) {
        double[] value = current.value;
        double[] derivative = current.derivative;
        double[] p31 = of.p31().all();
        double[] p32 = of.p32().all();
        for (int i = 0; i < u.length; i++) {
            u[i] = u[i] + p31[i] * derivative[i] + p32[i] * value[i];
        }
    }

    private static void decayEach(Current current, Propagators of, double[] arriving) {
        double[] value = current.value;
        double[] derivative = current.derivative;
        double[] p11 = of.p11().all();
        double[] p21 = of.p21().all();
        double[] perWeight = of.perWeight().all();
        for (int i = 0; i < value.length; i++) {
            value[i] = p21[i] * derivative[i] + p11[i] * value[i];
            derivative[i] = p11[i] * derivative[i] + perWeight[i] * arriving[i];
        }
    }

    @Override
    double excitatory(int index) {
        return ex.value[index];
    }

    @Override
    double inhibitory(int index) {
        return in.value[index];
    }

    @Override
    double[][] ownState() {
        return new double[][] {
            sum == null ? null : sum.value,
            sum == null ? null : sum.derivative,
            ex == null ? null : ex.value,
            ex == null ? null : ex.derivative,
            in == null ? null : in.value,
            in == null ? null : in.derivative
        };
    }
}
