// A visitor's own layers on the map: fetched for this visitor only, shown apart, never verified.
"use strict";

keruen.own = (() => {
  const ADDRESS = "../../keruen/own/";
  const HELD = "keruen-had";
  let map = null;
  let canvas = null;
  let hooks = null;
  let tip = null;
  let gone = false;
  const MOST_RAISED = 200;
  const hidden = new Set();

  const had = () => document.cookie.split("; ").some((part) => part.startsWith(`${HELD}=1`));
  const remember = (held) => {
    document.cookie = held ? `${HELD}=1; path=/; SameSite=Lax` : `${HELD}=; path=/; max-age=0; SameSite=Lax`;
  };

  function ask(path, options = {}) {
    const headers = { "X-Keruen": "own", ...(options.body ? { "Content-Type": "application/json" } : {}) };
    return fetch(ADDRESS + path, { ...options, headers, cache: "no-store" });
  }

  // What the visitor emptied himself is not gone: `mine` says that he just changed something.
  async function load({ mine = false } = {}) {
    if (!had()) return;
    const answer = await ask("layers").catch(() => null);
    if (!answer || !answer.ok) return;
    const heads = (await answer.json()).layers;
    gone = !heads.length && !mine;
    if (!heads.length && mine) remember(false);
    const packed = await Promise.all(
      heads.map(async ({ id }) => {
        const one = await ask(`layers/${encodeURIComponent(id)}`);
        return one.ok ? keruen.ownCanvas.unpack(await one.json()) : null;
      })
    );
    canvas.layers = packed.filter(Boolean);
    for (const layer of canvas.layers) layer.on = !hidden.has(layer.id);
    turn(year, true);
    hooks.legend();
    keruen.inview.update();
    document.documentElement.dataset.own = String(canvas.layers.length);
  }

  const refresh = () => load().catch(() => null);

  function parse(id) {
    const [mark, layerId, serial] = (id || "").split(".");
    if (mark !== "own" || !canvas) return null;
    const layer = canvas.layers.find((one) => one.id === layerId);
    const index = layer ? layer.places.get(Number(serial)) : undefined;
    return index === undefined ? null : { layer, index };
  }

  const idOf = ({ layer, index }) => `own.${layer.id}.${layer.serials[index]}`;
  const layerColour = (layer) => (document.documentElement.dataset.theme === "dark" ? layer.colour_dark : layer.colour);
  const nameOf = ({ layer, index }) => layer.names[index];
  const shapes = (found) => keruen.ownCanvas.shapesOf(found.layer, found.index);

  // Which features of a layer lie in the window, each once, with their distance from its middle.
  function seenOf(layer, bounds) {
    const { worldX, worldY, OUTER } = keruen.ownCanvas;
    const [west, east] = [worldX(bounds.getWest()), worldX(bounds.getEast())];
    const [north, south] = [worldY(bounds.getNorth()), worldY(bounds.getSouth())];
    const away = new Map();
    for (let i = 0; i < layer.kinds.length; i += 1) {
      const at = i * 4;
      const { [at]: w, [at + 1]: n, [at + 2]: e, [at + 3]: s } = layer.boxes;
      if (layer.kinds[i] > OUTER || w > east || e < west || n > south || s < north) continue;
      const far = Math.hypot((w + e - west - east) / 2, (n + s - north - south) / 2);
      const owner = layer.owners[i];
      if (!(away.get(owner) <= far)) away.set(owner, far);
    }
    return away;
  }

  // What lies in the window: how many, and of each layer the nearest to the middle, `most` in all.
  function inView(bounds, most) {
    const on = canvas ? canvas.layers.filter((layer) => layer.on) : [];
    const seen = on.flatMap((layer) => [...seenOf(layer, bounds)].map(([index, far]) => ({ layer, index, far })));
    const nearest = seen.sort((a, b) => a.far - b.far).slice(0, most);
    const rows = (layer) => nearest.filter((one) => one.layer === layer).map((one) => ({ id: idOf(one), name: nameOf(one) }));
    return { count: seen.length, layers: on.map((layer) => ({ title: layer.name, features: rows(layer) })).filter((one) => one.features.length) };
  }

  function boundsOf(id) {
    const found = parse(id);
    return found ? L.latLngBounds(shapes(found).flatMap((shape) => shape.latlngs)) : null;
  }

  // A chosen point stands above the atlas's symbols, or it would lie hidden under them.
  function raised({ layer, index }, latlng) {
    const style = layer.styles[layer.state[index]];
    const [fill, edge] = style.hollow ? ["var(--paper)", layerColour(layer)] : [layerColour(layer), "#ffffff"];
    const stripes = style.past ? `<path d="M11 16l5-5M16 21l5-5" stroke="${edge}" stroke-width="1.5"/>` : "";
    const hole = style.unknown ? `<path d="M16 13l3 3l-3 3l-3-3z" fill="${edge}"/>` : "";
    const html = `<svg viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="14.5"/><path d="M16 8l8 8l-8 8l-8-8z" fill="${fill}" stroke="${edge}" stroke-width="2"/>${stripes}${hole}</svg>`;
    const icon = L.divIcon({ className: "keruen-own-pick", html, iconSize: [32, 32] });
    const marker = L.marker(latlng, { icon, pane: "ownpick", keyboard: false });
    marker.on("click", () => hooks.choose(idOf({ layer, index })));
    return marker;
  }

  // The yellow halo of a chosen feature, or null where it is not the visitor's.
  function halo(id, rendering, colour) {
    const found = parse(id);
    if (!found) return null;
    const group = L.layerGroup();
    const style = { renderer: rendering.halo, interactive: false, color: colour, weight: 12, opacity: 0.95, lineCap: "round" };
    for (const { kind, latlngs } of shapes(found)) {
      if (kind === keruen.ownCanvas.POINT) {
        if (group.getLayers().length < MOST_RAISED) raised(found, latlngs[0]).addTo(group);
      }
      else L.polyline(latlngs, style).addTo(group);
    }
    return group;
  }

  let year = null;
  function turn(next, anew = false) {
    if (next === year && !anew) return;
    year = next;
    for (const layer of canvas.layers) {
      const time = (span) => keruen.year.timeOf({ years: span ? [span] : null }, year);
      layer.fades = year === null ? null : layer.years.map(time);
    }
    canvas.paint();
  }

  function point(event) {
    const found = canvas.layers.length && !keruen.draw.isBusy() ? canvas.at(event.latlng) : null;
    map.getContainer().classList.toggle("keruen-over-own", Boolean(found));
    if (!found) {
      tip.remove();
      return;
    }
    const box = document.createElement("span");
    box.dir = "auto";
    box.textContent = nameOf(found);
    tip.setContent(box).setLatLng(event.latlng).addTo(map);
  }

  function click(event) {
    if (keruen.draw.isBusy()) return;
    const found = canvas.at(event.latlng);
    if (found) hooks.choose(idOf(found));
  }

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function row(layer, entry) {
    const box = make("div", "keruen-layer");
    const head = make("div", "keruen-layer-head");
    const label = make("label");
    const check = make("input");
    check.type = "checkbox";
    check.checked = layer.on;
    check.dataset.layer = `own.${layer.id}`;
    check.addEventListener("change", () => {
      layer.on = check.checked;
      if (layer.on) hidden.delete(layer.id);
      else hidden.add(layer.id);
      canvas.paint();
      hooks.legend();
      keruen.inview.update();
    });
    const colour = make("i", "keruen-colour");
    colour.style.background = layerColour(layer);
    const name = make("span", "", layer.name);
    name.dir = "auto";
    label.append(check, colour, name);
    const zoom = make("button", "keruen-tool", "⤢");
    zoom.type = "button";
    zoom.title = `${keruen.atlas.text.zoomLayer}: ${layer.name}`;
    zoom.setAttribute("aria-label", zoom.title);
    zoom.addEventListener("click", () => layer.bounds && hooks.zoom(layer));
    head.append(label, zoom);
    box.append(head);
    if (layer.on) {
      const list = make("ul", "keruen-entries");
      layer.states.forEach((state, i) => list.append(entry({ label: keruen.atlas.text[`state-${state}`], style: layer.styles[i] })));
      if (layer.states.length > 1 || layer.states[0] !== "existing") box.append(list);
    }
    return box;
  }

  // The visitor's part of the legend, under the atlas's.
  function legend(body, entry) {
    if (!canvas || (!canvas.layers.length && !gone)) return;
    const part = make("div", "keruen-own-legend");
    part.append(make("h3", "", keruen.atlas.text.ownLayers), make("small", "", gone ? keruen.atlas.text.ownGone : keruen.atlas.text.ownNote));
    for (const layer of canvas.layers) part.append(row(layer, entry));
    if (gone) {
      const close = make("button", "keruen-word", keruen.atlas.text.ownClose);
      close.type = "button";
      close.addEventListener("click", () => {
        gone = false;
        remember(false);
        hooks.legend();
      });
      part.append(close);
    }
    body.append(part);
  }

  function prepare(onMap, given) {
    map = onMap;
    hooks = given;
    map.createPane("own").style.zIndex = 398;
    map.getPane("own").style.pointerEvents = "none";
    map.createPane("ownpick").style.zIndex = 645;
    canvas = new keruen.ownCanvas.Canvas({ pane: "own", padding: 0.2 }).addTo(map);
    tip = L.tooltip({ className: "keruen-tip", direction: "top", offset: [0, -6] });
    map.on("click", click);
    // A server that was started anew holds nothing any more: then the legend says so.
    window.parent.addEventListener("keruen-back", refresh);
    window.addEventListener("pagehide", () => window.parent.removeEventListener("keruen-back", refresh));
    let waiting = false;
    map.on("mousemove", (event) => {
      if (waiting) return;
      waiting = true;
      window.requestAnimationFrame(() => {
        waiting = false;
        point(event);
      });
    });
    map.on("mouseout", () => tip.remove());
  }

  function paint(theme) {
    if (!canvas) return;
    canvas.theme = theme;
    canvas.paint();
  }

  return {
    prepare, load, turn, inView, paint, legend, halo, boundsOf, ask, parse, shapes, remember,
    hasDrawn: () => canvas.layers.some((layer) => layer.drawn),
    has: (id) => Boolean(parse(id)),
    nameFor: (id) => (parse(id) ? nameOf(parse(id)) : null),
    address: ADDRESS,
  };
})();
