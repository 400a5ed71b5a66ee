// Names of countries, seas, towns and features, laid out so that none covers another.
"use strict";

keruen.labels = (() => {
  const KINDS = { country: 0, sea: 1, region: 3, town: 2 };
  const canvas = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  let pool = [];

  function widthOf(text, font, spacing) {
    const key = `${keruen.scale} ${font}${text}`;
    if (!widths.has(key)) {
      canvas.font = font;
      widths.set(key, (canvas.measureText(text).width + spacing * text.length) * keruen.scale);
    }
    return widths.get(key);
  }

  const fonts = {
    country: ["600 13px 'Source Sans','Noto Sans Arabic',sans-serif", 2.2],
    sea: ["italic 13px 'Source Sans','Noto Sans Arabic',sans-serif", 1.4],
    region: ["italic 12px 'Source Sans','Noto Sans Arabic',sans-serif", 1],
    town: ["12px 'Source Sans','Noto Sans Arabic',sans-serif", 0],
    feature: ["600 12.5px 'Source Sans','Noto Sans Arabic',sans-serif", 0],
  };

  function candidates(map, entries, selected) {
    const zoom = map.getZoom();
    const bounds = map.getBounds().pad(0.05);
    const found = [];
    for (const entry of entries) {
      const { feature, marker } = entry;
      const chosen = feature.id === selected;
      const from = feature.context ? Math.max(feature.zoom + 1, 7.5) : Math.max(feature.zoom, 6.5);
      if (entry.time === "out" && !chosen) continue;
      if (!entry.shown || (!chosen && zoom < from) || !bounds.contains(marker.getLatLng())) continue;
      found.push({ text: feature.name, kind: "feature", at: map.latLngToLayerPoint(marker.getLatLng()).add(entry.shift || [0, 0]), rank: chosen ? -2 : feature.context ? 2.5 : -1, gap: chosen ? 23 : entry.small ? 8 : 15, chosen });
    }
    for (const place of keruen.atlas.places) {
      const [lon, lat] = place.lonlat;
      if (zoom < place.zoom || !bounds.contains([lat, lon])) continue;
      if (place.kind === "country" && zoom > 9) continue;
      found.push({ text: place.name, kind: place.kind, at: map.latLngToLayerPoint([lat, lon]), rank: KINDS[place.kind] + place.zoom / 100, gap: 5 });
    }
    return found.sort((a, b) => a.rank - b.rank);
  }

  // Only a chosen name that is wider than the window takes two lines.
  function sizeOf(label, widest) {
    const [font, spacing] = fonts[label.kind];
    const width = widthOf(label.text, font, spacing) + 4;
    const height = 16 * keruen.scale;
    label.wrapped = Boolean(label.chosen && width > widest);
    return label.wrapped ? [Math.min(width * 0.65, widest), height * 2] : [width, height];
  }

  function boxes(label, widest) {
    const [width, height] = sizeOf(label, widest);
    const { x, y } = label.at;
    if (label.kind !== "town" && label.kind !== "feature") return [[x - width / 2, y - height / 2, width, height]];
    const gap = label.gap * Math.max(1, keruen.scale * 0.75);
    return [
      [x + gap, y - height / 2, width, height],
      [x - gap - width, y - height / 2, width, height],
      [x - width / 2, y - gap - height, width, height],
      [x - width / 2, y + gap, width, height],
    ];
  }

  // A chosen name is shown in any case: inside the window, if need be over its own place.
  function within(box, window) {
    const x = Math.min(Math.max(box[0], window[0]), Math.max(window[0], window[0] + window[2] - box[2]));
    const y = Math.min(Math.max(box[1], window[1]), Math.max(window[1], window[1] + window[3] - box[3]));
    return [x, y, box[2], box[3]];
  }

  const isWithin = (box, window) => within(box, window).every((value, i) => value === box[i]);

  const overlap = (a, b) => a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];

  function element(index, pane) {
    if (!pool[index]) {
      pool[index] = document.createElement("div");
      pool[index].dir = "auto";
      pane.appendChild(pool[index]);
    }
    return pool[index];
  }

  function show(index, label, box, pane) {
    const shown = element(index, pane);
    shown.className = `keruen-label label-${label.kind}${label.chosen ? " chosen" : ""}${label.wrapped ? " wrapped" : ""}`;
    shown.textContent = label.text;
    shown.style.transform = `translate(${Math.round(box[0])}px, ${Math.round(box[1])}px)`;
    shown.style.width = `${Math.ceil(box[2])}px`;
    shown.hidden = false;
  }

  function obstacles(map, entries, selected) {
    return entries
      .filter((entry) => entry.shown)
      .map((entry) => {
        const at = map.latLngToLayerPoint(entry.marker.getLatLng()).add(entry.shift || [0, 0]);
        const half = (entry.feature.id === selected ? 22 : entry.small ? 4 : entry.faint ? 6 : 12) * Math.max(1, keruen.scale * 0.75);
        return [at.x - half, at.y - half, 2 * half, 2 * half];
      });
  }

  // The controls lie over the map: no name should begin or end under them.
  function controls(map) {
    const origin = map.getContainer().getBoundingClientRect();
    return [...map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
      const box = control.getBoundingClientRect();
      const at = map.containerPointToLayerPoint([box.left - origin.left, box.top - origin.top]);
      return [at.x, at.y, box.width, box.height];
    });
  }

  // `kept` are further boxes that no name may cover.
  function arrange(map, entries, selected, kept) {
    const pane = map.getPane("labels");
    const taken = [...kept, ...obstacles(map, entries, selected), ...controls(map)];
    const dots = [];
    const corner = map.containerPointToLayerPoint([0, 0]);
    const seen = [corner.x, corner.y, map.getSize().x, map.getSize().y];
    let used = 0;
    const placed = [];
    for (const label of candidates(map, entries, selected)) {
      if (placed.some((other) => other.text === label.text && other.at.distanceTo(label.at) < 60)) continue;
      const places = boxes(label, seen[2]);
      const isFree = (box) => !taken.some((other) => overlap(box, other));
      const isClear = (box) => !kept.some((other) => overlap(box, other));
      const free = label.chosen
        ? [isFree, isClear].map((fits) => places.find((box) => fits(box) && isWithin(box, seen))).find(Boolean) || within(places[2], seen)
        : places.find((box) => isFree(box) && isWithin(box, seen)) || places.find(isFree);
      if (!free) continue;
      taken.push(free);
      placed.push(label);
      if (label.kind === "town") dots.push(label.at);
      show(used, label, free, pane);
      used += 1;
    }
    for (const dot of dots) {
      const mark = element(used, pane);
      mark.className = "keruen-dot";
      mark.textContent = "";
      mark.style.width = "";
      mark.style.transform = `translate(${Math.round(dot.x) - 2}px, ${Math.round(dot.y) - 2}px)`;
      mark.hidden = false;
      used += 1;
    }
    for (const spare of pool.slice(used)) spare.hidden = true;
  }

  function prepare(map) {
    const pane = map.createPane("labels");
    pane.style.zIndex = 450;
    pane.style.pointerEvents = "none";
    pane.setAttribute("aria-hidden", "true");
    map.on("zoomstart", () => pane.classList.add("moving"));
    map.on("zoomend", () => pane.classList.remove("moving"));
  }

  const isCovered = (map, box) => controls(map).some((control) => overlap(control, box));

  return { prepare, arrange, isCovered, forget: () => widths.clear() };
})();
