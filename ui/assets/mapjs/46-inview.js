// The map for keys and screen readers: a list of what is in view, and arrows along a line's stops.
"use strict";

keruen.inview = (() => {
  const NEXT = ["ArrowRight", "ArrowDown"];
  const BACK = ["ArrowLeft", "ArrowUp"];
  let map = null;
  let hooks = null;
  let box = null;

  const elementOf = (entry) => (entry.marker || entry.hit).getElement();
  const isShown = (entry) => entry.on && (entry.marker ? entry.shown : Boolean(entry.hit));

  function isInView(entry, bounds) {
    const [west, south, east, north] = entry.feature.bounds;
    return bounds.intersects([[south, west], [north, east]]);
  }

  const MOST_OWN = 200; // of a visitor's own features, the nearest to the middle

  const row = (entry) => rowOf(entry.feature.id, entry.feature.name, entry.feature.kind);

  function rowOf(id, words, kind) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.listed = id;
    button.setAttribute("aria-current", String(id === hooks.selected()));
    const name = document.createElement("span");
    name.dir = "auto";
    name.textContent = words;
    const note = document.createElement("small");
    note.textContent = kind;
    button.append(name, " ", note);
    button.addEventListener("click", () => hooks.choose(id, { look: true }));
    item.append(button);
    return item;
  }

  function sectionOf(heading, rows) {
    const made = document.createElement("section");
    const title = document.createElement("h3");
    title.dir = "auto";
    title.textContent = heading;
    const list = document.createElement("ul");
    list.append(...rows);
    made.append(title, list);
    return made;
  }

  function section(layer, entries) {
    const order = (entry) => (entry.feature.post ? entry.feature.post[1] : -1);
    return sectionOf(layer.title, entries.sort((a, b) => order(a) - order(b)).map(row));
  }

  function ownSections({ count, layers }) {
    const { ownMark, ownMore } = keruen.atlas.text;
    const made = layers.map(({ title, features }) => sectionOf(title, features.map(({ id, name }) => rowOf(id, name, ownMark))));
    if (count > MOST_OWN) {
      const more = document.createElement("p");
      more.textContent = ownMore.replace("{count}", keruen.controls.digits(String(count - MOST_OWN)));
      made.push(more);
    }
    return made;
  }

  // Writes the list anew; who stands on a row stays on it.
  function update() {
    if (!box) return;
    const bounds = map.getBounds();
    const found = hooks.entries().filter((entry) => isShown(entry) && isInView(entry, bounds));
    const own = keruen.own.inView(bounds, box.open ? MOST_OWN : 0);
    const summary = box.querySelector("summary");
    summary.textContent = keruen.atlas.text.inView.replace("{count}", keruen.controls.digits(String(found.length + own.count)));
    const body = box.querySelector("div");
    const focused = body.contains(document.activeElement) ? document.activeElement.dataset.listed : null;
    if (!box.open) return;
    const layers = keruen.atlas.layers.map((layer) => [layer, found.filter((entry) => entry.layer === layer.id)]);
    const sections = layers.filter(([, entries]) => entries.length).map(([layer, entries]) => section(layer, entries));
    body.replaceChildren(...ownSections(own), ...sections);
    if (!focused) return;
    const again = body.querySelector(`[data-listed="${CSS.escape(focused)}"]`) || summary;
    again.focus({ preventScroll: true });
  }

  function stepList(event, turn) {
    const rows = [...box.querySelectorAll("button")];
    const next = rows[rows.indexOf(event.target) + turn];
    if (next) next.focus();
  }

  // The stops of the line on which somebody stands, in their order, with that place.
  function stopsFrom(id) {
    const here = hooks.entries().find((entry) => entry.feature.id === id);
    if (!here) return null;
    const line = here.feature.post ? here.feature.post[0] : id;
    const stops = hooks.entries().filter((entry) => entry.feature.post && entry.feature.post[0] === line);
    stops.sort((a, b) => a.feature.post[1] - b.feature.post[1]);
    return stops.length ? { stops, at: stops.indexOf(here) } : null;
  }

  async function stepLine(id, turn) {
    const { stops, at } = stopsFrom(id);
    const next = stops[at < 0 ? (turn > 0 ? 0 : stops.length - 1) : at + turn];
    if (!next) return;
    await hooks.choose(next.feature.id, { look: true });
    elementOf(next).focus({ preventScroll: true });
  }

  function onKey(event) {
    const turn = NEXT.includes(event.key) ? 1 : BACK.includes(event.key) ? -1 : 0;
    if (!turn || event.altKey || event.ctrlKey || event.metaKey) return;
    const listed = event.target.closest("[data-listed]");
    const drawn = event.target.closest("[class*='feature-']");
    const name = drawn && [...drawn.classList].find((one) => one.startsWith("feature-"));
    if (!listed && !(name && stopsFrom(name.slice(8)))) return;
    event.preventDefault();
    event.stopPropagation();
    if (listed) stepList(event, turn);
    else stepLine(name.slice(8), turn);
  }

  // `given` tells the entries, the selection, and how one is chosen.
  function prepare(drawnOn, given) {
    map = drawnOn;
    hooks = given;
    box = document.createElement("details");
    box.className = "keruen-inview";
    box.append(document.createElement("summary"), document.createElement("div"));
    box.addEventListener("toggle", update);
    map.getContainer().addEventListener("keydown", onKey, { capture: true });
  }

  return { prepare, update, element: () => box };
})();
