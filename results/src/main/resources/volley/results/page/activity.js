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

/** The part of a raster's height that even a small population has, and that is between two. */
const LEAST_BAND = 0.06;
const BAND_GAP = 0.012;

/**
 * Where each recorded population's rows are, in parts of the height from the bottom: the first population's at the top, in
 * proportion to its neurons, but none too small to be seen.
 */
function bandsOf(populations) {
  const least = Math.min(LEAST_BAND, 0.5 / populations.length);
  const gap = populations.length > 1 ? Math.min(BAND_GAP, 0.2 / populations.length) : 0;
  const total = populations.reduce((sum, population) => sum + population.recorded, 0);
  const free = 1 - populations.length * least - (populations.length - 1) * gap;
  let top = 1;
  return populations.map((population) => {
    const height = least + (free * population.recorded) / total;
    const band = { ...population, bottom: top - height, height };
    top -= height + gap;
    return band;
  });
}

/** A name, or as much of it as there is space for beside an axis. */
function cutToAxis(name) {
  return name.length > 13 ? `${name.slice(0, 12)}…` : name;
}

/** Space for the names of populations beside a raster, and for the rate's axis with its label below. */
function axisWidthOf(populations) {
  const longest = populations.reduce((most, { name }) => Math.max(most, cutToAxis(name).length), 0);
  return Math.max(AXIS_WIDTH + LABEL_SIZE, 14 + 8 * longest);
}

function rasterPlot(place, time, readout, bands, axisWidth) {
  const count = bands.reduce((sum, band) => sum + band.recorded, 0);
  const height = Math.round(Math.max(200, 40 + 30 * bands.length, Math.min(440, 60 + 3.6 * count)));
  const options = timePlot(time, readout, "");
  const names = axis("", {
    size: axisWidth,
    splits: () => bands.map((band) => band.bottom + band.height / 2),
    values: () => bands.map((band) => cutToAxis(band.name)),
    grid: { show: false },
  });
  return chart(
    place,
    height,
    {
      ...options,
      scales: { ...options.scales, y: { range: [0, 1] } },
      axes: [...options.axes, names],
      series: [{}, { paths: () => null, points: { show: false } }],
      hooks: { ...options.hooks, draw: [(plot) => drawDots(plot, time, bands)] },
    },
    [[0, time.endMs], [0, 1]],
  );
}

/** The part of a row that its dots may cover; more of them are narrow and translucent: shades tell how dense they are. */
const MOST_COVERED = 0.8;

function drawDots(plot, time, bands) {
  const { ctx, bbox } = plot;
  const perMs = bbox.width / (time.max - time.min);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const band of bands) {
    const bottom = bbox.top + bbox.height * (1 - band.bottom);
    const rowHeight = (bbox.height * band.height) / band.trains.length;
    const dotHeight = Math.max(1.6 * devicePixelRatio, Math.min(rowHeight * 0.85, 5 * devicePixelRatio));
    const usualWidth = Math.max(1.6 * devicePixelRatio, Math.min(dotHeight, 3.2 * devicePixelRatio));
    const shown = band.trains.map((train) => [firstAfter(train, time.min), firstAfter(train, time.max + 1e-9)]);
    const dots = shown.reduce((sum, [from, to]) => sum + to - from, 0);
    const coveredBy = (width) => (dots * width) / (bbox.width * band.trains.length);
    const dotWidth = coveredBy(usualWidth) > MOST_COVERED ? 1.6 * devicePixelRatio : usualWidth;
    ctx.globalAlpha = 1;
    ctx.fillStyle = color("grid");
    ctx.fillRect(bbox.left, Math.round(bottom - bbox.height * band.height) - 1, bbox.width, devicePixelRatio);
    ctx.globalAlpha = Math.max(0.03, Math.min(1, MOST_COVERED / coveredBy(dotWidth)));
    ctx.fillStyle = color(band.color);
    band.trains.forEach((train, i) => {
      const y = bottom - (i + 0.5) * rowHeight - dotHeight / 2;
      for (let spike = shown[i][0]; spike < shown[i][1]; spike++) {
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

function ratePlot(place, time, readout, binMs, populations, axisWidth) {
  const options = timePlot(time, readout, "time (ms)");
  const pixels = () => place.clientWidth - axisWidth - RIGHT_PADDING;
  const data = () => ratesIn(time, binMs, populations, pixels());
  const predicted = populations.filter(({ theory }) => theory !== null);
  const highest = predicted.reduce((most, { theory }) => Math.max(most, theory), 1);
  const plot = chart(
    place,
    RATE_HEIGHT,
    {
      ...options,
      scales: { ...options.scales, y: { range: (u, low, high) => [0, Math.max(high, highest) * 1.08] } },
      axes: [...options.axes, axis("rate (spikes/s)", { size: axisWidth - LABEL_SIZE })],
      series: [{}, ...populations.map((population) => steps(population, populations.length > 2 ? 0 : 0.14))],
      hooks: { ...options.hooks, draw: [(u) => predicted.forEach(({ theory, color: name }) => dashedLine(u, "y", theory, name))] },
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
      const rates = populations.map(({ name, bins, recorded }) => {
        const spikes = bins.slice(first, last).reduce((sum, count) => sum + count, 0);
        return `${name} ${decimal((1000 * spikes) / (recorded * (last - first) * binMs), 1)}`;
      });
      text.textContent = `${short(atMs, 5)} ms: ${rates.join(", ")} spikes/s`;
    },
  };
}

/** A place for a plot that can be zoomed. */
function zoomable(index, label) {
  return element("div", {
    class: "plot",
    tabindex: "0",
    role: "group",
    "aria-roledescription": "zoomable plot",
    "aria-label": label,
    "aria-describedby": `help-${index}`,
  });
}

/** What the plots of a time axis are zoomed with, and how to do it otherwise. */
function zoomTools(time, index, ...more) {
  const zoomIn = button("+", "Zoom in", () => time.zoom(0.5));
  const zoomOut = button("−", "Zoom out", () => time.zoom(2));
  const earlier = button("←", "Earlier", () => time.pan(-0.5));
  const later = button("→", "Later", () => time.pan(0.5));
  const reset = button("Whole run", "Show the whole run", () => time.reset());
  const update = () => {
    zoomIn.disabled = time.max - time.min <= time.shortestMs * (1 + 1e-9);
    zoomOut.disabled = reset.disabled = time.max - time.min >= time.endMs * (1 - 1e-9);
    earlier.disabled = time.min <= 0;
    later.disabled = time.max >= time.endMs * (1 - 1e-9);
  };
  time.listeners.push(update);
  update();
  return [
    element(
      "p",
      { class: "note", id: `help-${index}` },
      "Drag across a plot to zoom in on it, double-click to see the whole run again. On a touch screen, pinch and move. " +
        "With the keyboard on a plot: + and − zoom, the arrows move, Home resets.",
    ),
    element("div", { class: "toolbar", role: "toolbar", "aria-label": "Time shown" }, zoomIn, zoomOut, earlier, later, reset, ...more),
  ];
}

/** The card with both plots. */
function activity(level, spikes, time, axisWidth, index) {
  const populations = bandsOf(spikes.populations);
  const readout = readoutOf(time, populations, spikes.bin_ms, index);
  const recorded = listed(populations.map((population) => `${decimal(population.recorded)} ${population.name}`));
  const rasterPlace = zoomable(index, `Raster: a dot for each spike of ${recorded} neurons, over ${biological(spikes.end_ms)}`);
  const ratePlace = zoomable(index, `Mean rate of the recorded neurons over time: ${populations.map(meanRate).join(", ")}`);
  const entries = populations.map(({ color, name, dash }) => ({ color, label: name, dash: dash === 0 ? null : dash }));
  if (populations.some(({ theory }) => theory !== null)) {
    entries.push({ color: "faint", label: "rate in theory", dash: "theory" });
  }
  requestAnimationFrame(() => {
    const raster = rasterPlot(rasterPlace, time, readout, populations, axisWidth);
    const rate = ratePlot(ratePlace, time, readout, spikes.bin_ms, populations, axisWidth);
    bindZoom(raster, time, rasterPlace);
    bindZoom(rate.plot, time, ratePlace);
    const update = () => {
      rate.refresh();
      raster.setScale("x", { min: time.min, max: time.max });
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
    ...zoomTools(time, index, readout.text),
    legend(entries),
    element("figure", {}, rasterPlace, element("figcaption", { class: stride > 1 ? null : "hidden" }, rasterCaption(recorded, stride))),
    element("figure", {}, ratePlace, element("figcaption", { class: "hidden" }, "Mean rate of the recorded neurons.")),
    disclosure("The raster as a table", "Spikes of each drawn neuron", () => rasterTable(time, populations)),
    disclosure("The rate as a table", "Rate over time", () => rateTable(time.endMs, spikes.bin_ms, populations)),
  );
}

/** Parts of a sentence with commas and an "and". */
function listed(parts) {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

/** The spikes that the raster shows, neuron by neuron; follows what is zoomed into. */
function rasterTable(time, bands) {
  const drawn = bands.flatMap((band) => band.trains.map((train, i) => ({ band, train, place: i * band.stride })));
  const columns = [{ name: "global id" }, { name: "population" }, { name: "spikes", number: true }, { name: "times (ms)", wide: true }];
  const rowOf = (index) => {
    const { band, train, place } = drawn[index];
    const times = train.subarray(firstAfter(train, time.min), firstAfter(train, time.max + 1e-9));
    return [decimal(globalId(band, place)), band.name, decimal(times.length), Array.from(times, (at) => short(at, 9)).join(", ")];
  };
  const content = element("div");
  const show = () =>
    content.replaceChildren(pagedTable(`Spikes from ${short(time.min, 6)} to ${short(time.max, 6)} ms`, columns, drawn.length, rowOf));
  time.listeners.push(() => content.closest("details")?.open && show());
  show();
  return content;
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
