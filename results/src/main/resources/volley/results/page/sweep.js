// A sweep: curves over what was varied, scaling over ranks, states over two parameters, all points as a table.

/** Where a point ran, which changes its cost only. */
const PLACEMENT = ["transport", "processes", "threads", "ranks"];

/** As many curves as can be told apart. */
const MAX_CURVES = 12;

/** Parameters and pairs of them that have a card. */
const MOST_CARDS = 6;

function distinct(points, key) {
  return [...new Set(points.map((point) => point[key]))].sort((a, b) => (typeof a === "number" ? a - b : String(a).localeCompare(String(b))));
}

function varies(points, key) {
  return points.some((point) => point[key] !== points[0][key]);
}

function meanOf(values) {
  const known = values.filter((value) => typeof value === "number" && Number.isFinite(value));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** What a sweep's points are told apart by. */
class Variation {
  constructor({ sweep, labels }, points) {
    this.varied = sweep.varied.filter((key) => varies(points, key));
    this.labels = labels;
    this.points = points;
    /** Parameters that are numbers, neither seeds nor where a point ran. */
    this.numbers = this.varied.filter(
      (key) => !PLACEMENT.includes(key) && key !== "seed" && points.every((point) => typeof point[key] === "number"),
    );
  }

  label(key) {
    return withUnit(this.labels[key] ?? { name: key, unit: "" });
  }

  /** A value with its name and unit. */
  text(key, value) {
    const { name, unit } = this.labels[key] ?? { name: key, unit: "" };
    return `${name} ${typeof value === "number" ? short(value, 6) : value}${unit ? ` ${unit}` : ""}`;
  }

  /** What a point has of its own, but for some parameters and seeds. */
  rest(point, without) {
    return this.varied
      .filter((key) => key !== "seed" && !without.includes(key))
      .map((key) => this.text(key, point[key]))
      .join(", ");
  }

  /** The parameters that the number of neurons depends on: where nothing else of the network differs, they change it. */
  sizes() {
    return this.varied.filter((key) => {
      const neurons = new Map();
      return this.points.some((point) => {
        const rest = this.rest(point, [key, ...PLACEMENT]);
        const first = neurons.get(rest) ?? point.neurons;
        neurons.set(rest, first);
        return point.neurons !== first;
      });
    });
  }

  /** Whether a logarithmic axis suits a parameter: whole numbers over a factor of 4, others over one of 20. */
  isWide(key) {
    const values = distinct(this.points, key);
    const whole = values.every((value) => Number.isInteger(value));
    return values[0] > 0 && values[values.length - 1] / values[0] >= (whole ? 4 : 20);
  }
}

/**
 * Curves of a value over a parameter, one for each label.
 *
 * @returns [{ label, xs, ys, points }], xs ascending; points that have the label and the place in common give one mean
 */
function curvesOf(points, x, valueOf, labelOf) {
  const curves = new Map();
  for (const point of points) {
    const label = labelOf(point);
    if (!curves.has(label)) {
      curves.set(label, new Map());
    }
    const places = curves.get(label);
    if (!places.has(point[x])) {
      places.set(point[x], []);
    }
    places.get(point[x]).push(point);
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
function curveSeries({ color: name, dash, predicted }) {
  return {
    stroke: () => color(name),
    width: 2,
    dash: predicted ? [7, 5] : DASHES[dash],
    spanGaps: true,
    points: { show: !predicted, size: 7, fill: () => color(name), stroke: () => color("card"), width: 1.5 },
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
  const [low, high] = extent([values.filter((value) => value !== null && (!logarithmic || value > 0))]);
  if (logarithmic) {
    const room = (high / low) ** 0.06 * 1.05;
    return { distr: 3, range: [low / room, high * room] };
  }
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  return { range: [fromZero && low >= 0 ? 0 : low - room, high + room] };
}

/** An entry for each measured curve, one for theory. */
function legendOf(lines) {
  const entries = lines.filter((line) => !line.predicted && line.label).map(({ label, color, dash }) => ({ label, color, dash }));
  return lines.some((line) => line.predicted) ? [...entries, { label: "theory", color: "faint", dash: "theory" }] : entries;
}

/**
 * A plot of curves, with what it shows in words and as a table.
 *
 * @param lines [{ label, xs, ys, color, dash, predicted }]
 */
function curvePlot(level, title, xLabel, yLabel, lines, { logX = false, logY = false, fromZero = true, note = null, mark = null } = {}) {
  const drawn = lines.filter(({ ys }) => ys.some((y) => y !== null && (!logY || y > 0)));
  if (drawn.length === 0) {
    return null;
  }
  const xs = [...new Set(drawn.flatMap((line) => line.xs))].sort((a, b) => a - b);
  const data = [xs, ...drawn.map((line) => xs.map((x) => line.ys[line.xs.indexOf(x)] ?? null))];
  const nameOf = (line) => `${line.predicted ? "theory" : ""}${line.predicted && line.label ? ", " : ""}${line.label}`;
  const words = drawn.map((line) => `${nameOf(line) || "all"} from ${short(line.ys[0], 3)} to ${short(line.ys[line.ys.length - 1], 3)}`).join("; ");
  const place = element("div", { class: "plot still", role: "img", "aria-label": `${title}: ${yLabel} against ${xLabel}, ${words}` });
  const yValues = mark === null ? data.slice(1).flat() : [...data.slice(1).flat(), mark];
  requestAnimationFrame(() =>
    chart(
      place,
      280,
      {
        scales: { x: { time: false, ...scaleOf(xs, logX, false) }, y: scaleOf(yValues, logY, fromZero) },
        axes: [axis(xLabel, { size: AXIS_HEIGHT, space: 40, ...(logX ? logarithmicAxis("x", xs) : {}) }), axis(yLabel, { size: AXIS_WIDTH + 8, space: 30, ...(logY ? logarithmicAxis("y", []) : {}) })],
        cursor: { show: false },
        series: [{}, ...drawn.map(curveSeries)],
        hooks: { draw: [(plot) => mark !== null && dashedLine(plot, "y", mark, "faint")] },
      },
      data,
    ),
  );
  const columns = [{ name: xLabel }, ...drawn.map((line) => ({ name: nameOf(line) || yLabel, number: true }))];
  const rowOf = (i) => [short(xs[i], 6), ...data.slice(1).map((ys) => short(ys[i], 4))];
  const entries = legendOf(drawn);
  return element(
    "figure",
    {},
    element(`h${level + 1}`, {}, title),
    entries.length > 0 ? legend(entries) : null,
    place,
    note ? element("figcaption", {}, note) : null,
    disclosure("As a table", `${title} as a table`, () => pagedTable(`${yLabel} against ${xLabel}`, columns, xs.length, rowOf)),
  );
}

/** The first so many curves, each in a style of its own. */
function styled(curves) {
  return curves.slice(0, MAX_CURVES).map((curve, i) => ({ ...curve, ...seriesStyle(i) }));
}

function leftOut(curves) {
  return curves.length > MAX_CURVES ? ` Of ${curves.length} curves the first ${MAX_CURVES} are drawn; the table of points has all.` : "";
}

function steadyRate(point, population) {
  return point[`rate_${population}_after_warmup_hz`] ?? null;
}

function theoryRate(point, population) {
  return point[`theory_rate_${population}_hz`] ?? null;
}

/** Rates, regularity and synchrony over one parameter: of all populations, or of one where other parameters vary too. */
function dynamics(level, variation, populations, key) {
  const { points } = variation;
  const labelOf = (point) => variation.rest(point, [key, ...PLACEMENT]);
  const alone = points.every((point) => labelOf(point) === "");
  const options = { logX: variation.isWide(key) };
  const xLabel = variation.label(key);
  const curves = (shown, valueOf) =>
    alone
      ? shown.flatMap((population) => curvesOf(points, key, (point) => valueOf(point, population), () => population))
      : curvesOf(points, key, (point) => valueOf(point, shown[0]), labelOf);
  const plots = (shown) => {
    const rates = curves(shown, steadyRate);
    const inStyle = (valueOf) => styled(curves(shown, valueOf));
    const predicted = inStyle(theoryRate).map((curve) => ({ ...curve, predicted: true }));
    const off = (point, population) => deviationPercent(steadyRate(point, population), theoryRate(point, population));
    return [
      element("p", { class: "note" }, `After each run's warm-up; runs that differ in where they ran or in their seed only are averaged.${leftOut(rates)}`),
      element(
        "div",
        { class: "columns wide" },
        [
          curvePlot(level, "Rate", xLabel, "spikes/s", [...styled(rates), ...predicted], options),
          curvePlot(level, "Simulation against theory", xLabel, "%", inStyle(off), { ...options, fromZero: false, mark: 0 }),
          curvePlot(level, "Coefficient of variation", xLabel, "CV of intervals", inStyle((point, population) => point[`cv_isi_mean_${population}`] ?? null), options),
          curvePlot(level, "Synchrony", xLabel, "Fano factor", inStyle((point, population) => point[`pop_fano_${population}`] ?? null), options),
        ].filter(Boolean),
      ),
    ];
  };
  return card(
    level,
    `Dynamics over ${xLabel}`,
    chosen([{ label: "population", options: alone ? [""] : populations }], (at) => plots(alone ? populations : [populations[at]])),
  );
}

/**
 * Cost over the number of neurons or, where that is the same for all points, over a parameter: a curve for each
 * combination of what else varies.
 */
function cost(level, variation, key) {
  const byNeurons = varies(variation.points, "neurons");
  const x = byNeurons ? "neurons" : key;
  const xLabel = byNeurons ? "neurons" : variation.label(key);
  const logX = byNeurons || variation.isWide(key);
  const shown = byNeurons ? variation.sizes() : [key];
  const labelOf = (point) => variation.rest(point, [...shown, "ranks"]);
  const slopes = (curves) => curves.map((curve) => `${curve.label ? `${curve.label}: ` : ""}slope ${short(slopeOf(curve), 3)}`).join("; ");
  const plot = (title, label, valueOf) => {
    const curves = styled(curvesOf(variation.points, x, valueOf, labelOf));
    return curvePlot(level, title, xLabel, label, curves, { logX, logY: true, note: logX ? slopes(curves) : null });
  };
  return card(
    level,
    "Cost",
    logX ? element("p", { class: "note" }, `All axes are logarithmic; a slope is the power of the ${byNeurons ? "number of neurons" : "parameter"} that the cost grows with.`) : null,
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
function scalingOf(points, labelOf, efficiencyOf) {
  const curves = curvesOf(points, "ranks", (point) => point.real_time_factor, labelOf).filter((curve) => curve.xs.length > 1);
  return curves.map((curve) => ({ ...curve, efficiency: curve.xs.map((ranks, i) => efficiencyOf(curve, i)) }));
}

/** Networks of which whole-number parameters grow with the ranks, by what each rank has. */
function weakScaling(variation) {
  const whole = variation.numbers.filter((key) => variation.points.every((point) => Number.isInteger(point[key])));
  const sets = whole.length > 1 ? [...whole.map((key) => [key]), whole] : whole.map((key) => [key]);
  const eventsByRank = (group) => meanOf(group.map((point) => point.synaptic_events / (point.simulate_s * point.ranks)));
  return sets.flatMap((growing) => {
    const labelOf = (point) => {
      const shares = growing.map((key) => `${variation.text(key, Number((point[key] / point.ranks).toPrecision(12)))} a rank`);
      return [...shares, variation.rest(point, [...growing, "processes", "threads", "ranks"])].filter(Boolean).join(", ");
    };
    const curves = scalingOf(variation.points, labelOf, ({ points }, i) => eventsByRank(points[i]) / eventsByRank(points[0]));
    return curves.filter((curve) => growing.every((key) => varies(curve.points.flat(), key)));
  });
}

function scaling(level, variation) {
  const strong = scalingOf(
    variation.points,
    (point) => variation.rest(point, ["processes", "threads", "ranks"]),
    ({ xs, ys }, i) => (ys[0] * xs[0]) / (ys[i] * xs[i]),
  );
  const weak = weakScaling(variation);
  const pair = (title, curves, note) => {
    const shown = styled(curves);
    return shown.length === 0
      ? []
      : [
          curvePlot(level, title, "ranks", "real-time factor", shown, { logX: true, logY: true, note: note + leftOut(curves) }),
          curvePlot(level, `${title}: efficiency`, "ranks", "efficiency", shown.map((curve) => ({ ...curve, ys: curve.efficiency })), { logX: true, mark: 1 }),
        ];
  };
  const figures = [
    ...pair("Strong scaling", strong, "The same network on more ranks. Efficiency: of the processors' time, relative to the fewest ranks."),
    ...pair("Weak scaling", weak, "A network that grows with the ranks. Efficiency: synaptic events a second and rank, relative to the fewest ranks."),
  ].filter(Boolean);
  return figures.length === 0 ? null : card(level, "Scaling over ranks", element("div", { class: "columns wide" }, figures));
}

/** Red, green and blue of a colour as the style sheet has it, #rrggbb. */
function channels(name) {
  return color(name).match(/[0-9a-f]{2}/gi).map((part) => parseInt(part, 16));
}

const HEAT_COLORS = 6;

/** The colour of a share from 0 to 1, and black or white, whichever is read on it more easily. */
function heatColors(share) {
  const place = share * (HEAT_COLORS - 1);
  const below = Math.min(Math.floor(place), HEAT_COLORS - 2);
  const from = channels(`heat-${below}`);
  const to = channels(`heat-${below + 1}`);
  const mixed = from.map((value, i) => Math.round(value + (place - below) * (to[i] - value)));
  const linear = mixed.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  const luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  const white = 1.05 / (luminance + 0.05);
  return { ground: `rgb(${mixed.join(" ")})`, ink: white > (luminance + 0.05) / 0.05 ? "#fff" : "#000" };
}

/** A table of cells whose colour tells their value, from the least to the largest. */
function heatMap(level, title, unit, variation, points, [xKey, yKey], valueOf) {
  const xs = distinct(points, xKey);
  const ys = distinct(points, yKey).reverse();
  const cells = new Map();
  for (const point of points) {
    const at = `${point[xKey]} ${point[yKey]}`;
    cells.set(at, [...(cells.get(at) ?? []), valueOf(point)]);
  }
  const values = ys.map((y) => xs.map((x) => meanOf(cells.get(`${x} ${y}`) ?? [])));
  const known = values.flat().filter((value) => value !== null);
  if (known.length === 0) {
    return null;
  }
  const [low, high] = extent([known]);
  const cell = (value) => {
    if (value === null) {
      return element("td", {}, "–");
    }
    const { ground, ink } = heatColors(high > low ? (value - low) / (high - low) : 0.5);
    return element("td", { style: `background: ${ground}; color: ${ink}` }, short(value, 3));
  };
  const [xLabel, yLabel] = [variation.label(xKey), variation.label(yKey)];
  return element(
    "div",
    {},
    element(`h${level + 1}`, {}, title),
    scrolling(
      `${title} over ${xLabel} and ${yLabel}`,
      element(
        "table",
        { class: "heat" },
        element("caption", {}, `${unit}; columns ${xLabel}, rows ${yLabel}`),
        element("thead", {}, element("tr", {}, element("td", {}, `${yLabel} \\ ${xLabel}`), xs.map((x) => element("th", { scope: "col" }, short(x))))),
        element("tbody", {}, ys.map((y, i) => element("tr", {}, element("th", { scope: "row" }, short(y)), values[i].map(cell)))),
      ),
    ),
  );
}

/** Columns of heat maps that are side by side; wider ones are below each other. */
const NARROW_COLUMNS = 5;

function states(level, variation, populations, keys) {
  const restOf = (point) => variation.rest(point, [...keys, ...PLACEMENT]);
  const rests = [...new Set(variation.points.map(restOf))];
  const render = (population, rest) => {
    const name = populations[population];
    const points = variation.points.filter((point) => restOf(point) === rests[rest]);
    const map = (title, unit, valueOf) => heatMap(level, title, unit, variation, points, keys, valueOf);
    const wide = distinct(points, keys[0]).length > NARROW_COLUMNS;
    return [
      element(
        "div",
        { class: wide ? "stacked" : "columns" },
        [
          map("Rate", "spikes/s", (point) => steadyRate(point, name)),
          map("Irregularity", "CV of intervals", (point) => point[`cv_isi_mean_${name}`]),
          map("Synchrony", "Fano factor", (point) => point[`pop_fano_${name}`]),
        ].filter(Boolean),
      ),
    ];
  };
  return card(
    level,
    `States over ${keys.map((key) => variation.label(key)).join(" and ")}`,
    element(
      "p",
      { class: "note" },
      "Regular neurons have a small coefficient of variation, irregular ones one near 1; an asynchronous population has a Fano factor near 1.",
    ),
    chosen([{ label: "population", options: populations }, { label: "where", options: rests }], render),
  );
}

function pointsTable(level, variation, populations, points) {
  const shownPopulations = populations.slice(0, MOST_COLUMNS);
  const columns = [
    { name: "point" },
    ...variation.varied.map((key) => ({ name: variation.label(key), number: typeof points[0][key] === "number" })),
    ...shownPopulations.flatMap((name) => [
      { name: `${name} (spikes/s)`, number: true },
      { name: `${name} in theory`, number: true },
    ]),
    { name: "simulation (s)", number: true },
    { name: "real-time factor", number: true },
    { name: "fingerprint", code: true },
  ];
  const rowOf = (index) => {
    const point = points[index];
    return [
      point.point,
      ...variation.varied.map((key) => (typeof point[key] === "number" ? short(point[key], 6) : String(point[key]))),
      ...shownPopulations.flatMap((name) => [decimal(point[`rate_${name}_hz`], 2), decimal(theoryRate(point, name), 2)]),
      decimal(point.simulate_s, 2),
      short(point.real_time_factor, 3),
      point.fingerprint ?? `${point.status}: ${point.reason}`,
    ];
  };
  return card(level, "Points", scrolling("Points", pagedTable("All points", columns, points.length, rowOf)));
}

function sweepTiles(points, done, populations) {
  const count = (status) => points.filter((point) => point.status === status).length;
  const sum = (key) => done.reduce((total, point) => total + (point[key] ?? 0), 0);
  const range = (key) => extent([done.map((point) => point[key]).filter((value) => typeof value === "number")]);
  const [memory, memoryUnit] = bytes(range("peak_memory_bytes")[1]);
  return element(
    "dl",
    { class: "tiles" },
    tile("points simulated", decimal(done.length), null, `${count("failed")} failed, ${count("skipped")} skipped`),
    populations.slice(0, MOST_TILES).map((name, i) => {
      const [low, high] = range(`rate_${name}_hz`);
      return tile(`rate of ${name}`, `${short(low, 3)} – ${short(high, 3)}`, "spikes/s", "least and largest, over whole runs", seriesStyle(i).color);
    }),
    tile("time in simulations", decimal(sum("simulate_s"), 1), "s", `${decimal(sum("build_s"), 1)} s of building`),
    tile("most memory", memory, memoryUnit, "of a process"),
  );
}

function sweepTitle({ sweep, title }) {
  return `${title}: sweep of ${sweep.points.length} points`;
}

function sweepLead(entry) {
  const variation = new Variation(entry, entry.sweep.points);
  return variation.varied.length === 0
    ? "nothing varied"
    : variation.varied
        .map((key) => {
          const values = distinct(entry.sweep.points, key);
          const label = variation.label(key);
          return values.length <= 6 ? `${label} ${values.join(", ")}` : `${label} ${values[0]} to ${values[values.length - 1]} (${values.length} values)`;
        })
        .join("; ");
}

function sweepSections(entry, level) {
  const { points, populations } = entry.sweep;
  const done = points.filter((point) => point.status === "done");
  const all = new Variation(entry, points);
  if (done.length === 0) {
    return points.length === 0 ? [element("p", { class: "note card" }, "No point has ended yet.")] : [pointsTable(level, all, populations, points)];
  }
  const variation = new Variation(entry, done);
  const { numbers } = variation;
  const pairs = numbers.flatMap((x, i) => numbers.slice(i + 1).map((y) => [x, y]));
  return [
    sweepTiles(points, done, populations),
    ...pairs.slice(0, MOST_CARDS).map((keys) => states(level, variation, populations, keys)),
    ...numbers.slice(0, MOST_CARDS).map((key) => dynamics(level, variation, populations, key)),
    numbers.length > 0 ? cost(level, variation, numbers[0]) : null,
    varies(done, "ranks") ? scaling(level, variation) : null,
    pointsTable(level, all, populations, points),
  ].filter(Boolean);
}
