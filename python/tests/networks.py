"""Networks that several tests build."""

import volley.nest as nest


def brunel(order, threads, seed=1, simulated=1000.0, recorded=50):
    """Brunel's network as the command line has it: populations and recorders, after so many ms."""
    nest.ResetKernel()
    nest.local_num_threads = threads
    nest.rng_seed = seed
    neurons, delay, weight, g, eta = 5 * order, 1.5, 0.1, 5.0, 2.0
    from_exc, from_inh = int(0.1 * 4 * order), int(0.1 * order)
    threshold_rate = 20.0 / (weight * from_exc * 20.0)
    params = {"C_m": 1.0, "tau_m": 20.0, "t_ref": 2.0, "E_L": 0.0, "V_reset": 0.0, "V_m": 0.0, "V_th": 20.0}
    exc = nest.Create("iaf_psc_delta", 4 * order, params)
    inh = nest.Create("iaf_psc_delta", neurons - 4 * order, params)
    noise = nest.Create("poisson_generator", params={"rate": 1000.0 * (eta * threshold_rate) * from_exc})
    recorder = nest.Create("spike_recorder")
    nest.CopyModel("static_synapse", "excitatory", {"weight": weight, "delay": delay})
    nest.CopyModel("static_synapse", "inhibitory", {"weight": -g * weight, "delay": delay})
    nest.Connect(noise, exc, syn_spec="excitatory")
    nest.Connect(noise, inh, syn_spec="excitatory")
    nest.Connect(exc[:recorded], recorder, syn_spec="excitatory")
    nest.Connect(exc, exc + inh, {"rule": "fixed_indegree", "indegree": from_exc}, "excitatory")
    nest.Connect(inh, exc + inh, {"rule": "fixed_indegree", "indegree": from_inh}, "inhibitory")
    nest.Simulate(simulated)
    return exc, inh, recorder
