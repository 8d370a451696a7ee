// What the recorded neurons did: a raster over the population rate, zoomed together.

const RATE_HEIGHT = 210;

/** Bars of the rate plot that are at least so many pixels wide. */
const PIXELS_PER_BAR = 4;

/** Plots that share a time axis, in ms. All zooming goes through here. */
class TimeAxis {
  constructor(endMs, shortestMs) {
    this.endMs = endMs;
    this.shortestMs = shortestMs;
    this.min = 0;
    this.max = endMs;
    this.listeners = [];
  }

  /** Shows a span of time, as near to it as the run allows. */
  show(min, max) {
    const span = Math.min(this.endMs, Math.max(this.shortestMs, max - min));
    const start = Math.max(0, Math.min(this.endMs - span, min + (max - min - span) / 2));
    this.min = start;
    this.max = start + span;
    this.listeners.forEach((listener) => listener(this.min, this.max));
    announce(`Showing ${short(this.min, 5)} to ${short(this.max, 5)} ms`);
  }

  /** @param at time that stays where it is */
  zoom(factor, at = (this.min + this.max) / 2) {
    this.show(at - (at - this.min) * factor, at + (this.max - at) * factor);
  }

  /** @param fraction of what is shown */
  pan(fraction) {
    const shift = (this.max - this.min) * fraction;
    const within = Math.max(-this.min, Math.min(this.endMs - this.max, shift));
    this.show(this.min + within, this.max + within);
  }

  reset() {
    this.show(0, this.endMs);
  }
}

/** Lets a plot be zoomed by mouse, wheel with Ctrl, touch and keys. */
function bindZoom(plot, time, place) {
  const over = plot.over;
  const timeAt = (clientX) => {
    const box = over.getBoundingClientRect();
    return time.min + ((clientX - box.left) / box.width) * (time.max - time.min);
  };
  over.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        time.zoom(Math.exp(Math.max(-1, Math.min(1, event.deltaY / 200))), timeAt(event.clientX));
      } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        event.preventDefault();
        time.pan(event.deltaX / over.clientWidth);
      }
    },
    { passive: false },
  );
  bindTouch(over, time, timeAt);
  const keys = {
    "+": () => time.zoom(0.5),
    "=": () => time.zoom(0.5),
    "-": () => time.zoom(2),
    ArrowLeft: () => time.pan(-0.25),
    ArrowRight: () => time.pan(0.25),
    Home: () => time.reset(),
    0: () => time.reset(),
  };
  place.addEventListener("keydown", (event) => {
    if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });
}

/** One finger moves along the time axis, two change its scale; up and down stays the page's. */
function bindTouch(over, time, timeAt) {
  const fingers = new Map();
  over.addEventListener("pointerdown", (event) => event.pointerType === "touch" && fingers.set(event.pointerId, event.clientX));
  ["pointerup", "pointercancel", "pointerleave"].forEach((end) =>
    over.addEventListener(end, (event) => fingers.delete(event.pointerId)),
  );
  over.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) {
      return;
    }
    const before = [...fingers.values()];
    const from = fingers.get(event.pointerId);
    fingers.set(event.pointerId, event.clientX);
    if (fingers.size === 1) {
      time.pan((from - event.clientX) / over.clientWidth);
    } else if (fingers.size === 2) {
      const after = [...fingers.values()];
      const distance = Math.max(10, Math.abs(after[0] - after[1]));
      time.zoom(Math.max(10, Math.abs(before[0] - before[1])) / distance, timeAt((after[0] + after[1]) / 2));
    }
  });
}

/** Options that both plots share. */
function timePlot(time, readout, unitLabel) {
  return {
    cursor: {
      y: false,
      sync: { key: readout.id },
      drag: { x: true, y: false, setScale: false },
      points: { show: false },
      bind: { dblclick: () => () => time.reset() },
    },
    scales: { x: { time: false, range: () => [time.min, time.max] } },
    axes: [axis(unitLabel, { space: 70, size: unitLabel ? AXIS_HEIGHT : 12, ...(unitLabel ? {} : { values: () => [] }) })],
    hooks: {
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width > 3) {
            const from = plot.posToVal(left, "x");
            const to = plot.posToVal(left + width, "x");
            plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
            time.show(from, to);
          }
        },
      ],
      setCursor: [(plot) => readout.show(plot.cursor.left >= 0 ? plot.posToVal(plot.cursor.left, "x") : null)],
    },
  };
}

/** Where each recorded population's rows are: the first at the bottom. */
function rowsOf(populations) {
  let first = 0;
  return populations.map((population) => {
    const rows = { ...population, firstRow: first };
    first += population.recorded;
    return rows;
  });
}

function rasterPlot(place, time, readout, rows) {
  const count = rows.reduce((sum, population) => sum + population.recorded, 0);
  const height = Math.round(Math.max(200, Math.min(440, 60 + 3.6 * count)));
  const options = timePlot(time, readout, "");
  return chart(
    place,
    height,
    {
      ...options,
      scales: { ...options.scales, y: { range: [-0.5, count - 0.5] } },
      axes: [...options.axes, axis("recorded neuron", { size: AXIS_WIDTH, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 1e4] })],
      series: [{}, { paths: () => null, points: { show: false } }],
      hooks: { ...options.hooks, draw: [(plot) => drawDots(plot, time, rows, count)] },
    },
    [[0, time.endMs], [0, count - 1]],
  );
}

function drawDots(plot, time, rows, count) {
  const { ctx, bbox } = plot;
  const rowHeight = bbox.height / count;
  const dotHeight = Math.max(1.6 * devicePixelRatio, Math.min(rowHeight * 0.85, 5 * devicePixelRatio));
  const perMs = bbox.width / (time.max - time.min);
  const dotWidth = Math.max(1.6 * devicePixelRatio, Math.min(dotHeight, 3.2 * devicePixelRatio));
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const population of rows) {
    ctx.fillStyle = color(population.color);
    population.trains.forEach((train, i) => {
      const row = population.firstRow + i * population.stride;
      const y = bbox.top + bbox.height - (row + 0.5) * rowHeight - dotHeight / 2;
      for (let spike = firstAfter(train, time.min); spike < train.length && train[spike] <= time.max; spike++) {
        ctx.fillRect(bbox.left + (train[spike] - time.min) * perMs - dotWidth / 2, y, dotWidth, dotHeight);
      }
    });
  }
  ctx.restore();
}

/** Index of the first time that is not before this one. */
function firstAfter(times, from) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] < from) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Mean rates in spikes/s over bars of several stored bins each: [bar edges, rates of each population ...]. */
function ratesIn(time, binMs, populations, pixels) {
  const bars = Math.max(1, Math.floor(pixels / PIXELS_PER_BAR));
  const group = Math.max(1, Math.round(roundWidth(Math.max(binMs, (time.max - time.min) / bars)) / binMs));
  const first = Math.floor(time.min / (group * binMs));
  const last = Math.ceil(time.max / (group * binMs) - 1e-9);
  const edges = Array.from({ length: last - first + 1 }, (none, i) => Math.min(time.endMs, (first + i) * group * binMs));
  const rates = populations.map(({ bins, recorded }) => {
    const values = edges.slice(1).map((end, i) => {
      let spikes = 0;
      for (let bin = (first + i) * group; bin < Math.min(bins.length, (first + i + 1) * group); bin++) {
        spikes += bins[bin];
      }
      return (1000 * spikes) / (recorded * (end - edges[i]));
    });
    return [...values, values[values.length - 1]];
  });
  return [edges, ...rates];
}

function ratePlot(place, time, readout, binMs, populations, theory) {
  const options = timePlot(time, readout, "time (ms)");
  const pixels = () => place.clientWidth - AXIS_WIDTH - RIGHT_PADDING;
  const data = () => ratesIn(time, binMs, populations, pixels());
  const plot = chart(
    place,
    RATE_HEIGHT,
    {
      ...options,
      scales: { ...options.scales, y: { range: (u, low, high) => [0, Math.max(1, high, theory ?? 0) * 1.08] } },
      axes: [...options.axes, axis("rate (spikes/s)", { size: AXIS_WIDTH })],
      series: [{}, ...populations.map((population) => steps(population.color, 0.14))],
      hooks: { ...options.hooks, draw: [(u) => theory && dashedLine(u, "y", theory, "theory")] },
    },
    data(),
  );
  return { plot, refresh: () => plot.setData(data()) };
}

/** Says what is under the cursor. */
function readoutOf(time, populations, binMs, index) {
  const text = element("output", { class: "readout", "aria-live": "off" });
  return {
    id: index,
    text,
    show(atMs) {
      if (atMs === null) {
        text.textContent = `${short(time.min, 5)} – ${short(time.max, 5)} ms`;
        return;
      }
      const windowMs = Math.max(binMs, roundWidth((time.max - time.min) / 100));
      const first = Math.max(0, Math.floor((atMs - windowMs / 2) / binMs));
      const last = Math.min(populations[0].bins.length, first + Math.round(windowMs / binMs));
      const rates = populations.map(({ label, bins, recorded }) => {
        const spikes = bins.slice(first, last).reduce((sum, count) => sum + count, 0);
        return `${label} ${decimal((1000 * spikes) / (recorded * (last - first) * binMs), 1)}`;
      });
      text.textContent = `${short(atMs, 5)} ms: ${rates.join(", ")} spikes/s`;
    },
  };
}

function button(label, description, act) {
  const made = element("button", { type: "button", "aria-label": description, title: description }, label);
  made.addEventListener("click", act);
  return made;
}

/** The card with both plots. */
function activity(level, spikes, theory, index) {
  const populations = rowsOf(spikes.populations.filter((population) => population.recorded > 0));
  const time = new TimeAxis(spikes.end_ms, Math.min(spikes.end_ms, 20 * spikes.bin_ms));
  const readout = readoutOf(time, populations, spikes.bin_ms, index);
  const help = element(
    "p",
    { class: "note", id: `help-${index}` },
    "Drag across a plot to zoom in on it, double-click to see the whole run again. On a touch screen, pinch and move. " +
      "With the keyboard on a plot: + and − zoom, the arrows move, Home resets.",
  );
  const zoomable = (label) =>
    element("div", { class: "plot", tabindex: "0", role: "group", "aria-roledescription": "zoomable plot", "aria-label": label, "aria-describedby": help.id });
  const recorded = populations.map((population) => `${decimal(population.recorded)} ${population.name}`).join(" and ");
  const rasterPlace = zoomable(`Raster: a dot for each spike of ${recorded} neurons, over ${biological(spikes.end_ms)}`);
  const ratePlace = zoomable(`Mean rate of the recorded neurons over time: ${populations.map(meanRate).join(", ")}`);
  const zoomIn = button("+", "Zoom in", () => time.zoom(0.5));
  const zoomOut = button("−", "Zoom out", () => time.zoom(2));
  const earlier = button("←", "Earlier", () => time.pan(-0.5));
  const later = button("→", "Later", () => time.pan(0.5));
  const reset = button("Whole run", "Show the whole run", () => time.reset());
  const entries = populations.map((population) => ({ color: population.color, label: population.name }));
  if (theory) {
    entries.push({ color: "theory", label: `rate in theory, ${decimal(theory, 2)} spikes/s`, dashed: true });
  }
  requestAnimationFrame(() => {
    const raster = rasterPlot(rasterPlace, time, readout, populations);
    const rate = ratePlot(ratePlace, time, readout, spikes.bin_ms, populations, theory);
    bindZoom(raster, time, rasterPlace);
    bindZoom(rate.plot, time, ratePlace);
    const update = () => {
      rate.refresh();
      raster.setScale("x", { min: time.min, max: time.max });
      zoomIn.disabled = time.max - time.min <= time.shortestMs * (1 + 1e-9);
      zoomOut.disabled = reset.disabled = time.max - time.min >= time.endMs * (1 - 1e-9);
      earlier.disabled = time.min <= 0;
      later.disabled = time.max >= time.endMs * (1 - 1e-9);
      readout.show(null);
      rasterPlace.dataset.shown = ratePlace.dataset.shown = `${time.min} ${time.max}`;
    };
    time.listeners.push(update);
    new ResizeObserver(() => rate.refresh()).observe(ratePlace);
    update();
  });
  const stride = populations[0].stride;
  return card(
    level,
    "Activity",
    help,
    element("div", { class: "toolbar", role: "toolbar", "aria-label": "Time shown" }, zoomIn, zoomOut, earlier, later, reset, readout.text),
    legend(entries),
    element("figure", {}, rasterPlace, element("figcaption", { class: stride > 1 ? null : "hidden" }, rasterCaption(recorded, stride))),
    element("figure", {}, ratePlace, element("figcaption", { class: "hidden" }, "Mean rate of the recorded neurons.")),
    disclosure("The rate as a table", "Rate over time", () => rateTable(time.endMs, spikes.bin_ms, populations)),
  );
}

function rasterCaption(recorded, stride) {
  return stride > 1
    ? `Of ${recorded} recorded neurons, 1 in ${stride} is drawn. Rates, here and below, are of all of them.`
    : `A dot for each spike of ${recorded} recorded neurons.`;
}

function meanRate(population) {
  const mean = population.rates.reduce((sum, rate) => sum + rate, 0) / population.rates.length;
  return `${population.name} ${decimal(mean, 1)} spikes/s on average`;
}

function rateTable(endMs, binMs, populations) {
  const whole = { min: 0, max: endMs, endMs };
  const [edges, ...rates] = ratesIn(whole, binMs, populations, 25 * PIXELS_PER_BAR);
  return table(
    "Mean rate of the recorded neurons (spikes/s)",
    [{ name: "from – to (ms)" }, ...populations.map((population) => ({ name: population.name, number: true }))],
    edges.slice(1).map((end, i) => [`${short(edges[i], 6)} – ${short(end, 6)}`, ...rates.map((rate) => decimal(rate[i], 1))]),
  );
}
