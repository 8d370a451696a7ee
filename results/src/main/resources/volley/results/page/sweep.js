// A sweep: curves over what was varied, scaling over ranks, states over g and eta, all points as a table.

/** What a sweep can vary, in the order in which it becomes the horizontal axis. */
const AXES = [
  { key: "order", label: "order", logarithmic: true },
  { key: "g", label: "g" },
  { key: "eta", label: "η" },
  { key: "epsilon", label: "ε" },
  { key: "J_mV", label: "J (mV)" },
  { key: "delay_ms", label: "delay (ms)" },
  { key: "dt_ms", label: "dt (ms)" },
  { key: "simtime_ms", label: "simulated time (ms)" },
];

/** Parameters that tell curves apart where they vary; runs that differ in their seed only are averaged. */
const LABELS = [...AXES, { key: "seeding", label: "seeding" }, { key: "transport", label: "transport" }, { key: "processes", label: "processes" }, { key: "threads", label: "threads" }];

const CURVE_COLORS = ["update", "inh", "deliver", "exchange", "theory", "wait"];

/** As many curves as can be told apart. */
const MAX_CURVES = CURVE_COLORS.length;

function distinct(points, key) {
  return [...new Set(points.map((point) => point[key]))].sort((a, b) => (typeof a === "number" ? a - b : String(a).localeCompare(b)));
}

function varies(points, key) {
  return distinct(points, key).length > 1;
}

function meanOf(values) {
  const known = values.filter((value) => typeof value === "number" && Number.isFinite(value));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/**
 * Curves of a value over a parameter: one for each combination of the other parameters that vary.
 *
 * @returns [{ label, xs, ys, points }], xs ascending; several seeds give one mean
 */
function curvesOf(points, x, valueOf, without = []) {
  const others = LABELS.filter(({ key }) => key !== x && !without.includes(key) && varies(points, key));
  const curves = new Map();
  for (const point of points) {
    const label = others.map((other) => `${other.label} ${point[other.key]}`).join(", ");
    if (!curves.has(label)) {
      curves.set(label, new Map());
    }
    const places = curves.get(label);
    places.set(point[x], [...(places.get(point[x]) ?? []), point]);
  }
  return [...curves].map(([label, places]) => {
    const xs = [...places.keys()].sort((a, b) => a - b);
    return { label, xs, points: xs.map((at) => places.get(at)), ys: xs.map((at) => meanOf(places.get(at).map(valueOf))) };
  });
}

/** Slope of a curve in a plot with two logarithmic axes. */
function slopeOf({ xs, ys }) {
  const pairs = xs.map((x, i) => [Math.log(x), ys[i]]).filter(([, y]) => y > 0).map(([x, y]) => [x, Math.log(y)]);
  const meanX = meanOf(pairs.map(([x]) => x));
  const meanY = meanOf(pairs.map(([, y]) => y));
  const spread = pairs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return spread > 0 ? pairs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread : null;
}

/** A line with its points, or dashed and without. */
function curveSeries(name, dashed) {
  return {
    stroke: () => color(name),
    width: 2,
    dash: dashed ? [7, 5] : undefined,
    spanGaps: true,
    points: { show: !dashed, size: 7, fill: () => color(name), stroke: () => color("card"), width: 1.5 },
  };
}

/** Round values on a logarithmic axis: powers of ten with 2 and 5 between, more of them in a short range. */
function logarithmicTicks(low, high) {
  for (const digits of [[1, 2, 5], [1, 1.5, 2, 3, 4, 5, 7]]) {
    const ticks = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      ticks.push(...digits.map((digit) => digit * 10 ** power).filter((tick) => tick >= low && tick <= high));
    }
    if (ticks.length >= 3) {
      return ticks;
    }
  }
  const step = roundWidth((high - low) / 4);
  return Array.from({ length: 6 }, (none, i) => (Math.ceil(low / step) + i) * step).filter((tick) => tick <= high);
}

/** Options of a logarithmic axis: ticks at the data's own places where these are few. */
function logarithmicAxis(scale, places) {
  return {
    splits: (plot) => (places.length > 0 && places.length <= 6 ? places : logarithmicTicks(plot.scales[scale].min, plot.scales[scale].max)),
    filter: (plot, splits) => splits,
    values: (plot, splits) => splits.map((split) => short(split, 3)),
  };
}

function scaleOf(values, logarithmic, fromZero) {
  const known = values.filter((value) => value !== null && (!logarithmic || value > 0));
  const low = Math.min(...known);
  const high = Math.max(...known);
  if (logarithmic) {
    const room = (high / low) ** 0.06 * 1.05;
    return { distr: 3, range: [low / room, high * room] };
  }
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  return { range: [fromZero && low >= 0 ? 0 : low - room, high + room] };
}

/** An entry for each colour. */
function legendOf(lines) {
  return lines.filter((line, i) => lines.findIndex((other) => other.color === line.color && other.dashed === line.dashed) === i)
    .map((line) => ({ ...line, label: line.legend ?? line.label }));
}

/**
 * A plot of curves, with what it shows in words and as a table.
 *
 * @param lines [{ label, xs, ys, color, dashed }]
 */
function curvePlot(level, title, xLabel, yLabel, lines, { logX = false, logY = false, fromZero = true, note = null, mark = null } = {}) {
  const drawn = lines.filter(({ ys }) => ys.some((y) => y !== null && (!logY || y > 0)));
  if (drawn.length === 0) {
    return null;
  }
  const xs = [...new Set(drawn.flatMap((line) => line.xs))].sort((a, b) => a - b);
  const data = [xs, ...drawn.map((line) => xs.map((x) => line.ys[line.xs.indexOf(x)] ?? null))];
  const place = element("div", { class: "plot still", role: "img", "aria-label": `${title}: ${yLabel} against ${xLabel}, ${drawn.map((line) => `${line.label || "all"} from ${short(line.ys[0], 3)} to ${short(line.ys[line.ys.length - 1], 3)}`).join("; ")}` });
  const yValues = mark === null ? data.slice(1).flat() : [...data.slice(1).flat(), mark];
  requestAnimationFrame(() =>
    chart(
      place,
      280,
      {
        scales: { x: { time: false, ...scaleOf(xs, logX, false) }, y: scaleOf(yValues, logY, fromZero) },
        axes: [axis(xLabel, { size: AXIS_HEIGHT, space: 40, ...(logX ? logarithmicAxis("x", xs) : {}) }), axis(yLabel, { size: AXIS_WIDTH + 8, space: 30, ...(logY ? logarithmicAxis("y", []) : {}) })],
        cursor: { show: false },
        series: [{}, ...drawn.map((line) => curveSeries(line.color, line.dashed))],
        hooks: { draw: [(plot) => mark !== null && dashedLine(plot, "y", mark, "faint")] },
      },
      data,
    ),
  );
  const columns = [{ name: xLabel }, ...drawn.map((line) => ({ name: line.label || yLabel, number: true }))];
  const rows = xs.map((x, i) => [short(x, 6), ...data.slice(1).map((ys) => short(ys[i], 4))]);
  return element(
    "figure",
    {},
    element(`h${level + 1}`, {}, title),
    drawn.length > 1 || drawn[0].label ? legend(legendOf(drawn)) : null,
    place,
    note ? element("figcaption", {}, note) : null,
    disclosure("As a table", `${title} as a table`, () => table(`${yLabel} against ${xLabel}`, columns, rows)),
  );
}

/** The first so many curves, with their colours. */
function coloured(curves) {
  return curves.slice(0, MAX_CURVES).map((curve, i) => ({ ...curve, color: CURVE_COLORS[i] }));
}

function leftOut(curves) {
  return curves.length > MAX_CURVES ? ` Of ${curves.length} curves the first ${MAX_CURVES} are drawn; the table of points has all.` : "";
}

function dynamics(level, points, x) {
  const rates = curvesOf(points, x.key, (point) => point.rate_exc_after_warmup_hz ?? point.rate_exc_hz);
  const shown = coloured(rates);
  const theory = curvesOf(points, x.key, (point) => point.theory_rate_hz, ["seeding", "transport", "processes", "threads", "simtime_ms", "dt_ms"]);
  const predicted = theory.length <= MAX_CURVES ? theory.map((curve) => ({ ...curve, label: curve.label ? `theory, ${curve.label}` : "theory", legend: "theory", color: "theory", dashed: true })) : [];
  const deviations = curvesOf(points, x.key, (point) => {
    const rate = point.rate_exc_after_warmup_hz ?? point.rate_exc_hz;
    return point.theory_rate_hz > 0 && rate !== null ? 100 * (rate / point.theory_rate_hz - 1) : null;
  });
  const options = { logX: x.logarithmic && distinct(points, x.key)[0] > 0 };
  const named = shown.map((curve) => ({ ...curve, label: curve.label || "simulated" }));
  return card(
    level,
    "Dynamics",
    element("p", { class: "note" }, `Of the excitatory neurons, after each run's warm-up; runs that differ in their seed only are averaged.${leftOut(rates)}`),
    element(
      "div",
      { class: "columns wide" },
      [
        curvePlot(level, "Rate", x.label, "spikes/s", [...named, ...predicted], options),
        curvePlot(level, "Simulation against theory", x.label, "%", coloured(deviations), { ...options, fromZero: false, mark: 0 }),
        curvePlot(level, "Coefficient of variation", x.label, "CV of intervals", coloured(curvesOf(points, x.key, (point) => point.cv_isi_mean_exc)), options),
        curvePlot(level, "Synchrony", x.label, "Fano factor", coloured(curvesOf(points, x.key, (point) => point.pop_fano_exc)), options),
      ].filter(Boolean),
    ),
  );
}

function cost(level, points, x) {
  const slopes = (curves) => curves.map((curve) => `${curve.label ? `${curve.label}: ` : ""}slope ${short(slopeOf(curve), 3)}`).join("; ");
  const plot = (title, label, valueOf) => {
    const curves = coloured(curvesOf(points, x.key, valueOf));
    return curvePlot(level, title, x.label, label, curves, { logX: x.logarithmic, logY: true, note: x.logarithmic ? slopes(curves) : null });
  };
  return card(
    level,
    "Cost",
    x.logarithmic ? element("p", { class: "note" }, "All axes are logarithmic; a slope is the power of the order that the cost grows with.") : null,
    element(
      "div",
      { class: "columns wide" },
      [
        plot("Time", "real-time factor", (point) => point.real_time_factor),
        plot("Memory", "MiB", (point) => (point.peak_memory_bytes === null ? null : point.peak_memory_bytes / 2 ** 20)),
      ].filter(Boolean),
    ),
  );
}

/** Curves over ranks, with each value's ratio to that on the fewest ranks. */
function scalingOf(points, without, efficiencyOf) {
  const curves = curvesOf(points, "ranks", (point) => point.real_time_factor, ["processes", "threads", ...without]).filter((curve) => curve.xs.length > 1);
  return curves.map((curve) => ({ ...curve, efficiency: curve.xs.map((ranks, i) => efficiencyOf(curve, i)) }));
}

function scaling(level, points) {
  const eventsByRank = (group) => meanOf(group.map((point) => point.synaptic_events / (point.simulate_s * point.ranks)));
  const strong = scalingOf(points, [], ({ xs, ys }, i) => (ys[0] * xs[0]) / (ys[i] * xs[i]));
  const share = points.map((point) => ({ ...point, order: Number((point.order / point.ranks).toPrecision(12)) }));
  const weak = scalingOf(share, [], ({ points: groups }, i) => eventsByRank(groups[i]) / eventsByRank(groups[0])).map((curve) => ({
    ...curve,
    label: curve.label.replace(/^order ([^,]*)/, "order $1 a rank"),
  }));
  const pair = (title, curves, note) => {
    const shown = coloured(curves);
    return shown.length === 0
      ? []
      : [
          curvePlot(level, title, "ranks", "real-time factor", shown, { logX: true, logY: true, note: note + leftOut(curves) }),
          curvePlot(level, `${title}: efficiency`, "ranks", "efficiency", shown.map((curve) => ({ ...curve, ys: curve.efficiency })), { logX: true, mark: 1 }),
        ];
  };
  const figures = [
    ...pair("Strong scaling", strong, "The same network on more ranks. Efficiency: of the processors' time, relative to the fewest ranks."),
    ...pair("Weak scaling", varies(points, "order") ? weak : [], "An order that grows with the ranks. Efficiency: synaptic events a second and rank, relative to the fewest ranks."),
  ].filter(Boolean);
  return figures.length === 0 ? null : card(level, "Scaling over ranks", element("div", { class: "columns wide" }, figures));
}

/** A table of cells whose colour tells their value, from the least to the largest. */
function heatMap(level, title, unit, points, valueOf) {
  const gs = distinct(points, "g");
  const etas = distinct(points, "eta").reverse();
  const values = etas.map((eta) => gs.map((g) => meanOf(points.filter((point) => point.g === g && point.eta === eta).map(valueOf))));
  const known = values.flat().filter((value) => value !== null);
  if (known.length === 0) {
    return null;
  }
  const low = Math.min(...known);
  const high = Math.max(...known);
  const cell = (value) => {
    const share = value === null ? 0 : Math.round((100 * (value - low)) / (high - low || 1));
    return element("td", { class: share > 60 ? "hot" : null, style: value === null ? null : `--share: ${share}%` }, short(value, 3));
  };
  return element(
    "div",
    {},
    element(`h${level + 1}`, {}, title),
    scrolling(
      `${title} over g and eta`,
      element(
        "table",
        { class: "heat" },
        element("caption", {}, `${unit}; columns g, rows η`),
        element("thead", {}, element("tr", {}, element("td", {}, "η \\ g"), gs.map((g) => element("th", { scope: "col" }, short(g))))),
        element("tbody", {}, etas.map((eta, i) => element("tr", {}, element("th", { scope: "row" }, short(eta)), values[i].map(cell)))),
      ),
    ),
  );
}

function states(level, points) {
  const others = LABELS.filter(({ key }) => !["g", "eta"].includes(key) && varies(points, key));
  return card(
    level,
    "States over g and η",
    element(
      "p",
      { class: "note" },
      "Regular neurons have a small coefficient of variation, irregular ones one near 1; an asynchronous population has a Fano factor near 1." +
        (others.length > 0 ? ` Means over ${others.map((other) => other.label).join(", ")}.` : ""),
    ),
    element(
      "div",
      { class: "columns" },
      [
        heatMap(level, "Rate", "spikes/s", points, (point) => point.rate_exc_after_warmup_hz ?? point.rate_exc_hz),
        heatMap(level, "Irregularity", "CV of intervals", points, (point) => point.cv_isi_mean_exc),
        heatMap(level, "Synchrony", "Fano factor", points, (point) => point.pop_fano_exc),
      ].filter(Boolean),
    ),
  );
}

function pointsTable(level, points) {
  const varied = [...LABELS, { key: "seed", label: "seed" }].filter(({ key }) => varies(points, key));
  const columns = [
    { name: "point" },
    ...varied.map(({ label, key }) => ({ name: label, number: typeof points[0][key] === "number" })),
    { name: "exc (spikes/s)", number: true },
    { name: "inh (spikes/s)", number: true },
    { name: "theory (spikes/s)", number: true },
    { name: "simulation (s)", number: true },
    { name: "real-time factor", number: true },
    { name: "fingerprint", code: true },
  ];
  const rows = points.map((point) => [
    point.point,
    ...varied.map(({ key }) => (typeof point[key] === "number" ? short(point[key], 6) : String(point[key]))),
    decimal(point.rate_exc_hz, 2),
    decimal(point.rate_inh_hz, 2),
    decimal(point.theory_rate_hz, 2),
    decimal(point.simulate_s, 2),
    short(point.real_time_factor, 3),
    point.fingerprint ?? `${point.status}: ${point.reason}`,
  ]);
  return card(level, "Points", scrolling("Points", table(null, columns, rows)));
}

function sweepTiles(points, done) {
  const count = (status) => points.filter((point) => point.status === status).length;
  const sum = (key) => done.reduce((total, point) => total + (point[key] ?? 0), 0);
  const least = (key) => done.reduce((low, point) => Math.min(low, point[key] ?? low), Infinity);
  const most = (key) => done.reduce((high, point) => Math.max(high, point[key] ?? high), 0);
  const [memory, memoryUnit] = bytes(most("peak_memory_bytes"));
  return element(
    "dl",
    { class: "tiles" },
    tile("points simulated", decimal(done.length), null, `${count("failed")} failed, ${count("skipped")} skipped`),
    tile("excitatory rate", `${short(least("rate_exc_hz"), 3)} – ${short(most("rate_exc_hz"), 3)}`, "spikes/s", "least and largest", "exc"),
    tile("time in simulations", decimal(sum("simulate_s"), 1), "s", `${decimal(sum("build_s"), 1)} s of building`),
    tile("most memory", memory, memoryUnit, "of a process"),
  );
}

function sweepTitle({ sweep }) {
  const name = sweep.network.charAt(0).toUpperCase() + sweep.network.slice(1);
  return `${name} network, sweep of ${sweep.points.length} points`;
}

function sweepSubtitle({ sweep }) {
  const varied = [...LABELS, { key: "seed", label: "seed" }].filter(({ key }) => varies(sweep.points, key));
  return varied.length === 0
    ? "nothing varied"
    : varied.map(({ key, label }) => {
        const values = distinct(sweep.points, key);
        return values.length <= 6 ? `${label} ${values.join(", ")}` : `${label} ${values[0]} to ${values[values.length - 1]} (${values.length} values)`;
      }).join("; ");
}

function sweepSections({ sweep }, level) {
  const done = sweep.points.filter((point) => point.status === "done");
  if (done.length === 0) {
    return [pointsTable(level, sweep.points)];
  }
  const x = AXES.find(({ key }) => varies(done, key));
  const plane = varies(done, "g") && varies(done, "eta");
  return [
    sweepTiles(sweep.points, done),
    plane ? states(level, done) : null,
    x ? dynamics(level, done, x) : null,
    x ? cost(level, done, x) : null,
    varies(done, "ranks") ? scaling(level, done) : null,
    pointsTable(level, sweep.points),
  ].filter(Boolean);
}
