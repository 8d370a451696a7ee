// The page: one run, or several with a table that compares them.

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
  const rows = runs.map(({ name, run }, i) => [
    element("a", { href: `#run-${i}` }, name),
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

function singleRun(entry) {
  const title = titleOf(entry);
  document.title = `${title} – Volley`;
  return [
    element("header", {}, element("p", { class: "eyebrow" }, entry.name), element("h1", {}, title), element("p", { class: "lead" }, subtitleOf(entry))),
    ...runSections(entry, 2, 0),
  ];
}

function severalRuns(runs) {
  const title = `${runs.length} runs`;
  document.title = `${title} – Volley`;
  return [
    element("header", {}, element("h1", {}, title)),
    comparison(runs),
    ...runs.map((entry, i) =>
      element(
        "article",
        { id: `run-${i}` },
        element("p", { class: "eyebrow" }, entry.name),
        element("h2", {}, titleOf(entry)),
        element("p", { class: "lead" }, subtitleOf(entry)),
        runSections(entry, 3, i),
      ),
    ),
  ];
}

const { runs } = JSON.parse(document.getElementById("data").textContent);
document.getElementById("main").append(...(runs.length === 1 ? singleRun(runs[0]) : severalRuns(runs)));
