// Plots, drawn by uPlot in the colours that the style sheet has at the time.

const AXIS_FONT = '13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const AXIS_WIDTH = 50;

/** Space on the right, so that linked plots end at the same place and the last label is whole. */
const RIGHT_PADDING = 26;

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** A colour of the style sheet, made translucent. */
function translucent(name, alpha) {
  const value = color(name);
  return value + Math.round(alpha * 255).toString(16).padStart(2, "0");
}

/** Space for the label of an axis. */
const LABEL_SIZE = 24;

/** Height of the axis below a plot, without its label. */
const AXIS_HEIGHT = 26;

function axis(label, overrides = {}) {
  return {
    label,
    labelSize: label ? LABEL_SIZE : 0,
    labelGap: 2,
    stroke: () => color("faint"),
    font: AXIS_FONT,
    labelFont: AXIS_FONT,
    grid: { stroke: () => color("grid"), width: 1 },
    ticks: { show: false },
    values: (plot, splits) => splits.map((split) => (split === null ? "" : decimal(split, decimalsOf(splits)))),
    ...overrides,
  };
}

/** As many decimals as tell the ticks of an axis apart. */
function decimalsOf(splits) {
  const step = splits.length > 1 ? Math.abs(splits[1] - splits[0]) : 1;
  let decimals = 0;
  while (decimals < 6 && Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) > 1e-6 * step * 10 ** decimals) {
    decimals++;
  }
  return decimals;
}

const charts = [];

/** Makes a plot as wide as its place, now and later. */
function chart(place, height, options, data) {
  const width = () => Math.max(160, place.clientWidth);
  const plot = new uPlot(
    { width: width(), height, padding: [10, RIGHT_PADDING, 0, 0], legend: { show: false }, ...options },
    data,
    place,
  );
  new ResizeObserver(() => plot.width !== width() && plot.setSize({ width: width(), height })).observe(place);
  charts.push(plot);
  return plot;
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => charts.forEach((plot) => plot.redraw(false)));

/** A dashed line across the plot, at a value of one of its scales. */
function dashedLine(plot, scale, value, name) {
  const { ctx, bbox } = plot;
  const place = Math.round(plot.valToPos(value, scale, true)) + 0.5;
  const vertical = scale === "x";
  if (vertical ? place < bbox.left || place > bbox.left + bbox.width : place < bbox.top || place > bbox.top + bbox.height) {
    return;
  }
  ctx.save();
  ctx.strokeStyle = color(name);
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(vertical ? place : bbox.left, vertical ? bbox.top : place);
  ctx.lineTo(vertical ? place : bbox.left + bbox.width, vertical ? bbox.top + bbox.height : place);
  ctx.stroke();
  ctx.restore();
}

/** Dashes of series that share a colour. */
const DASHES = [undefined, [9, 3, 2, 3], [2, 3], [14, 4]];

/** Colours of series that the style sheet has. */
const SERIES_COLORS = 8;

/** How the series of a number is told from the others: by its colour and, where these repeat, its dashes. */
function seriesStyle(index) {
  return { color: `series-${index % SERIES_COLORS}`, dash: Math.floor(index / SERIES_COLORS) % DASHES.length };
}

/** A stepped line, and the area below it: the value at i holds from x[i] to x[i + 1]. */
function steps({ color: name, dash }, alpha) {
  return {
    stroke: () => color(name),
    fill: alpha > 0 ? () => translucent(name, alpha) : undefined,
    dash: DASHES[dash],
    width: 1.5,
    paths: uPlot.paths.stepped({ align: 1 }),
    points: { show: false },
  };
}

/**
 * A histogram for each population over shared bins.
 *
 * @param samples [{ color, dash, values, mark }], mark a value to mark or null
 * @param quantum what all values are multiples of, or 0
 */
function histogram(label, unit, samples, quantum) {
  const marks = samples.filter(({ mark }) => mark !== null);
  const { edges, counts } = binned(samples.map((sample) => sample.values), marks.map(({ mark }) => mark), quantum);
  const place = element("div", { class: "plot still", role: "img", "aria-label": label });
  const padded = counts.map((values) => [...values, values[values.length - 1]]);
  const highest = Math.max(1, extent(counts)[1]);
  const alpha = samples.length > 2 ? 0 : 0.28;
  requestAnimationFrame(() =>
    chart(
      place,
      220,
      {
        scales: { x: { time: false, range: [edges[0], edges[edges.length - 1]] }, y: { range: [0, highest * 1.08] } },
        axes: [axis(unit, { space: 60, size: AXIS_HEIGHT }), axis("neurons", { size: AXIS_WIDTH - 6, space: 26, incrs: WHOLE_INCREMENTS })],
        cursor: { show: false },
        series: [{}, ...samples.map((sample) => steps(sample, alpha))],
        hooks: { draw: [(plot) => marks.forEach(({ mark, color }) => dashedLine(plot, "x", mark, color))] },
      },
      [edges, ...padded],
    ),
  );
  return element("figure", {}, place);
}

/** Ticks of an axis that counts. */
const WHOLE_INCREMENTS = [1, 2, 5].flatMap((digit) => [0, 1, 2, 3, 4, 5, 6, 7, 8].map((power) => digit * 10 ** power)).sort((a, b) => a - b);

/** Least and largest of all values of some arrays, however long they are. */
function extent(arrays) {
  let low = Infinity;
  let high = -Infinity;
  for (const values of arrays) {
    for (const value of values) {
      low = value < low ? value : low;
      high = value > high ? value : high;
    }
  }
  return [low, high];
}

/** Counts in bins of a round width, whose number grows with the square root of the sample's size. */
function binned(samples, alsoShown, quantum) {
  const [low, high] = extent([...samples, alsoShown]);
  const size = samples.reduce((sum, values) => sum + values.length, 0);
  const wanted = Math.max(8, Math.min(40, Math.sqrt(size) * 2));
  const round = roundWidth((high - low || Math.abs(high) || 1) / wanted);
  // Bins that hold unlike numbers of possible values would show a comb.
  const width = quantum > 0 ? Math.max(1, Math.round(round / quantum)) * quantum : round;
  const offset = quantum / 2;
  const start = Math.floor((low + offset) / width - 1e-9) - 1;
  const bins = Math.max(4, Math.ceil((high + offset) / width + 1e-9) + 1 - start);
  const edges = Array.from({ length: bins + 1 }, (none, i) => (start + i) * width - offset);
  const counts = samples.map((values) => {
    const count = new Array(bins).fill(0);
    values.forEach((value) => count[Math.min(bins - 1, Math.max(0, Math.floor((value + offset) / width + 1e-9) - start))]++);
    return count;
  });
  return { edges, counts };
}

/** 1, 2 or 5 times a power of ten, at least as large as what is asked for. */
function roundWidth(width) {
  const power = 10 ** Math.floor(Math.log10(width));
  return [1, 2, 5, 10].map((factor) => factor * power).find((round) => round >= width * (1 - 1e-9));
}
