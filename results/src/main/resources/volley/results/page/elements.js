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

/** @param dash how a line of the colour is dashed; null for a filled square */
function swatch(color, dash = null) {
  const kind = dash === null ? "swatch" : `swatch line dash-${dash}`;
  return element("span", { class: kind, style: `--color: var(--${color})`, "aria-hidden": "true" });
}

function legend(entries) {
  return element(
    "ul",
    { class: "legend" },
    entries.map(({ color, label, dash }) => element("li", {}, swatch(color, dash ?? null), label)),
  );
}

/**
 * A table.
 *
 * @param columns { name, number, code, minor, wide } each
 * @param rows arrays of text or elements, the first entry of each naming its row
 */
function table(caption, columns, rows, attributes = {}) {
  const classOf = (column) =>
    [column.number && "number", column.code && "code", column.minor && "minor", column.bar && "bar", column.wide && "wide"]
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

/** Rows of a long table that are shown at once: more would keep a phone busy. */
const PAGE_ROWS = 200;

/**
 * A table of any length, some rows of it at a time.
 *
 * @param rowOf gives the row of an index
 */
function pagedTable(caption, columns, count, rowOf) {
  const place = element("div");
  const show = (first) => {
    const last = Math.min(count, first + PAGE_ROWS);
    const rows = Array.from({ length: last - first }, (none, i) => rowOf(first + i));
    const step = (label, description, to, enabled) => {
      const made = button(label, description, () => show(to));
      made.disabled = !enabled;
      return made;
    };
    const pages =
      count <= PAGE_ROWS
        ? null
        : element(
            "div",
            { class: "toolbar", role: "toolbar", "aria-label": `Rows of ${caption}` },
            step("←", "Earlier rows", Math.max(0, first - PAGE_ROWS), first > 0),
            step("→", "Later rows", first + PAGE_ROWS, last < count),
            element("output", {}, `rows ${decimal(first + 1)} – ${decimal(last)} of ${decimal(count)}`),
          );
    place.replaceChildren(...[pages, table(caption, columns, rows)].filter(Boolean));
  };
  show(0);
  return place;
}

function button(label, description, act) {
  const made = element("button", { type: "button", "aria-label": description, title: description }, label);
  made.addEventListener("click", act);
  return made;
}

let choosers = 0;

/**
 * Content that depends on choices, each made in a list.
 *
 * @param choices [{ label, options }]; a choice between one option is not offered
 * @param render gives the content for the index that is chosen in each list
 */
function chosen(choices, render) {
  const chosenOf = choices.map(() => 0);
  const place = element("div");
  const show = () => place.replaceChildren(...render(...chosenOf));
  const lists = choices.map(({ label, options }, i) => {
    if (options.length < 2) {
      return null;
    }
    const id = `choice-${++choosers}`;
    const list = element("select", { id }, options.map((option, at) => element("option", { value: at }, option)));
    list.addEventListener("change", () => {
      chosenOf[i] = Number(list.value);
      show();
    });
    return element("span", {}, element("label", { for: id }, label), list);
  });
  show();
  return element("div", {}, lists.some(Boolean) ? element("div", { class: "toolbar" }, lists.filter(Boolean)) : null, place);
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
