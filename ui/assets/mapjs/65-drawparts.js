// What the box for drawing is made of: its elements, its fields, and the shape of what is drawn.
"use strict";

keruen.drawParts = (() => {
  const STATES = ["existing", "operating", "started", "planned", "proposed", "cancelled", "historical", "unknown"];
  const LEAST = { point: 1, line: 2, measure: 2, area: 3 };
  const LONGEST = { note: 2000 };

  function make(tag, className, words) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (words !== undefined) element.textContent = words;
    return element;
  }

  function button(words, run, className = "keruen-word") {
    const made = make("button", className, words);
    made.type = "button";
    made.addEventListener("click", run);
    return made;
  }

  const number = (value) => {
    const locale = { ar: "ar-EG", fa: "fa-IR" }[keruen.atlas.language] || keruen.atlas.language;
    return new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 ? 2 : value < 1000 ? 1 : 0 }).format(value);
  };

  function choiceOfState() {
    const box = make("select");
    for (const state of STATES) {
      const option = make("option", "", keruen.atlas.text[`state-${state}`]);
      option.value = state;
      box.append(option);
    }
    return box;
  }

  function field(name, label, value) {
    const row = make("label", "", label);
    const box = name === "status" ? choiceOfState() : make(name === "note" ? "textarea" : "input");
    box.name = name;
    box.dir = "auto";
    if (name !== "status") box.maxLength = LONGEST[name] || 200;
    box.value = value || (name === "status" ? STATES[0] : "");
    row.append(box);
    return row;
  }

  const lonlats = ({ points }) => points.map(({ lat, lng }) => [lng, lat]);
  const line = (work) => ({ type: "LineString", coordinates: lonlats(work) });
  const least = (mode) => LEAST[mode];

  function geometry(work) {
    const all = lonlats(work);
    if (work.mode === "point") return { type: "Point", coordinates: all[0] };
    if (work.mode === "area" || (work.mode === "measure" && work.closed)) return { type: "Polygon", coordinates: [[...all, all[0]]] };
    return line(work);
  }

  return { make, button, field, number, least, geometry, line };
})();
