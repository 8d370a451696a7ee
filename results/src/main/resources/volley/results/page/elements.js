// The page's elements: made from data, never from markup in it.

/** An element; attributes whose value is null are left out; children are elements or text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

const numberFormats = new Map();

/** A number with thousands separated by commas and a fixed count of decimals; a dash where there is none. */
function decimal(value, decimals = 0) {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return "–";
  }
  if (!numberFormats.has(decimals)) {
    numberFormats.set(
      decimals,
      new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
    );
  }
  return numberFormats.get(decimals).format(value);
}

/** A number to some significant digits, as short as it can be. */
function short(value, digits = 4) {
  return typeof value === "number" && Number.isFinite(value) ? String(Number(value.toPrecision(digits))) : "–";
}

/** A large number in words: 15.6 million. */
function words(value) {
  if (value >= 1e9) {
    return `${short(value / 1e9, 3)} billion`;
  }
  return value >= 1e6 ? `${short(value / 1e6, 3)} million` : decimal(value);
}

function bytes(value) {
  const units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return [short(value, 3), units[unit]];
}

function biological(ms) {
  return ms >= 1000 ? `${short(ms / 1000)} s` : `${short(ms)} ms`;
}

function swatch(color, dashed = false) {
  return element("span", { class: dashed ? "swatch dashed" : "swatch", style: `--color: var(--${color})`, "aria-hidden": "true" });
}

function legend(entries) {
  return element(
    "ul",
    { class: "legend" },
    entries.map(({ color, label, dashed }) => element("li", {}, swatch(color, dashed), label)),
  );
}

/**
 * A table.
 *
 * @param columns { name, number, code, minor } each
 * @param rows arrays of text or elements, the first entry of each naming its row
 */
function table(caption, columns, rows, attributes = {}) {
  const classOf = (column) =>
    [column.number && "number", column.code && "code", column.minor && "minor", column.bar && "bar"]
      .filter(Boolean)
      .join(" ") || null;
  return element(
    "table",
    attributes,
    caption ? element("caption", {}, caption) : null,
    element("thead", {}, element("tr", {}, columns.map((column) => element("th", { scope: "col", class: classOf(column) }, column.name)))),
    element(
      "tbody",
      {},
      rows.map((row) =>
        element(
          "tr",
          {},
          row.map((cell, i) => element(i === 0 ? "th" : "td", { scope: i === 0 ? "row" : null, class: classOf(columns[i]) }, cell)),
        ),
      ),
    ),
  );
}

/** A table that is wider or longer than its place scrolls, by keyboard too. */
function scrolling(label, content) {
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, content);
}

function disclosure(summary, label, makeContent) {
  const details = element("details", {}, element("summary", {}, summary));
  details.addEventListener("toggle", () => details.childElementCount === 1 && details.append(scrolling(label, makeContent())), {
    once: true,
  });
  return details;
}

let sections = 0;

/** A card with a heading. */
function card(level, title, ...content) {
  const id = `section-${++sections}`;
  return element("section", { class: "card", "aria-labelledby": id }, element(`h${level}`, { id }, title), content);
}

function announce(text) {
  document.getElementById("announcer").textContent = text;
}
