// Own layers on a canvas: many thousand strokes, drawn at once and found again by place.
"use strict";

keruen.ownCanvas = (() => {
  const [POINT, LINE, OUTER, HOLE] = [0, 1, 2, 3];
  const CROWD = 4000; // from here on points are small and hidden ones are left out
  const FADES = ["out", "undated", "in"];
  const SHARE = [0.15, 0.6, 1];
  const KIND_OF = [2, 1, 0];

  const worldX = (lon) => (lon + 180) / 360;
  function worldY(lat) {
    const sine = Math.sin((Math.min(Math.max(lat, -85.05), 85.05) * Math.PI) / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }

  // From what the server packed to world coordinates between 0 and 1, with the box of each stroke.
  function unpack(data) {
    const count = data.sizes.length;
    const xy = new Float64Array(data.lonlats.length);
    for (let i = 0; i < xy.length; i += 2) {
      xy[i] = worldX(data.lonlats[i] / 1e6);
      xy[i + 1] = worldY(data.lonlats[i + 1] / 1e6);
    }
    const begins = new Uint32Array(count + 1);
    const boxes = new Float64Array(count * 4);
    for (let i = 0; i < count; i += 1) {
      begins[i + 1] = begins[i] + data.sizes[i];
      let [west, north, east, south] = [2, 2, -1, -1];
      for (let at = begins[i] * 2; at < begins[i + 1] * 2; at += 2) {
        west = Math.min(west, xy[at]);
        east = Math.max(east, xy[at]);
        north = Math.min(north, xy[at + 1]);
        south = Math.max(south, xy[at + 1]);
      }
      boxes.set([west, north, east, south], i * 4);
    }
    // An outer ring is followed by its holes: it may be left out only if it has none.
    const holes = new Uint8Array(count);
    for (let i = 1; i < count; i += 1) holes[i - 1] = Number(data.kinds[i] === HOLE);
    const places = new Map(data.serials.map((serial, index) => [serial, index]));
    return { ...data, xy, begins, boxes, holes, places, on: true, lonlats: null };
  }

  const Canvas = L.Renderer.extend({
    initialize(options) {
      L.Renderer.prototype.initialize.call(this, options);
      this.layers = [];
      this.theme = "light";
      this.time = () => "in";
    },

    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.className = "keruen-own-canvas";
      this._context = this._container.getContext("2d");
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = window.devicePixelRatio > 1 ? 2 : 1;
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this._container.width = ratio * size.x;
      this._container.height = ratio * size.y;
      this._container.style.width = `${size.x}px`;
      this._container.style.height = `${size.y}px`;
      this._context.scale(ratio, ratio);
      this.paint();
    },

    // Turns world coordinates into pixels of the canvas: x * scale + left, y * scale + top.
    _frame() {
      const origin = this._map.getPixelOrigin().add(this._bounds.min);
      return { scale: this._map.options.crs.scale(this._map.getZoom()), left: -origin.x, top: -origin.y };
    },

    paint() {
      if (!this._map || !this._bounds) return;
      const size = this._bounds.getSize();
      this._context.clearRect(0, 0, size.x, size.y);
      const frame = this._frame();
      for (const layer of this.layers) if (layer.on) this._paintLayer(layer, frame, size);
    },

    // The strokes that fall into the window, by state and by how they stand to the year.
    _visible(layer, { scale, left, top }, size) {
      const groups = new Map();
      const { boxes, kinds, owners, state } = layer;
      const crowd = kinds.length > CROWD;
      const columns = Math.ceil((size.x + 24) / 3) + 1;
      const taken = crowd ? new Uint32Array(columns * (Math.ceil((size.y + 24) / 3) + 1)) : null;
      let points = 0;
      for (let i = 0; i < kinds.length; i += 1) {
        const west = boxes[i * 4] * scale + left;
        const north = boxes[i * 4 + 1] * scale + top;
        const east = boxes[i * 4 + 2] * scale + left;
        const south = boxes[i * 4 + 3] * scale + top;
        if (east < -12 || south < -12 || west > size.x + 12 || north > size.y + 12) continue;
        const owner = owners[i];
        const fade = layer.fades ? FADES.indexOf(layer.fades[owner]) : 2;
        const kind = kinds[i] === HOLE ? 0 : KIND_OF[kinds[i]];
        if (kind === 2) points += 1;
        if (crowd && kinds[i] !== HOLE && east - west < 2 && south - north < 2 && layer.holes[i] === 0) {
          // Of strokes smaller than a cell only one is drawn there: the others would lie under it.
          const cell = Math.floor((Math.max(north, -12) + 12) / 3) * columns + Math.floor((Math.max(west, -12) + 12) / 3);
          const bit = 1 << (state[owner] * 3 + fade);
          if (taken[cell] & bit) continue;
          taken[cell] |= bit;
        }
        const key = (fade * 3 + kind) * 100 + state[owner];
        const group = groups.get(key);
        if (group) group.push(i);
        else groups.set(key, [i]);
      }
      return { groups, points };
    },

    _paintLayer(layer, frame, size) {
      const { groups, points } = this._visible(layer, frame, size);
      // What fits the year comes last, and lies on top; of it points over lines over areas.
      for (const key of [...groups.keys()].sort((a, b) => a - b)) {
        const kind = Math.floor(key / 100) % 3;
        const style = layer.styles[key % 100];
        this._context.globalAlpha = SHARE[Math.floor(key / 300)];
        if (kind === 2) this._paintPoints(layer, groups.get(key), style, frame, points > CROWD ? 4 : 6.5);
        else if (kind === 1) this._paintLines(layer, groups.get(key), style, frame);
        else this._paintAreas(layer, groups.get(key), style, frame);
      }
      this._context.globalAlpha = 1;
    },

    _colours(style) {
      const dark = this.theme === "dark";
      return { colour: dark ? style.colour_dark : style.colour, ground: dark ? "#14191c" : "#ffffff" };
    },

    _trace(path, layer, stroke, { scale, left, top }) {
      const { xy, begins } = layer;
      let [lastX, lastY] = [NaN, NaN];
      for (let at = begins[stroke] * 2, end = begins[stroke + 1] * 2, first = true; at < end; at += 2) {
        const x = xy[at] * scale + left;
        const y = xy[at + 1] * scale + top;
        if (!first && at < end - 2 && Math.abs(x - lastX) < 0.7 && Math.abs(y - lastY) < 0.7) continue;
        if (first) path.moveTo(x, y);
        else path.lineTo(x, y);
        [lastX, lastY, first] = [x, y, false];
      }
    },

    _dash(style, on) {
      const dash = on && style.dash ? style.dash : [];
      this._context.setLineDash(dash);
      this._context.lineCap = dash.length && dash[0] < 1 ? "round" : "butt";
      this._context.lineJoin = "round";
    },

    _paintLines(layer, strokes, style, frame) {
      const context = this._context;
      const { colour, ground } = this._colours(style);
      const paths = strokes.map((stroke) => {
        const path = new Path2D();
        this._trace(path, layer, stroke, frame);
        return path;
      });
      const draw = (colourNow, width, dashed) => {
        context.strokeStyle = colourNow;
        context.lineWidth = width;
        this._dash(style, dashed);
        for (const path of paths) context.stroke(path);
      };
      const width = strokes.length > CROWD ? 1.6 : style.width;
      if (strokes.length <= CROWD) draw(ground, width + 2.4, false);
      draw(colour, width, strokes.length <= CROWD);
      this._dash(style, false);
    },

    _paintAreas(layer, strokes, style, frame) {
      const context = this._context;
      const { colour } = this._colours(style);
      const share = context.globalAlpha;
      context.fillStyle = colour;
      context.strokeStyle = colour;
      context.lineWidth = strokes.length > CROWD ? 0.8 : 2;
      for (let i = 0; i < strokes.length; ) {
        const path = new Path2D();
        do {
          this._trace(path, layer, strokes[i], frame);
          path.closePath();
          i += 1;
        } while (i < strokes.length && layer.kinds[strokes[i]] === HOLE);
        context.globalAlpha = share * (style.hollow ? 0.1 : 0.28);
        context.fill(path, "evenodd");
        context.globalAlpha = share;
        this._dash(style, true);
        context.stroke(path);
      }
      this._dash(style, false);
    },

    // A diamond, drawn once and stamped many times: a path of thousands takes seconds.
    _stamp(style, radius) {
      const { colour, ground } = this._colours(style);
      const ratio = window.devicePixelRatio > 1 ? 2 : 1;
      const half = Math.ceil(radius + 2);
      const stamp = document.createElement("canvas");
      stamp.width = stamp.height = 2 * half * ratio;
      const context = stamp.getContext("2d");
      context.scale(ratio, ratio);
      context.translate(half, half);
      context.fillStyle = style.hollow ? ground : colour;
      context.strokeStyle = style.hollow ? colour : ground;
      context.lineWidth = style.hollow ? 2 : 1.2;
      const path = new Path2D(`M0 ${-radius}L${radius} 0L0 ${radius}L${-radius} 0Z`);
      if (style.past) path.addPath(new Path2D(`M${-radius / 2} 0L0 ${-radius / 2}M0 ${radius / 2}L${radius / 2} 0`));
      context.fill(path);
      context.stroke(path);
      if (style.unknown) {
        const hole = radius * 0.36;
        context.fillStyle = ground;
        context.fill(new Path2D(`M0 ${-hole}L${hole} 0L0 ${hole}L${-hole} 0Z`));
      }
      return { stamp, half };
    },

    _paintPoints(layer, strokes, style, { scale, left, top }, radius) {
      const { stamp, half } = this._stamp(style, radius);
      for (const stroke of strokes) {
        const x = Math.round(layer.boxes[stroke * 4] * scale + left) - half;
        const y = Math.round(layer.boxes[stroke * 4 + 1] * scale + top) - half;
        this._context.drawImage(stamp, x, y, 2 * half, 2 * half);
      }
    },

    // The feature under a place of the map: the nearest point, else the line or area drawn last.
    at(latlng) {
      if (!this._bounds) return null;
      const frame = this._frame();
      const place = this._map.latLngToLayerPoint(latlng).subtract(this._bounds.min);
      for (const layer of [...this.layers].reverse()) {
        const index = layer.on ? this._hit(layer, place, frame) : -1;
        if (index >= 0) return { layer, index };
      }
      return null;
    },

    _hit(layer, { x, y }, { scale, left, top }) {
      const { boxes, kinds, owners } = layer;
      let [nearest, far] = [-1, Infinity];
      for (let i = kinds.length - 1; i >= 0; i -= 1) {
        if (kinds[i] !== POINT && nearest >= 0) return nearest;
        const reach = kinds[i] === POINT ? 10 : kinds[i] === LINE ? 7 : 0;
        if (boxes[i * 4] * scale + left > x + reach || boxes[i * 4 + 2] * scale + left < x - reach) continue;
        if (boxes[i * 4 + 1] * scale + top > y + reach || boxes[i * 4 + 3] * scale + top < y - reach) continue;
        if (kinds[i] === HOLE) continue;
        if (kinds[i] === POINT) {
          const away = Math.hypot(boxes[i * 4] * scale + left - x, boxes[i * 4 + 1] * scale + top - y);
          if (away < far) [nearest, far] = [owners[i], away];
          continue;
        }
        const pixels = this._pixels(layer, i, scale, left, top);
        if (kinds[i] === LINE ? this._near(pixels, x, y, reach) : this._inside(layer, i, x, y, scale, left, top)) return owners[i];
      }
      return nearest;
    },

    _pixels(layer, stroke, scale, left, top) {
      const found = [];
      for (let at = layer.begins[stroke] * 2; at < layer.begins[stroke + 1] * 2; at += 2) {
        found.push(L.point(layer.xy[at] * scale + left, layer.xy[at + 1] * scale + top));
      }
      return found;
    },

    _near(pixels, x, y, reach) {
      const place = L.point(x, y);
      return pixels.some((end, i) => i > 0 && L.LineUtil.pointToSegmentDistance(place, pixels[i - 1], end) <= reach);
    },

    _inside(layer, outer, x, y, scale, left, top) {
      let inside = false;
      for (let ring = outer; ring === outer || layer.kinds[ring] === HOLE; ring += 1) {
        const pixels = this._pixels(layer, ring, scale, left, top);
        pixels.forEach((a, i) => {
          const b = pixels[(i + 1) % pixels.length];
          if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
        });
      }
      return inside;
    },
  });

  // The outline of one feature as coordinates, for the halo and for editing.
  function shapesOf(layer, index) {
    const found = [];
    const degrees = (at) => {
      const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * layer.xy[at + 1]))) * 180) / Math.PI;
      return [lat, layer.xy[at] * 360 - 180];
    };
    for (let i = 0; i < layer.owners.length; i += 1) {
      if (layer.owners[i] !== index) continue;
      const latlngs = [];
      for (let at = layer.begins[i] * 2; at < layer.begins[i + 1] * 2; at += 2) latlngs.push(degrees(at));
      found.push({ kind: layer.kinds[i], latlngs });
    }
    return found;
  }

  return { Canvas, unpack, shapesOf, worldX, worldY, POINT, LINE, OUTER };
})();
