// Lines: casing, stroke and one wide invisible path for the pointer and the keyboard.
"use strict";

keruen.lines = (() => {
  const HIT = 13;
  const SVG = "http://www.w3.org/2000/svg";

  // Moves screen points sideways so that lines on the same track lie beside each other.
  function shift(points, distance) {
    // Curves narrower than the shift cannot be shown beside a line: they are drawn straight.
    const smooth = L.LineUtil.simplify(points, Math.abs(distance) / 3);
    const clean = smooth.filter((p, i) => i === 0 || !p.equals(smooth[i - 1]));
    if (clean.length < 2) return points;
    const normals = clean.slice(1).map((p, i) => {
      const dx = p.x - clean[i].x;
      const dy = p.y - clean[i].y;
      const size = Math.hypot(dx, dy);
      return L.point(-dy / size, dx / size);
    });
    const moved = clean.map((p, i) => {
      const before = normals[Math.max(0, i - 1)];
      const after = normals[Math.min(normals.length - 1, i)];
      const sum = before.add(after);
      const size = Math.max(Math.hypot(sum.x, sum.y), 0.9);
      return p.add(sum.multiplyBy((distance * Math.min(2 / size, 1.3)) / size));
    });
    return unfold(clean, moved);
  }

  // In a curve tighter than the shift the moved line would run backwards: such points go.
  function unfold(points, moved) {
    const kept = [moved[0]];
    let last = 0;
    for (let i = 1; i < moved.length; i += 1) {
      const way = points[i].subtract(points[last]);
      const step = moved[i].subtract(kept[kept.length - 1]);
      if (way.x * step.x + way.y * step.y <= 0 && i < moved.length - 1) continue;
      kept.push(moved[i]);
      last = i;
    }
    return kept;
  }

  // A polyline whose rings are drawn aside of their course, each by its own `shifts` in pixels.
  const Offset = L.Polyline.extend({
    _clipPoints() {
      const rings = this._rings;
      const parts = [];
      this._aside = [];
      rings.forEach((ring, index) => {
        this._rings = [ring];
        L.Polyline.prototype._clipPoints.call(this);
        for (const part of this._parts) {
          parts.push(part);
          this._aside.push(this.options.shifts[index] || 0);
        }
      });
      this._rings = rings;
      this._parts = parts;
    },
    _updatePath() {
      this._parts = this._parts.map((part, i) => (this._aside[i] ? shift(part, this._aside[i]) : part));
      L.Polyline.prototype._updatePath.call(this);
    },
  });

  function renderers(map) {
    const panes = [["halo", 395], ["casing", 400], ["stroke", 405], ["hit", 420]];
    return Object.fromEntries(
      panes.map(([name, zIndex]) => {
        map.createPane(name).style.zIndex = zIndex;
        if (name !== "hit") map.getPane(name).style.pointerEvents = "none";
        return [name, L.svg({ pane: name, padding: 0.4 })];
      })
    );
  }

  function addArrow(renderer, colour) {
    const id = `arrow-${colour.slice(1)}`;
    if (document.getElementById(id)) return id;
    const marker = document.createElementNS(SVG, "marker");
    const attributes = { id, viewBox: "0 0 10 10", refX: 7, refY: 5, markerWidth: 4.4, markerHeight: 4.4, orient: "auto-start-reverse" };
    for (const [key, value] of Object.entries(attributes)) marker.setAttribute(key, value);
    const head = document.createElementNS(SVG, "path");
    head.setAttribute("d", "M0 0L10 5L0 10z");
    head.setAttribute("fill", colour);
    marker.appendChild(head);
    renderer._container.appendChild(marker);
    return id;
  }

  const swap = (coordinates) => coordinates.map(([lon, lat]) => [lat, lon]);

  function drawPart(group, feature, part, rendering, theme) {
    const style = part.style;
    const colour = theme === "dark" ? style.colour_dark : style.colour;
    const ground = theme === "dark" ? "#15191b" : "#ffffff";
    const width = style.width * keruen.scale;
    const common = { interactive: false, shifts: [part.offset], lineCap: "butt", lineJoin: "round", smoothFactor: 1 };
    const line = (options) => new Offset(swap(part.coordinates), { ...common, ...options }).addTo(group);
    line({ renderer: rendering.casing, color: ground, weight: width + 2.6 * keruen.scale, opacity: feature.context ? 0.55 : 0.9 });
    const dash = style.dash ? style.dash.map((part) => part * keruen.scale).join(" ") : null;
    const round = style.dash && style.dash[0] < 1 ? "round" : "butt";
    const stroke = line({ renderer: rendering.stroke, color: colour, weight: style.hollow ? width + 0.8 * keruen.scale : width, dashArray: dash, lineCap: round, opacity: feature.context ? 0.55 : 1 });
    if (style.hollow) line({ renderer: rendering.stroke, color: ground, weight: width - keruen.scale, opacity: 0.95 });
    if (style.arrow) stroke.getElement().setAttribute("marker-end", `url(#${addArrow(rendering.stroke, colour)})`);
  }

  function drawHit(group, feature, rendering, choose) {
    const hit = new Offset(feature.parts.map((part) => swap(part.coordinates)), {
      renderer: rendering.hit,
      className: `keruen-hit feature-${feature.id}`,
      weight: HIT,
      opacity: 0,
      shifts: feature.parts.map((part) => part.offset),
      bubblingMouseEvents: false,
    }).addTo(group);
    const element = hit.getElement();
    element.setAttribute("role", "button");
    element.setAttribute("tabindex", "0");
    element.setAttribute("aria-label", `${feature.kind}: ${feature.name}`);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(feature.id);
    });
    hit.on("click", () => choose(feature.id));
    keruen.tip.bind(hit, feature);
    return hit;
  }

  // The mark of a disputed line stands on its middle point and is not in the way of the pointer.
  function drawDispute(group, feature) {
    const longest = feature.parts.reduce((a, b) => (b.coordinates.length > a.coordinates.length ? b : a));
    const [lon, lat] = longest.coordinates[Math.floor(longest.coordinates.length / 2)];
    const icon = L.divIcon({ className: "keruen-line-mark", html: '<b class="keruen-unequal">≠</b>', iconSize: [16, 16] });
    L.marker([lat, lon], { icon, interactive: false, keyboard: false, zIndexOffset: -500 }).addTo(group);
  }

  function draw(group, feature, rendering, theme, choose) {
    for (const part of feature.parts) drawPart(group, feature, part, rendering, theme);
    if (feature.disputed) drawDispute(group, feature);
    return drawHit(group, feature, rendering, choose);
  }

  function halo(feature, rendering, colour) {
    const group = L.layerGroup();
    for (const part of feature.parts) {
      new Offset(swap(part.coordinates), {
        renderer: rendering.halo,
        interactive: false,
        shifts: [part.offset],
        color: colour,
        weight: (part.style.width + 11) * keruen.scale,
        opacity: 0.95,
        lineCap: "round",
      }).addTo(group);
    }
    return group;
  }

  const beside = (rings, options) => new Offset(rings, options);

  return { renderers, draw, halo, beside };
})();
