// One run: key figures, populations, activity, traces, distributions, times, parameters.

const PHASES = [
  { key: "update", color: "update", label: "update", meaning: "drawing noise and integrating neurons" },
  { key: "deliver", color: "deliver", label: "deliver", meaning: "counting the spikes that arrive" },
  { key: "exchange", color: "exchange", label: "exchange", meaning: "exchanging spikes once all ranks are ready" },
  { key: "wait", color: "wait", label: "wait", meaning: "waiting for the slowest rank" },
];

/** Populations that have a figure of their own at the top; more of them are in the table alone. */
const MOST_TILES = 3;

/** What was recorded, by population, with what run.json says of it; steps become times in ms. */
function decoded(spikes, run) {
  return {
    ...spikes,
    populations: spikes.populations.map((population) => {
      const index = run.populations.findIndex(({ name }) => name === population.name);
      const theory = run.populations[index].theory_rate_hz;
      return {
        ...population,
        ...seriesStyle(index),
        theory: theory > 0 ? theory : null,
        trains: population.trains.map((differences) => {
          let step = 0;
          return Float64Array.from(differences, (difference) => (step += difference) * spikes.dt_ms);
        }),
      };
    }),
  };
}

/** The id in the whole network of a recorded neuron, by its place among those of its population. */
function globalId({ ids }, place) {
  let rest = place;
  for (const [first, last] of ids) {
    if (rest <= last - first) {
      return first + rest;
    }
    rest -= last - first + 1;
  }
  return null;
}

function runLead({ run, lead }) {
  return `${lead ? `${lead}; ` : ""}${biological(run.simtime_ms)} on ${ranksOf(run)}`;
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

/** The rate after the warm-up against that of theory, in percent; null if either is not known. */
function deviationPercent(measured, predicted) {
  return typeof measured === "number" && predicted > 0 ? 100 * (measured / predicted - 1) : null;
}

function signed(value, decimals) {
  return value === null ? "–" : `${value < 0 ? "−" : "+"}${decimal(Math.abs(value), decimals)}`;
}

function rateTile(population, index, run) {
  const deviation = deviationPercent(population.rate_after_warmup_hz, population.theory_rate_hz);
  const detail =
    deviation === null
      ? null
      : `${decimal(population.rate_after_warmup_hz, 2)} after ${biological(run.warmup_ms)}, theory ${decimal(population.theory_rate_hz, 2)} (${signed(deviation, 1)} %)`;
  return tile(`rate of ${population.name}`, decimal(population.rate_hz, 2), "spikes/s", detail, seriesStyle(index).color);
}

/** A resumed run was timed from its checkpoint on. */
function timedMs(run) {
  return run.simtime_ms - (run.resumed_at_ms ?? 0);
}

function keyFigures({ run }) {
  const [memory, memoryUnit] = bytes(run.peak_memory_bytes);
  const since = run.resumed_at_ms > 0 ? `, since the checkpoint at ${biological(run.resumed_at_ms)}` : "";
  const rates = run.populations.length <= MOST_TILES ? run.populations.map((population, i) => rateTile(population, i, run)) : [];
  return element(
    "dl",
    { class: "tiles" },
    rates,
    tile("neurons", decimal(run.neurons), null, `${words(run.synapses)} synapses`),
    tile("spikes", words(run.spikes), null, `${words(run.synaptic_events)} arrived over synapses`),
    tile("real-time factor", short(run.real_time_factor, 3), null, `${short(run.timings_s?.simulate, 3)} s for ${biological(timedMs(run))}${since}`),
    tile("memory", memory, memoryUnit, `${short(run.bytes_per_synapse, 3)} bytes a synapse`),
    element("div", {}, element("dt", {}, "fingerprint"), element("dd", { class: "code" }, run.fingerprint)),
  );
}

/** What is known of each population, all neurons of it. */
function populationTable(level, run) {
  const number = (name) => ({ name, number: true });
  const columns = [
    { name: "population" },
    number("neurons"),
    number("recorded"),
    number("rate (spikes/s)"),
    number("after the warm-up"),
    number("theory"),
    number("off (%)"),
    number("CV of intervals"),
    number("Fano factor"),
  ];
  const rows = run.populations.map((population, i) => {
    const { color, dash } = seriesStyle(i);
    return [
      element("span", {}, swatch(color, dash === 0 ? null : dash), population.name),
      decimal(population.neurons),
      decimal(population.recorded),
      decimal(population.rate_hz, 2),
      decimal(population.rate_after_warmup_hz, 2),
      decimal(population.theory_rate_hz, 2),
      signed(deviationPercent(population.rate_after_warmup_hz, population.theory_rate_hz), 2),
      decimal(population.cv_isi_mean, 3),
      decimal(population.pop_fano, 2),
    ];
  });
  return card(
    level,
    "Populations",
    element(
      "p",
      { class: "note" },
      `Of all neurons, recorded or not. Theory, coefficient of variation and Fano factor (bins of ${short(run.bin_ms)} ms) are compared with and taken of what came after the warm-up, ${biological(run.warmup_ms)}.`,
    ),
    scrolling("Populations", table(null, columns, rows)),
  );
}

/** Mean, deviation and range of a sample, in words; of equal values, that value. */
function summaryOf(values, unit) {
  const [low, high] = extent([values]);
  if (low === high) {
    return `${short(low)}${unit}`;
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return `${short(mean, 4)} ± ${short(Math.sqrt(variance), 3)}${unit}, from ${short(low, 3)} to ${short(high, 3)}`;
}

function distributions(level, spikes) {
  const { populations } = spikes;
  const figureOf = (title, unit, key, unitText, markOf, quantum, missing) => {
    const samples = populations
      .map((population) => ({ ...population, mark: markOf(population), values: population[key].filter((value) => value !== null) }))
      .filter((sample) => sample.values.length > 0);
    if (samples.length === 0) {
      return element("div", {}, element(`h${level + 1}`, {}, title), element("p", { class: "note" }, missing));
    }
    const sentences = samples.map((sample) => `${sample.name} ${summaryOf(sample.values, unitText)}`);
    const figure = histogram(`Histogram of ${title.toLowerCase()}: ${sentences.join("; ")}`, unit, samples, quantum);
    figure.prepend(element(`h${level + 1}`, {}, title));
    figure.append(
      element(
        "figcaption",
        {},
        samples.map((sample, i) => element("span", {}, swatch(sample.color, sample.dash === 0 ? null : sample.dash), sentences[i], element("br"))),
      ),
    );
    return figure;
  };
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
      figureOf("Rates", "spikes/s", "rates", " spikes/s", ({ theory }) => theory, 1000 / spikes.end_ms, "Nothing was recorded."),
      figureOf("Coefficients of variation", "CV of intervals", "cvs", "", () => null, 0, "No recorded neuron spiked at least three times."),
    ),
    correlations(level, spikes),
    disclosure("Each neuron as a table", "Recorded neurons", () => neuronTable(populations)),
  );
}

/** How alike the spike counts of two neurons of a population are. */
function correlations(level, spikes) {
  const columns = [
    { name: "population" },
    { name: "pairs of neurons", number: true },
    { name: "mean", number: true },
    { name: "standard deviation", number: true },
  ];
  const rows = spikes.populations.map(({ name, color, dash, correlation }) => [
    element("span", {}, swatch(color, dash === 0 ? null : dash), name),
    decimal(correlation?.pairs),
    decimal(correlation?.mean, 4),
    decimal(correlation?.sd, 4),
  ]);
  return element(
    "div",
    {},
    element(`h${level + 1}`, {}, "Correlations"),
    element(
      "p",
      { class: "note" },
      `Correlation coefficients of two neurons' numbers of spikes in bins of ${short(spikes.correlation_bin_ms)} ms after ${biological(spikes.correlation_start_ms)}: of all pairs of the first ${decimal(spikes.correlation_neurons)} recorded neurons, without those whose number never changes.`,
    ),
    scrolling("Correlations", table(null, columns, rows)),
  );
}

function neuronTable(populations) {
  const count = populations.reduce((sum, { recorded }) => sum + recorded, 0);
  const rowOf = (index) => {
    let place = index;
    const population = populations.find(({ recorded }) => place < recorded || ((place -= recorded), false));
    return [decimal(globalId(population, place)), population.name, decimal(population.rates[place], 2), decimal(population.cvs[place], 3)];
  };
  const columns = [{ name: "global id" }, { name: "population" }, { name: "rate (spikes/s)", number: true }, { name: "CV", number: true }];
  return pagedTable("All recorded neurons", columns, count, rowOf);
}

/** One bar a rank, all on the same scale. */
function times(level, run) {
  if (!run.timings_s) {
    return null;
  }
  const ranks = run.rank_times_s ?? [run.timings_s];
  const rest = (rank) => Math.max(0, rank.simulate - PHASES.reduce((sum, phase) => sum + rank[phase.key], 0));
  const longest = ranks.reduce((most, rank) => Math.max(most, rank.simulate), 1e-9);
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
  const since = run.resumed_at_ms > 0 ? ` It was resumed at ${biological(run.resumed_at_ms)}; these times are of what came after.` : "";
  return card(
    level,
    "Where the time went",
    element("p", { class: "note" }, `Wall-clock time of each rank's simulation: ${PHASES.map((phase) => `${phase.label}, ${phase.meaning}`).join("; ")}.${since}`),
    legend([...PHASES.map((phase) => ({ color: phase.color, label: phase.label })), { color: "rest", label: "the rest" }]),
    scrolling("Times by rank", table(null, columns, rows, { class: "phases" })),
  );
}

/** The network's parameters, and every other entry of run.json that is a single value, under its name there. */
function parameters(level, run, labels) {
  const rows = [];
  const add = (prefix, object) =>
    Object.entries(object).forEach(([key, value]) => {
      if (value !== null && typeof value === "object") {
        if (!Array.isArray(value)) {
          add(`${prefix}${key}.`, value);
        }
      } else {
        rows.push([prefix + key, Number.isInteger(value) && !/seed/.test(key) ? decimal(value) : String(value)]);
      }
    });
  const { parameters: own, populations, ...rest } = run;
  add("", rest);
  const simulation = { simtime_ms: "ms", dt_ms: "ms", seed: "", seeding: "" };
  const pair = (name, value, unit) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, String(value), unit ? element("small", {}, ` ${unit}`) : null));
  return card(
    level,
    "Parameters",
    element(
      "dl",
      { class: "pairs" },
      Object.entries(own).map(([key, value]) => pair(labels[key].name, value, labels[key].unit)),
      Object.entries(simulation).map(([key, unit]) => pair(key.replace(/_ms$/, ""), run[key], unit)),
    ),
    disclosure("Everything in run.json", "run.json", () => table("Single values of run.json", [{ name: "name" }, { name: "value", code: true }], rows)),
  );
}

function runSections(entry, level, index) {
  const { run } = entry;
  const spikes = entry.spikes ? decoded(entry.spikes, run) : null;
  const time = new TimeAxis(run.simtime_ms, Math.min(run.simtime_ms, 20 * (spikes ? spikes.bin_ms : run.dt_ms)));
  const axisWidth = axisWidthOf(spikes ? spikes.populations : []);
  return [
    run.dry_run ? element("p", { class: "note card" }, `A dry run: one rank of ${run.ranks} was simulated, with the others' spikes drawn at random.`) : null,
    keyFigures(entry),
    populationTable(level, run),
    spikes ? activity(level, spikes, time, axisWidth, index) : null,
    entry.traces.length > 0 ? traceCard(level, entry.traces, time, axisWidth, index, spikes === null) : null,
    spikes ? distributions(level, spikes) : null,
    spikes ? null : element("p", { class: "note card" }, "No spikes were recorded, so that there is no raster. Record some with --record."),
    times(level, run),
    parameters(level, run, entry.labels),
  ].filter(Boolean);
}
