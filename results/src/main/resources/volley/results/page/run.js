// One run: key figures, activity, distributions, times, parameters.

const POPULATIONS = {
  exc: { name: "excitatory", label: "exc", color: "exc" },
  inh: { name: "inhibitory", label: "inh", color: "inh" },
};

const PHASES = [
  { key: "update", color: "update", label: "update", meaning: "drawing noise and integrating neurons" },
  { key: "deliver", color: "deliver", label: "deliver", meaning: "counting the spikes that arrive" },
  { key: "exchange", color: "exchange", label: "exchange", meaning: "exchanging spikes once all ranks are ready" },
  { key: "wait", color: "wait", label: "wait", meaning: "waiting for the slowest rank" },
];

const UNITS = [
  [/_mV$/, "mV"],
  [/_ms$/, "ms"],
  [/_hz$/, "spikes/s"],
  [/_us$/, "µs"],
  [/_s$/, "s"],
  [/_bytes$/, "bytes"],
];

/** Turns the stored differences of steps into times in ms. */
function decoded(spikes) {
  return {
    ...spikes,
    populations: spikes.populations.map((population) => ({
      ...population,
      ...POPULATIONS[population.key],
      trains: population.trains.map((differences) => {
        let step = 0;
        return Float64Array.from(differences, (difference) => (step += difference) * spikes.dt_ms);
      }),
    })),
  };
}

function titleOf({ run }) {
  const name = run.network.charAt(0).toUpperCase() + run.network.slice(1);
  return `${name} network, order ${decimal(run.parameters.order)}`;
}

function subtitleOf({ run }) {
  const p = run.parameters;
  return (
    `g ${short(p.g)}, η ${short(p.eta)}, ε ${short(p.epsilon)}, J ${short(p.J_mV)} mV, delay ${short(p.delay_ms)} ms; ` +
    `${biological(p.simtime_ms)} on ${ranksOf(run)}`
  );
}

function ranksOf(run) {
  const ranks = `${run.ranks} rank${run.ranks === 1 ? "" : "s"}`;
  return run.processes > 1 ? `${ranks} in ${run.processes} processes (${run.transport})` : ranks;
}

/** @param detail below the value, in small */
function tile(name, value, unit, detail, color) {
  return element(
    "div",
    {},
    element("dt", {}, color ? swatch(color) : null, name),
    element("dd", {}, value, unit ? element("small", {}, ` ${unit}`) : null),
    detail ? element("dd", { class: "detail" }, detail) : null,
  );
}

function keyFigures({ run }) {
  const theory = run.theory_rates_hz ?? {};
  const trains = run.spike_trains ?? {};
  const against = (measured, predicted) =>
    predicted > 0 ? `theory ${decimal(predicted, 2)} (${measured >= predicted ? "+" : "−"}${decimal(Math.abs(measured / predicted - 1) * 100, 1)} %)` : null;
  const [memory, memoryUnit] = bytes(run.peak_memory_bytes);
  return element(
    "dl",
    { class: "tiles" },
    tile("excitatory rate", decimal(run.rates_hz.exc, 2), "spikes/s", against(run.rates_hz.exc, theory.exc), "exc"),
    tile("inhibitory rate", decimal(run.rates_hz.inh, 2), "spikes/s", against(run.rates_hz.inh, theory.inh), "inh"),
    tile("CV of intervals", decimal(trains.cv_isi_mean?.exc, 3), null, `inhibitory ${decimal(trains.cv_isi_mean?.inh, 3)}`),
    tile("Fano factor", decimal(trains.pop_fano?.exc, 2), null, `inhibitory ${decimal(trains.pop_fano?.inh, 2)}, bins of ${short(trains.bin_ms)} ms`),
    tile("neurons", decimal(run.neurons.exc + run.neurons.inh), null, `${words(run.synapses.exc + run.synapses.inh)} synapses`),
    tile("real-time factor", short(run.real_time_factor, 3), null, `${short(run.timings_s?.simulate, 3)} s for ${biological(run.parameters.simtime_ms)}`),
    tile("memory", memory, memoryUnit, `${short(run.bytes_per_synapse, 3)} bytes a synapse`),
    element("div", {}, element("dt", {}, "fingerprint"), element("dd", { class: "code" }, run.fingerprint)),
  );
}

/** Mean, deviation and range of a sample, in words. */
function summaryOf(values, unit) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  return `${short(mean, 4)} ± ${short(Math.sqrt(variance), 3)}${unit}, from ${short(low, 3)} to ${short(high, 3)}`;
}

function distributions(level, spikes, theory) {
  const populations = spikes.populations.filter((population) => population.recorded > 0);
  const figureOf = (title, unit, key, unitText, mark, quantum, missing) => {
    const samples = populations.map((population) => ({
      color: population.color,
      name: population.name,
      values: population[key].filter((value) => value !== null),
    })).filter((sample) => sample.values.length > 0);
    if (samples.length === 0) {
      return element("div", {}, element(`h${level + 1}`, {}, title), element("p", { class: "note" }, missing));
    }
    const sentences = samples.map((sample) => `${sample.name} ${summaryOf(sample.values, unitText)}`);
    const figure = histogram(`Histogram of ${title.toLowerCase()}: ${sentences.join("; ")}`, unit, samples, mark, quantum);
    figure.prepend(element(`h${level + 1}`, {}, title));
    figure.append(
      element("figcaption", {}, samples.map((sample, i) => element("span", {}, swatch(sample.color), sentences[i], element("br")))),
    );
    return figure;
  };
  const mark = theory ? { value: theory, color: "theory" } : null;
  return card(
    level,
    "Recorded neurons",
    element(
      "p",
      { class: "note" },
      "The mean rate of each over the run, and the coefficient of variation of its intervals between spikes: 0 for a clock, 1 for a Poisson process.",
    ),
    element(
      "div",
      { class: "columns" },
      figureOf("Rates", "spikes/s", "rates", " spikes/s", mark, 1000 / spikes.end_ms, "Nothing was recorded."),
      figureOf("Coefficients of variation", "CV of intervals", "cvs", "", null, 0, "No recorded neuron spiked at least three times."),
    ),
    disclosure("Each neuron as a table", "Recorded neurons", () => neuronTable(populations)),
  );
}

/** So many of each population: more would keep a phone busy. */
const TABLE_NEURONS = 500;

function neuronTable(populations) {
  const rows = populations.flatMap((population) =>
    population.rates.slice(0, TABLE_NEURONS).map((rate, i) => [
      decimal(population.first_id + i),
      population.name,
      decimal(rate, 2),
      decimal(population.cvs[i], 3),
    ]),
  );
  return table(
    populations.some((population) => population.recorded > TABLE_NEURONS)
      ? `The first ${TABLE_NEURONS} recorded neurons of each population`
      : "All recorded neurons",
    [{ name: "global id" }, { name: "population" }, { name: "rate (spikes/s)", number: true }, { name: "CV", number: true }],
    rows,
  );
}

/** One bar a rank, all on the same scale. */
function times(level, run) {
  if (!run.timings_s) {
    return null;
  }
  const ranks = run.rank_times_s ?? [run.timings_s];
  const rest = (rank) => Math.max(0, rank.simulate - PHASES.reduce((sum, phase) => sum + rank[phase.key], 0));
  const longest = Math.max(...ranks.map((rank) => rank.simulate), 1e-9);
  const bar = (rank) =>
    element(
      "div",
      { class: "stack", "aria-hidden": "true" },
      [...PHASES.map((phase) => [phase.color, rank[phase.key]]), ["rest", rest(rank)]].map(([name, seconds]) =>
        element("span", { style: `--color: var(--${name}); width: ${(100 * seconds) / longest}%` }),
      ),
    );
  const columns = [
    { name: run.rank_times_s ? "rank" : "ranks" },
    { name: "simulation", bar: true },
    ...PHASES.map((phase) => ({ name: `${phase.label} (s)`, number: true, minor: phase.key === "exchange" })),
    { name: "simulation (s)", number: true },
    { name: "building (s)", number: true, minor: true },
  ];
  const rows = ranks.map((rank, i) => [
    run.rank_times_s ? String(i) : "mean",
    bar(rank),
    ...PHASES.map((phase) => decimal(rank[phase.key], 3)),
    decimal(rank.simulate, 3),
    decimal(rank.build, 3),
  ]);
  return card(
    level,
    "Where the time went",
    element("p", { class: "note" }, `Wall-clock time of each rank's simulation: ${PHASES.map((phase) => `${phase.label}, ${phase.meaning}`).join("; ")}.`),
    legend([...PHASES.map((phase) => ({ color: phase.color, label: phase.label })), { color: "rest", label: "the rest" }]),
    scrolling("Times by rank", table(null, columns, rows, { class: "phases" })),
  );
}

/** Every entry of run.json that is a single value, under its name there. */
function parameters(level, run) {
  const rows = [];
  const add = (prefix, object, unit) =>
    Object.entries(object).forEach(([key, value]) => {
      const known = UNITS.find(([pattern]) => pattern.test(key))?.[1] ?? unit;
      if (value !== null && typeof value === "object") {
        if (!Array.isArray(value)) {
          add(`${prefix}${key}.`, value, known);
        }
      } else {
        rows.push([prefix + key, Number.isInteger(value) && !/seed/.test(key) ? decimal(value) : String(value), known]);
      }
    });
  add("", run, "");
  const isParameter = ([name]) => name.startsWith("parameters.");
  const columns = [{ name: "name" }, { name: "value", code: true }, { name: "unit" }];
  const pairs = rows.filter(isParameter).map(([name, value, unit]) =>
    element(
      "div",
      {},
      element("dt", {}, name.slice("parameters.".length).replace(/_(ms|mV)$/, "")),
      element("dd", {}, value, unit ? element("small", {}, ` ${unit}`) : null),
    ),
  );
  return card(
    level,
    "Parameters",
    element("dl", { class: "pairs" }, pairs),
    disclosure("Everything in run.json", "run.json", () => table("Single values of run.json", columns, rows.filter((row) => !isParameter(row)))),
  );
}

function runSections(entry, level, index) {
  const { run } = entry;
  const spikes = entry.spikes ? decoded(entry.spikes) : null;
  const theory = run.theory_rates_hz?.exc > 0 ? run.theory_rates_hz.exc : null;
  const recorded = spikes !== null && spikes.populations.some((population) => population.recorded > 0);
  return [
    run.dry_run ? element("p", { class: "note card" }, `A dry run: one rank of ${run.ranks} was simulated, with the others' spikes drawn at random.`) : null,
    keyFigures(entry),
    ...(recorded ? [activity(level, spikes, theory, index), distributions(level, spikes, theory)] : []),
    recorded ? null : element("p", { class: "note card" }, "No spikes were recorded, so that there is no raster. Record some with --record."),
    times(level, run),
    parameters(level, run),
  ].filter(Boolean);
}
