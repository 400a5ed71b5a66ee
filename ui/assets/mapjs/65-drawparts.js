// What the box for drawing is made of: its elements, its fields, and the shape of what is drawn.
"use strict";

keruen.drawParts = (() => {
  const STATES = ["existing", "operating", "started", "planned", "proposed", "cancelled", "historical", "unknown"];
  const LEAST = { point: 1, line: 2, measure: 2, area: 3 };
  const LONGEST = { note: 2000 };
  const NUDGE = 6;

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

  // A round handle of a corner, moved by mouse, touch or arrows, taken away by Delete.
  function handle(map, group, latlng, label, { touch, settle, gone }) {
    const icon = L.divIcon({ className: "keruen-handle", iconSize: [18, 18] });
    const marker = L.marker(latlng, { draggable: true, keyboard: true, icon, zIndexOffset: 3000 }).addTo(group);
    marker.on("drag", () => touch(marker.getLatLng()));
    marker.on("dragend", settle);
    const element = marker.getElement();
    element.setAttribute("aria-label", label);
    element.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (!step && event.key !== "Delete" && event.key !== "Backspace") return;
      event.preventDefault();
      event.stopPropagation();
      if (!step) {
        gone();
        return;
      }
      const moved = map.latLngToLayerPoint(marker.getLatLng()).add(L.point(step).multiplyBy(event.shiftKey ? 1 : NUDGE));
      marker.setLatLng(map.layerPointToLatLng(moved));
      touch(marker.getLatLng());
      settle();
    });
  }

  // Folded, the box leaves the map to what is being drawn; its measures stay.
  function folder(root, folded, tell) {
    const fold = button("", () => {
      folded = !folded;
      tell(folded);
      turned();
    }, "keruen-tool keruen-draw-fold");
    fold.setAttribute("aria-label", keruen.atlas.text.drawFold);
    const turned = () => {
      root.classList.toggle("folded", folded);
      fold.textContent = folded ? "▾" : "▴";
      fold.setAttribute("aria-expanded", String(!folded));
    };
    turned();
    return fold;
  }

  // What saves all drawings as a file.
  function keeper() {
    const link = make("a", "", keruen.atlas.text.drawKeep);
    link.href = `${keruen.own.address}layers/d.geojson`;
    link.download = "own-layer-d.geojson";
    return link;
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

  return { make, button, field, number, least, geometry, line, handle, folder, keeper };
})();
