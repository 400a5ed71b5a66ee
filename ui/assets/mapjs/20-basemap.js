// Land, lakes, borders and relief: drawn under everything, from our own files.
"use strict";

keruen.basemap = (() => {
  const colours = {
    light: { sea: "#d3e4ec", land: "#efeae0", shore: "#9db6c1", lake: "#d3e4ec", border: "#a89f91" },
    dark: { sea: "#182229", land: "#2b2f31", shore: "#4d6370", lake: "#182229", border: "#6d7174" },
  };
  const drawn = [];
  let online = null;

  const swap = (rings) => rings.map((ring) => ring.map(([lon, lat]) => [lat, lon]));

  function pane(map, name, zIndex) {
    const made = map.getPane(name) || map.createPane(name);
    made.style.zIndex = zIndex;
    made.style.pointerEvents = "none";
    return L.canvas({ pane: name, padding: 0.3 });
  }

  function addShapes(map, data) {
    const land = pane(map, "land", 200);
    const water = pane(map, "water", 230);
    const still = { interactive: false };
    const sea = L.rectangle([[-85, -180], [85, 180]], { renderer: land, weight: 0, fillOpacity: 1, ...still });
    const polygons = L.polygon(data.land.map(swap), { renderer: land, weight: 1, fillOpacity: 1, ...still });
    const lakes = L.polygon(data.lakes.map(swap), { renderer: water, weight: 0.8, fillOpacity: 1, ...still });
    const borders = L.polyline(swap(data.borders), { renderer: water, weight: 1.1, ...still });
    const disputed = L.polyline(swap(data.disputed), { renderer: water, weight: 1.3, dashArray: "1.5 4", ...still });
    drawn.push({ sea, land: polygons, lake: lakes, border: borders, disputed });
    for (const shape of [sea, polygons, lakes, borders, disputed]) shape.addTo(map);
  }

  function addRelief(map, [west, south, east, north]) {
    pane(map, "relief", 210);
    map.getPane("relief").classList.add("keruen-relief");
    const bounds = [[south, west], [north, east]];
    L.imageOverlay(keruen.load.url("relief.webp"), bounds, { pane: "relief", opacity: 1 }).addTo(map);
  }

  function paint(theme) {
    const chosen = colours[theme];
    for (const shapes of drawn) {
      shapes.sea.setStyle({ fillColor: chosen.sea });
      shapes.land.setStyle({ fillColor: chosen.land, color: chosen.shore });
      shapes.lake.setStyle({ fillColor: chosen.lake, color: chosen.shore });
      shapes.border.setStyle({ color: chosen.border });
      shapes.disputed.setStyle({ color: chosen.border });
    }
  }

  async function draw(map, limits, theme) {
    const data = await keruen.load.json("basemap.json");
    addShapes(map, data);
    paint(theme);
    window.setTimeout(() => addRelief(map, limits), 0);
  }

  function setOnline(map, on) {
    if (on && !online) {
      pane(map, "online", 240);
      online = L.tileLayer("https://tile.openstreetmap.org/{z}/{x}/{y}.png", {
        pane: "online",
        maxZoom: 19,
        opacity: 0.85,
        referrerPolicy: "strict-origin-when-cross-origin",
      });
    }
    if (!online) return;
    if (on) online.addTo(map);
    else online.remove();
    // The own ground stays until the first picture is there: without the net nothing is lost.
    const show = () => map.getContainer().classList.add("keruen-online");
    if (on) online.once("tileload", show);
    else {
      online.off("tileload");
      map.getContainer().classList.remove("keruen-online");
    }
  }

  return { draw, paint, setOnline };
})();
