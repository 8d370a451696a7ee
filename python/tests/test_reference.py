"""Single neurons as PyNEST calls, against what NEST recorded of the same."""

import json
import unittest
from pathlib import Path

import numpy

import volley.nest as nest

_REFERENCE = Path(__file__).resolve().parents[2] / "simulation/src/test/resources/volley/simulation/nest"
_TOLERANCE = 1e-9


def _simulated(case):
    """Multimeter and spike recorder of a case's neuron."""
    nest.ResetKernel()
    nest.resolution = case["h"]
    model = case.get("model", "iaf_psc_delta")
    neuron = nest.Create(model, params=case["params"])
    if case["V_m0"] is not None:
        neuron.V_m = case["V_m0"]
    for source in case["spike_inputs"]:
        generator = nest.Create("spike_generator", params={"spike_times": source["times"]})
        nest.Connect(generator, neuron, syn_spec={"weight": source["weight"], "delay": source["delay"]})
    for device in case.get("devices", []):
        generator = nest.Create(device["model"], params=device["params"])
        nest.Connect(generator, neuron, syn_spec={"weight": device["weight"], "delay": device["delay"]})
    names = [name for name in ("V_m", "I_syn_ex", "I_syn_in") if name in case]
    meter = nest.Create("multimeter", params={"record_from": names, "interval": case["h"]})
    recorder = nest.Create("spike_recorder")
    nest.Connect(meter, neuron)
    nest.Connect(neuron, recorder)
    nest.Simulate(case["T"])
    return meter.events, recorder.events, names


class ReferenceTest(unittest.TestCase):
    def _follows(self, file):
        for case in json.loads((_REFERENCE / file).read_text()):
            with self.subTest(case["name"]):
                traces, spikes, names = _simulated(case)
                size = len(case["times"])
                numpy.testing.assert_allclose(traces["times"][:size], case["times"], atol=_TOLERANCE)
                for name in names:
                    numpy.testing.assert_allclose(traces[name][:size], case[name], rtol=_TOLERANCE, atol=_TOLERANCE)
                numpy.testing.assert_allclose(spikes["times"], case["spike_times"], atol=_TOLERANCE)

    def test_should_follow_nests_neurons_with_jumps(self):
        self._follows("iaf_psc_delta.json")

    def test_should_follow_nests_neurons_with_synaptic_currents(self):
        self._follows("iaf_psc.json")


if __name__ == "__main__":
    unittest.main()
