// What multimeters recorded: a plot for each quantity, zoomed together with the activity.

const TRACE_HEIGHT = 180;

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
      const place = Math.min(trace.times_ms.length - 1, firstAfter(trace.times_ms, atMs));
      const quantities = trace.values.map(
        (neurons, i) => `${trace.recordables[i]} ${neurons.map((values) => short(values[place])).join(", ")} ${trace.units[i]}`,
      );
      text.textContent = `${short(trace.times_ms[place], 5)} ms: ${quantities.join("; ")}`;
    },
  };
}

function tracePlot(place, time, readout, trace, quantity) {
  const isLast = quantity === trace.recordables.length - 1;
  const options = timePlot(time, readout, isLast ? "time (ms)" : "");
  const line = (id, i) => ({ stroke: () => color(seriesStyle(i).color), width: 1.5, points: { show: false } });
  return chart(
    place,
    TRACE_HEIGHT + (isLast ? LABEL_SIZE : 0),
    {
      ...options,
      axes: [...options.axes, axis(`${trace.recordables[quantity]} (${trace.units[quantity]})`, { size: AXIS_WIDTH + 10 })],
      series: [{}, ...trace.ids.map(line)],
    },
    [trace.times_ms, ...trace.values[quantity]],
  );
}

/** The plots of one multimeter. */
function multimeter(trace, time, id) {
  const readout = traceReadout(id, trace);
  const neurons = trace.ids.map((neuron, i) => ({ ...seriesStyle(i), label: `neuron ${decimal(neuron)}`, dash: 0 }));
  const places = trace.recordables.map((name, i) =>
    element("div", {
      class: "plot",
      tabindex: "0",
      role: "group",
      "aria-roledescription": "zoomable plot",
      "aria-label": `${trace.name}: ${name} in ${trace.units[i]} of ${listed(neurons.map(({ label }) => label))}`,
    }),
  );
  requestAnimationFrame(() =>
    places.forEach((place, quantity) => {
      const plot = tracePlot(place, time, readout, trace, quantity);
      bindZoom(plot, time, place);
      time.listeners.push(() => {
        plot.setScale("x", { min: time.min, max: time.max });
        readout.show(null);
        place.dataset.shown = `${time.min} ${time.max}`;
      });
    }),
  );
  const drawn = trace.ids.length < trace.recorded ? `, the first ${trace.ids.length} of ${decimal(trace.recorded)} neurons` : "";
  return element(
    "figure",
    {},
    element("figcaption", {}, `${trace.name}${drawn}`),
    legend(neurons),
    element("div", { class: "toolbar" }, readout.text),
    places,
  );
}

/** The card with all of them. */
function traceCard(level, traces, time, index) {
  return card(
    level,
    "Traces",
    element("p", { class: "note" }, "Where more values were recorded than a line has points, it goes through the lowest and the highest of each."),
    ...traces.map((trace, i) => multimeter(trace, time, `${index}-trace-${i}`)),
  );
}
