// Points: one marker a feature, moved apart where they crowd, with a line to their true place.
"use strict";

keruen.points = (() => {
  const CELL = 27;
  const ROUNDS = 80;
  // Badges grow less than words: a sign is known from afar before its name is read.
  const BADGE = () => Math.max(1, keruen.scale * 0.75);
  const FULL_FROM = 6; // below this zoom, context is a small ring and yields its room

  function glyph(style, theme) {
    const colour = theme === "dark" ? style.colour_dark : style.colour;
    const kind = style.glyph || "dot";
    return { colour, path: keruen.atlas.glyphs[kind], kind };
  }

  function html(feature, theme) {
    const style = feature.parts[0].style;
    const { colour, path, kind } = glyph(style, theme);
    const classes = ["keruen-badge", `badge-${kind}`];
    if (style.hollow) classes.push("hollow");
    if (feature.approximate) classes.push("approximate");
    if (style.past) classes.push("past");
    const box = document.createElement("span");
    box.className = classes.join(" ");
    box.style.setProperty("--colour", colour);
    const dispute = feature.disputed ? '<b class="keruen-unequal">≠</b>' : "";
    const leader = '<i class="keruen-leader"></i>';
    box.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${path}"/></svg>`;
    return leader + box.outerHTML + dispute;
  }

  function draw(group, feature, theme, choose) {
    const [lon, lat] = feature.parts[0].coordinates;
    const small = (feature.parts[0].style.glyph || "dot") === "dot";
    const marker = L.marker([lat, lon], {
      icon: L.divIcon({
        className: `keruen-point feature-${feature.id}${feature.context ? " context" : ""}${small ? " small" : ""}`,
        html: html(feature, theme),
        iconSize: [24, 24],
      }),
      keyboard: true,
      riseOnHover: true,
      zIndexOffset: feature.context ? 0 : 500,
    }).addTo(group);
    const element = marker.getElement();
    element.setAttribute("aria-label", `${feature.kind}: ${feature.name}`);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      choose(feature.id);
    });
    marker.on("click", () => choose(feature.id));
    keruen.tip.bind(marker, feature);
    return marker;
  }

  function setShown(entry, shown) {
    const element = entry.marker.getElement();
    if (!element || entry.shown === shown) return;
    entry.shown = shown;
    element.classList.toggle("asleep", !shown);
    element.tabIndex = shown ? 0 : -1;
    element.toggleAttribute("aria-hidden", !shown);
    if (!shown) element.setAttribute("aria-hidden", "true");
  }

  function pushApart(a, b) {
    let dx = b.x - a.x;
    let dy = b.y - a.y;
    let distance = Math.hypot(dx, dy);
    const gap = a.radius + b.radius;
    if (distance >= gap) return false;
    if (distance < 0.5) {
      const angle = (a.index * 2.399963) % (2 * Math.PI);
      dx = Math.cos(angle);
      dy = Math.sin(angle);
      distance = 1;
    }
    if (a.fixed && b.fixed) return false;
    const push = gap - Math.min(distance, gap) + 0.5;
    const share = a.fixed ? 1 : b.fixed ? 0 : b.radius / gap;
    a.x -= (dx / distance) * push * (1 - share);
    a.y -= (dy / distance) * push * (1 - share);
    b.x += (dx / distance) * push * share;
    b.y += (dy / distance) * push * share;
    return true;
  }

  function separate(spots) {
    const cells = new Map();
    for (let round = 0; round < ROUNDS; round += 1) {
      cells.clear();
      let moved = false;
      for (const spot of spots) {
        const cell = CELL * BADGE();
        const column = Math.floor(spot.x / cell);
        const row = Math.floor(spot.y / cell);
        for (let i = column - 1; i <= column + 1; i += 1) {
          for (let j = row - 1; j <= row + 1; j += 1) {
            for (const other of cells.get(`${i},${j}`) || []) moved = pushApart(other, spot) || moved;
          }
        }
        const key = `${Math.floor(spot.x / cell)},${Math.floor(spot.y / cell)}`;
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(spot);
      }
      if (!moved) return;
    }
  }

  function place(entry, dx, dy) {
    const element = entry.marker.getElement();
    entry.shift = L.point(dx, dy);
    element.style.marginLeft = `${-12 + dx}px`;
    element.style.marginTop = `${-12 + dy}px`;
    const leader = element.querySelector(".keruen-leader");
    const length = Math.hypot(dx, dy);
    leader.style.width = length > 6 ? `${length}px` : "0";
    leader.style.transform = `rotate(${Math.atan2(-dy, -dx)}rad)`;
  }

  // Shows what the zoom asks for and moves crowded badges apart.
  function arrange(map, entries, selected) {
    const zoom = map.getZoom();
    const spots = [];
    for (const entry of entries) {
      const shown = zoom >= entry.feature.zoom || entry.feature.id === selected;
      setShown(entry, shown);
      if (!shown) continue;
      const at = map.project(entry.marker.getLatLng(), zoom);
      const fixed = entry.small && Boolean(entry.feature.along);
      const faint = entry.feature.context && zoom < FULL_FROM && entry.feature.id !== selected;
      entry.faint = faint;
      entry.marker.getElement().classList.toggle("faint", faint);
      spots.push({ entry, home: at, x: at.x, y: at.y, radius: (entry.small ? 7 : faint ? 6 : 13.5) * BADGE(), fixed, index: spots.length + 1 });
    }
    separate(spots);
    for (const spot of spots) place(spot.entry, Math.round(spot.x - spot.home.x), Math.round(spot.y - spot.home.y));
  }

  return { draw, arrange };
})();
