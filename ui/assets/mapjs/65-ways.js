// The ways that the address asks for: fetched, drawn in their colours, chosen by a click.
"use strict";

keruen.ways = (() => {
  const APART = 4.5;
  let map = null;
  let hooks = null;
  let rendering = null;
  let group = null;
  let dot = null;
  let shown = { key: null, data: null, chosen: 0 };

  function prepare(theMap, theHooks) {
    map = theMap;
    hooks = theHooks;
    group = L.layerGroup().addTo(map);
    const panes = [["way-casing", 407], ["way-stroke", 408], ["way-hit", 425]];
    rendering = Object.fromEntries(
      panes.map(([name, zIndex]) => {
        map.createPane(name).style.zIndex = zIndex;
        if (name !== "way-hit") map.getPane(name).style.pointerEvents = "none";
        return [name, L.svg({ pane: name, padding: 0.4 })];
      })
    );
  }

  const swap = (coordinates) => coordinates.map(([lon, lat]) => [lat, lon]);

  function lines(way, index, chosen) {
    const dark = hooks.theme() === "dark";
    const ground = dark ? "#15191b" : "#ffffff";
    const shift = (index - (shown.data.ways.length - 1) / 2) * APART;
    const extra = chosen ? 2 : 0;
    for (const part of way.parts) {
      const { colour, colour_dark: light, width, dash } = part.style;
      const common = { interactive: false, shifts: [shift], lineCap: "butt", lineJoin: "round" };
      const line = (options) => keruen.lines.beside(swap(part.coordinates), { ...common, ...options }).addTo(group);
      line({ renderer: rendering["way-casing"], color: ground, weight: width + extra + 3, opacity: chosen ? 1 : 0.8 });
      line({ renderer: rendering["way-stroke"], color: dark ? light : colour, weight: width + extra, dashArray: dash ? dash.join(" ") : null, opacity: chosen ? 1 : 0.75 });
    }
    hit(way, index, shift);
  }

  function hit(way, index, shift) {
    const line = keruen.lines.beside(way.parts.map((part) => swap(part.coordinates)), {
      renderer: rendering["way-hit"],
      className: `keruen-hit keruen-way way-${way.number}`,
      weight: 14,
      opacity: 0,
      shifts: way.parts.map(() => shift),
      bubblingMouseEvents: false,
    }).addTo(group);
    const element = line.getElement();
    element.setAttribute("role", "button");
    element.setAttribute("tabindex", "0");
    element.setAttribute("aria-label", named(way));
    const choose = () => hooks.go({ way: index ? String(index + 1) : null });
    line.on("click", choose);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose();
    });
    line.on("mousemove", (event) => index === shown.chosen && keruen.strip.point(keruen.track.kmAt(map, tracks()[index], event.latlng)));
    line.on("mouseout", () => keruen.strip.leave());
    keruen.tip.bind(line, { name: named(way) });
  }

  const named = (way) => `${keruen.controls.digits(String(way.number))}. ${way.title}`;

  function tracks() {
    if (!shown.tracks) shown.tracks = shown.data.ways.map((way) => keruen.track.of(way));
    return shown.tracks;
  }

  function sign(lonlat, text, className, label, onClick) {
    const box = document.createElement("b");
    box.textContent = text;
    const icon = L.divIcon({ className: `keruen-sign ${className}`, html: box, iconSize: [26, 26] });
    const marker = L.marker([lonlat[1], lonlat[0]], { icon, interactive: Boolean(onClick), keyboard: Boolean(onClick), zIndexOffset: 3000 }).addTo(group);
    if (!onClick) return;
    marker.getElement().setAttribute("aria-label", label);
    marker.on("click", onClick);
    marker.getElement().addEventListener("keydown", (event) => event.key === "Enter" && onClick());
    keruen.tip.bind(marker, { name: label });
  }

  function signs() {
    const { ends, closed, ways } = shown.data;
    ends.forEach((place, i) => {
      const last = i === ends.length - 1;
      sign(place.lonlat, i === 0 ? "A" : last ? "B" : keruen.controls.digits(String(i)), "keruen-end");
    });
    for (const place of closed) {
      const label = keruen.atlas.text.reopen.replace("{place}", place.name);
      sign(place.lonlat, "×", "keruen-closed", label, () => hooks.toggle("close", place.id));
    }
    ways.forEach((way, index) => {
      const at = keruen.track.apart(tracks(), index);
      const colours = way.parts[0].style;
      const box = document.createElement("b");
      box.textContent = keruen.controls.digits(String(way.number));
      box.style.background = hooks.theme() === "dark" ? colours.colour_dark : colours.colour;
      const icon = L.divIcon({ className: `keruen-number${index === shown.chosen ? " chosen" : ""}`, html: box, iconSize: [22, 22] });
      L.marker([at[1], at[0]], { icon, interactive: false, keyboard: false, zIndexOffset: 2500 }).addTo(group);
    });
  }

  function draw() {
    group.clearLayers();
    dot = null;
    const data = shown.data;
    if (data) {
      data.ways.forEach((way, index) => index !== shown.chosen && lines(way, index, false));
      if (data.ways[shown.chosen]) lines(data.ways[shown.chosen], shown.chosen, true);
      signs();
    }
    keruen.strip.show(data && data.ways[shown.chosen], data ? data.direction : "ltr", hooks.theme());
  }

  // Shows on the map where on the chosen way a kilometre lies; null shows nothing.
  function point(km) {
    if (dot) dot.remove();
    dot = null;
    const track = shown.data && tracks()[shown.chosen];
    if (km === null || !track) return;
    const [lon, lat] = keruen.track.at(track, km);
    dot = L.circleMarker([lat, lon], { renderer: rendering["way-hit"], interactive: false, radius: 8, weight: 3, color: "#22262a", fillColor: "#f0e442", fillOpacity: 1, className: "keruen-here" }).addTo(group);
  }

  function bounds() {
    const [west, south, east, north] = shown.data.ways.map((way) => way.bounds).reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
    return L.latLngBounds([south, west], [north, east]);
  }

  async function fetchWays(params) {
    const answer = await fetch(keruen.load.url(`../ways?${params}`));
    if (!answer.ok) throw new Error(`ways: ${answer.status}`);
    return answer.json();
  }

  // Shows what `wanted` asks for: { routing, from, to, params, way }; `look` brings it into view.
  async function follow(wanted, { look = true, language } = {}) {
    const box = map.getContainer().classList;
    if (box.contains("keruen-routing") !== wanted.routing) {
      box.toggle("keruen-routing", wanted.routing);
      keruen.legend.fold(wanted.routing);
    }
    const key = wanted.from && wanted.to ? `${language}|${wanted.params}` : null;
    const chosen = wanted.way - 1;
    if (key === shown.key) {
      if (chosen === shown.chosen) return;
      shown.chosen = chosen;
      draw();
      return;
    }
    shown = { key, data: null, chosen };
    if (key) {
      const data = await fetchWays(`${wanted.params}&lang=${language}`).catch(() => null);
      if (shown.key !== key) return;
      shown.data = data;
      shown.chosen = data ? Math.min(shown.chosen, Math.max(data.ways.length - 1, 0)) : 0;
    }
    draw();
    if (look && shown.data && shown.data.ways.length) hooks.look(bounds());
  }

  return { prepare, follow, draw: () => group && draw(), point, bounds: () => (shown.data && shown.data.ways.length ? bounds() : null) };
})();
