// Layer switches and legend in one: it shows what is on the map, and only that.
"use strict";

keruen.legend = (() => {
  let root = null;
  let howOpen = window.innerHeight > 760;
  const SVG = "http://www.w3.org/2000/svg";

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function shape(tag, attributes, parent) {
    const element = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.appendChild(element);
    return element;
  }

  function lineSwatch(style, colour) {
    const svg = document.createElementNS(SVG, "svg");
    for (const [key, value] of Object.entries({ viewBox: "0 0 40 12", class: "swatch-line", "aria-hidden": "true" })) svg.setAttribute(key, value);
    const dash = style.dash ? style.dash.join(" ") : "none";
    const cap = style.dash && style.dash[0] < 1 ? "round" : "butt";
    const end = style.arrow ? 33 : 39;
    shape("path", { d: `M1 6H${end}`, stroke: colour, "stroke-width": style.hollow ? style.width + 0.8 : style.width, "stroke-dasharray": dash, "stroke-linecap": cap, fill: "none" }, svg);
    if (style.hollow) shape("path", { d: `M1 6H${end}`, class: "ground", "stroke-width": style.width - 1, fill: "none" }, svg);
    if (style.arrow) shape("path", { d: "M32 1.5L40 6L32 10.5z", fill: colour }, svg);
    return svg;
  }

  function pointSwatch(style, colour, approximate) {
    const kind = style.glyph || "dot";
    const badge = make("span", `keruen-badge badge-${kind}${style.hollow ? " hollow" : ""}${approximate ? " approximate" : ""}${style.past ? " past" : ""}`);
    badge.style.setProperty("--colour", colour);
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    shape("path", { d: keruen.atlas.glyphs[kind] }, svg);
    badge.appendChild(svg);
    return badge;
  }

  function entry(item) {
    const row = make("li");
    const colour = document.documentElement.dataset.theme === "dark" ? item.style.colour_dark : item.style.colour;
    row.appendChild(item.style.glyph ? pointSwatch(item.style, colour, item.approximate) : lineSwatch(item.style, colour));
    row.appendChild(make("span", "", item.label));
    return row;
  }

  // Own features may be points or lines: their swatch shows both.
  function ownEntry(item) {
    const row = entry(item);
    row.insertBefore(make("i", `keruen-diamond${item.style.hollow ? " hollow" : ""}${item.style.past ? " past" : ""}${item.style.unknown ? " unknown" : ""}`), row.firstChild);
    row.firstChild.style.setProperty("--colour", document.documentElement.dataset.theme === "dark" ? item.style.colour_dark : item.style.colour);
    return row;
  }

  function unequal(label) {
    const row = make("li", "unequal-row");
    row.append(make("b", "keruen-unequal", "≠"), make("span", "", label));
    return row;
  }

  function layerRow(layer, on, actions) {
    const row = make("div", "keruen-layer");
    row.dataset.layer = layer.id;
    const head = make("div", "keruen-layer-head");
    const label = make("label");
    const box = make("input");
    box.type = "checkbox";
    box.checked = on;
    box.dataset.layer = layer.id;
    box.addEventListener("change", () => actions.toggle(layer.id, box.checked));
    const colour = make("i", "keruen-colour");
    colour.style.background = document.documentElement.dataset.theme === "dark" ? layer.colour_dark : layer.colour;
    label.append(box, colour, make("span", "", layer.title));
    const zoom = make("button", "keruen-tool", "⤢");
    zoom.type = "button";
    zoom.title = `${keruen.atlas.text.zoomLayer}: ${layer.title}`;
    zoom.setAttribute("aria-label", zoom.title);
    zoom.addEventListener("click", () => actions.zoom(layer));
    head.append(label, zoom);
    row.appendChild(head);
    if (on) {
      const list = make("ul", "keruen-entries");
      for (const item of layer.legend) list.appendChild(entry(item));
      row.appendChild(list);
    }
    return row;
  }

  function marksOf(layers, shown) {
    const found = new Map();
    for (const layer of layers) {
      if (!shown.has(layer.id)) continue;
      for (const mark of layer.marks) found.set(mark.key, mark);
    }
    return [...found.values()].sort((a, b) => a.order - b.order);
  }

  function onlineRow(actions, online) {
    const row = make("div", "keruen-online-row");
    const label = make("label");
    const box = make("input");
    box.type = "checkbox";
    box.checked = online;
    box.addEventListener("change", () => actions.online(box.checked));
    label.append(box, make("span", "", keruen.atlas.text.online));
    row.append(label, make("small", "", keruen.atlas.text.onlineNote));
    return row;
  }

  function render(shown, actions, online) {
    const { text, layers } = keruen.atlas;
    const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.layer : null;
    const top = root.querySelector(".keruen-scroll") ? root.querySelector(".keruen-scroll").scrollTop : 0;
    const held = keruen.inview.element().contains(document.activeElement) ? document.activeElement : null;
    root.dir = keruen.atlas.direction;
    root.replaceChildren(make("summary", "", text.layers));
    const body = make("div", "keruen-scroll");
    body.appendChild(keruen.inview.element());
    keruen.own.legend(body, ownEntry);
    for (const layer of layers) body.appendChild(layerRow(layer, shown.has(layer.id), actions));
    const marks = marksOf(layers, shown);
    if (marks.length) {
      const how = make("details", "keruen-how");
      how.open = howOpen;
      how.addEventListener("toggle", () => (howOpen = how.open));
      how.appendChild(make("summary", "", text.how));
      const list = make("ul", "keruen-entries keruen-marks");
      for (const mark of marks) list.appendChild(entry(mark));
      if (layers.some((layer) => shown.has(layer.id) && layer.disputed)) list.appendChild(unequal(text.unequal));
      how.appendChild(list);
      body.appendChild(how);
    } else body.appendChild(make("p", "", text.nothing));
    if (text.online) body.appendChild(onlineRow(actions, online));
    root.appendChild(body);
    body.scrollTop = top;
    if (held) held.focus({ preventScroll: true });
    if (focused) {
      const again = root.querySelector(`input[data-layer="${CSS.escape(focused)}"]`);
      if (again) again.focus();
    }
  }

  function prepare(map) {
    const control = L.control({ position: "topright" });
    control.onAdd = () => {
      root = make("details", "keruen-legend");
      root.open = window.innerWidth > 560 && !keruen.address.read().tour;
      root.addEventListener("toggle", () => map.fire("moveend"));
      L.DomEvent.disableClickPropagation(root);
      L.DomEvent.disableScrollPropagation(root);
      return root;
    };
    control.addTo(map);
  }

  // Where room is needed the legend folds, unless the visitor has opened it.
  function fold(folded) {
    if (!root || window.innerWidth <= 560) return;
    root.open = !folded;
  }

  return { prepare, render, fold };
})();
