// The page: one run or sweep, or several of them with a table that compares the runs.

/** Parameters and populations that a comparison has a column for. */
const MOST_COLUMNS = 6;

/** The entries of several objects that are not the same in all of them. */
function differing(objects) {
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  return keys.filter((key) => objects.some((object) => object[key] !== objects[0][key]));
}

function comparison(runs) {
  const parameters = differing(runs.map(({ run }) => run.parameters)).slice(0, MOST_COLUMNS);
  const labelOf = (key) => runs.find(({ labels }) => labels[key]).labels[key];
  const names = [...new Set(runs.flatMap(({ run }) => run.populations.map(({ name }) => name)))].slice(0, MOST_COLUMNS);
  const populationOf = (run, name) => run.populations.find((population) => population.name === name);
  const columns = [
    { name: "run" },
    { name: "network" },
    ...parameters.map((key) => ({ name: withUnit(labelOf(key)), number: true })),
    { name: "ranks", number: true },
    ...names.map((name) => ({ name: `${name} (spikes/s)`, number: true })),
    { name: "simulation (s)", number: true },
    { name: "real-time factor", number: true },
    { name: "fingerprint", code: true },
  ];
  const rows = runs.map(({ name, run, id }) => [
    element("a", { href: `#${id}` }, name),
    run.network,
    ...parameters.map((key) => String(run.parameters[key] ?? "–")),
    decimal(run.ranks),
    ...names.map((population) => decimal(populationOf(run, population)?.rate_hz, 2)),
    decimal(run.timings_s?.simulate, 2),
    short(run.real_time_factor, 3),
    run.fingerprint,
  ]);
  return card(2, "Runs", scrolling("Runs", table(null, columns, rows)));
}

function withUnit({ name, unit }) {
  return unit ? `${name} (${unit})` : name;
}

/** What to show of a run or a sweep. */
function viewOf(entry) {
  return entry.sweep
    ? { title: sweepTitle(entry), lead: sweepLead(entry), sections: (level) => sweepSections(entry, level) }
    : { title: entry.title, lead: runLead(entry), sections: (level) => runSections(entry, level, entry.id) };
}

function headings(entry, view, level) {
  return [
    element("p", { class: "eyebrow" }, entry.name),
    element(`h${level}`, {}, view.title),
    element("p", { class: "lead" }, view.lead),
  ];
}

function single(entry) {
  const view = viewOf(entry);
  document.title = `${view.title} – Volley`;
  return [element("header", {}, headings(entry, view, 1)), ...view.sections(2)];
}

function several(entries) {
  const runs = entries.filter((entry) => entry.run);
  const title = runs.length === entries.length ? `${runs.length} runs` : `${entries.length} runs and sweeps`;
  document.title = `${title} – Volley`;
  return [
    element("header", {}, element("h1", {}, title)),
    runs.length > 1 ? comparison(runs) : null,
    ...entries.map((entry) => {
      const view = viewOf(entry);
      return element("article", { id: entry.id }, headings(entry, view, 2), view.sections(3));
    }),
  ].filter(Boolean);
}

const entries = JSON.parse(document.getElementById("data").textContent).entries.map((entry, i) => ({ ...entry, id: `entry-${i}` }));
document.getElementById("main").append(...(entries.length === 1 ? single(entries[0]) : several(entries)));
