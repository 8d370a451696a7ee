// The page: one run or sweep, or several of them with a table that compares the runs.

function comparison(runs) {
  const columns = [
    { name: "run" },
    { name: "order", number: true },
    { name: "g", number: true },
    { name: "η", number: true },
    { name: "ranks", number: true },
    { name: "exc (spikes/s)", number: true },
    { name: "inh (spikes/s)", number: true },
    { name: "theory (spikes/s)", number: true },
    { name: "simulation (s)", number: true },
    { name: "real-time factor", number: true },
    { name: "fingerprint", code: true },
  ];
  const rows = runs.map(({ name, run, id }) => [
    element("a", { href: `#${id}` }, name),
    decimal(run.parameters.order),
    short(run.parameters.g),
    short(run.parameters.eta),
    decimal(run.ranks),
    decimal(run.rates_hz.exc, 2),
    decimal(run.rates_hz.inh, 2),
    decimal(run.theory_rates_hz?.exc, 2),
    decimal(run.timings_s?.simulate, 2),
    short(run.real_time_factor, 3),
    run.fingerprint,
  ]);
  return card(2, "Runs", scrolling("Runs", table(null, columns, rows)));
}

/** What to show of a run or a sweep. */
function viewOf(entry) {
  return entry.sweep
    ? { title: sweepTitle(entry), subtitle: sweepSubtitle(entry), sections: (level) => sweepSections(entry, level) }
    : { title: titleOf(entry), subtitle: subtitleOf(entry), sections: (level) => runSections(entry, level, entry.id) };
}

function headings(entry, view, level) {
  return [
    element("p", { class: "eyebrow" }, entry.name),
    element(`h${level}`, {}, view.title),
    element("p", { class: "lead" }, view.subtitle),
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
