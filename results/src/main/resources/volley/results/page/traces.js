// What multimeters recorded: a plot for each quantity, zoomed together with the activity.

const TRACE_HEIGHT = 180;

/** Points that are seen as such, since no line leads to them. */
const FEW_POINTS = 3;

/** The place of the time that is nearest. */
function nearest(times, at) {
  const after = Math.min(times.length - 1, firstAfter(times, at));
  return after > 0 && at - times[after - 1] < times[after] - at ? after - 1 : after;
}

/** The value at a place, or the lowest and the highest of those that two points stand for. */
function valueAt(trace, values, place) {
  const first = trace.paired ? place - (place % 2) : place;
  const pair = trace.paired ? [values[first], values[first + 1]].sort((one, other) => one - other) : [values[place]];
  return pair[0] === pair[pair.length - 1] ? short(pair[0]) : pair.map((value) => short(value)).join(" to ");
}

/** Says the values under the cursor. */
function traceReadout(id, trace) {
  const text = element("output", { class: "readout", "aria-live": "off" });
  return {
    id,
    text,
    show(atMs) {
      if (atMs === null) {
        text.textContent = "";
        return;
      }
      const place = nearest(trace.times_ms, atMs);
      const quantities = trace.values.map((neurons, i) => {
        const values = neurons.map((each, j) => `${valueAt(trace, each, place)} (${trace.ids[j]})`);
        return `${trace.recordables[i]} ${values.join(", ")} ${trace.units[i]}`;
      });
      text.textContent = `${decimal(trace.times_ms[place], 1)} ms: ${quantities.join("; ")}`;
    },
  };
}

function tracePlot(place, time, readout, trace, quantity, axisWidth) {
  const isLast = quantity === trace.recordables.length - 1;
  const options = timePlot(time, readout, isLast ? "time (ms)" : "");
  const points = { show: trace.times_ms.length <= FEW_POINTS };
  const line = (id, i) => ({ stroke: () => color(seriesStyle(i).color), width: 1.5, points });
  return chart(
    place,
    TRACE_HEIGHT + (isLast ? LABEL_SIZE : 0),
    {
      ...options,
      axes: [...options.axes, axis(`${trace.recordables[quantity]} (${trace.units[quantity]})`, { size: axisWidth - LABEL_SIZE })],
      series: [{}, ...trace.ids.map(line)],
    },
    [trace.times_ms, ...trace.values[quantity]],
  );
}

/** The points of the lines; a row has both of those that stand for several records. */
function traceTable(trace) {
  const step = trace.paired ? 2 : 1;
  const columns = [
    { name: "time (ms)" },
    ...trace.recordables.flatMap((name, i) => trace.ids.map((id) => ({ name: `${name} of ${id} (${trace.units[i]})`, number: true }))),
  ];
  const rowOf = (row) => [
    short(trace.times_ms[row * step], 9),
    ...trace.values.flatMap((neurons) => neurons.map((values) => valueAt(trace, values, row * step))),
  ];
  return pagedTable(`What ${trace.name} recorded`, columns, trace.times_ms.length / step, rowOf);
}

/** What is drawn of all that was recorded. */
function traceCaption({ name, ids, recorded, paired, times_ms: times }) {
  const neurons = ids.length < recorded ? `, the first ${ids.length} of ${decimal(recorded)} neurons` : "";
  const widthMs = (2 * (times[times.length - 1] - times[0])) / times.length;
  const points = paired ? `; two points for ${short(widthMs, 2)} ms: their lowest and highest value, in their order` : "";
  return `${name}${neurons}${points}`;
}

/** The plots of one multimeter. */
function multimeter(trace, time, axisWidth, index, number) {
  const readout = traceReadout(`${index}-trace-${number}`, trace);
  const neurons = trace.ids.map((neuron, i) => ({ ...seriesStyle(i), label: `neuron ${neuron}`, dash: 0 }));
  const of = listed(neurons.map(({ label }) => label));
  const places = trace.recordables.map((name, i) => zoomable(index, `${trace.name}: ${name} in ${trace.units[i]} of ${of}`));
  requestAnimationFrame(() =>
    places.forEach((place, quantity) => {
      const plot = tracePlot(place, time, readout, trace, quantity, axisWidth);
      bindZoom(plot, time, place);
      time.listeners.push(() => {
        plot.setScale("x", { min: time.min, max: time.max });
        readout.show(null);
        place.dataset.shown = `${time.min} ${time.max}`;
      });
    }),
  );
  return element(
    "div",
    {},
    element("figure", {}, element("figcaption", {}, traceCaption(trace)), legend(neurons), element("div", { class: "toolbar" }, readout.text), places),
    disclosure(`${trace.name} as a table`, `What ${trace.name} recorded`, () => traceTable(trace)),
  );
}

/** @param isFirst whether no card above has what zooms the time axis */
function traceCard(level, traces, time, axisWidth, index, isFirst) {
  const tools = isFirst ? zoomTools(time, index) : [];
  return card(level, "Traces", ...tools, ...traces.map((trace, i) => multimeter(trace, time, axisWidth, index, i)));
}
