// The chosen way as a strip: kilometres, means, countries, and what happens where.
"use strict";

keruen.strip = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const HEIGHT = 128;
  const EDGE = 18;
  const SIGNS = { border: "keruen-gate", "gauge-change": "keruen-gauge", transshipment: "keruen-crane" };
  let root = null;
  let svg = null;
  let readout = null;
  let way = null;
  let turned = false;
  let width = 0;
  let km = null;
  let onPoint = () => null;
  let folded = false;

  function make(tag, attributes, parent, text) {
    const element = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined) element.textContent = text;
    if (parent) parent.append(element);
    return element;
  }

  const x = (at) => {
    const along = EDGE + (at / way.km) * (width - 2 * EDGE);
    return turned ? width - along : along;
  };
  const kmOf = (at) => {
    const along = turned ? width - at : at;
    return Math.min(Math.max(((along - EDGE) / (width - 2 * EDGE)) * way.km, 0), way.km);
  };
  const number = (value) => keruen.controls.digits(String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, keruen.atlas.thousands));

  function band(start, end, y, height, className) {
    const [a, b] = [x(start), x(end)];
    return make("rect", { x: Math.min(a, b), y, width: Math.max(Math.abs(b - a), 0.5), height, class: className }, svg);
  }

  function fitting(text, start, end, y, className) {
    const room = Math.abs(x(end) - x(start)) - 8;
    const label = make("text", { x: (x(start) + x(end)) / 2, y, class: className, "text-anchor": "middle" }, svg, text);
    if (label.getComputedTextLength() > room) label.remove();
  }

  function countries() {
    way.countries.forEach((one, i) => {
      const box = band(one.start, one.end, 80, 18, one.sea ? "strip-sea" : `strip-land${i % 2 ? " odd" : ""}`);
      make("title", {}, box, one.label);
      fitting(one.label, one.start, one.end, 93, "strip-country");
    });
  }

  function spans() {
    for (const one of way.spans) {
      const box = band(one.start, one.end, 58, 16, `strip-mode keruen-mode-${one.mode}${one.planned ? " planned" : ""}`);
      make("title", {}, box, one.label);
      fitting(one.label, one.start, one.end, 70, "strip-means");
    }
  }

  function axis() {
    const steps = [10, 20, 50, 100, 200, 500, 1000, 2000];
    const step = steps.find((one) => ((width - 2 * EDGE) * one) / way.km > 62) || 5000;
    const last = 84; // pixels that the whole length takes at the end of the axis
    for (let at = 0; at === 0 || Math.abs(x(way.km) - x(at)) > last; at += step) tick(at);
    tick(way.km);
  }

  function tick(at) {
    make("line", { x1: x(at), x2: x(at), y1: 99, y2: 104, class: "strip-tick" }, svg);
    const anchor = at === 0 ? (turned ? "end" : "start") : at === way.km ? (turned ? "start" : "end") : "middle";
    const text = at === 0 || at === way.km ? `${number(at)} ${keruen.atlas.text.scaleKm}` : number(at);
    const shift = at === 0 || at === way.km ? (turned === (at === 0) ? 8 : -8) : 0;
    make("text", { x: x(at) + shift, y: 117, class: "strip-km", "text-anchor": anchor }, svg, text);
  }

  // Names in two rows over the marks: what happens first, then the rest where there is room.
  function names() {
    const rows = [[], []];
    const free = (row, a, b) => row.every(([c, d]) => b < c || a > d);
    const last = way.stops.length - 1;
    const rank = (stop, i) => (i === 0 || i === last ? 0 : stop.events.length ? 1 : 2);
    const order = way.stops.map((stop, i) => [rank(stop, i), i]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    for (const [, i] of order) {
      const stop = way.stops[i];
      const at = x(stop.km);
      const label = make("text", { x: at, y: 0, class: `strip-name${stop.events.length || i === 0 || i === last ? " strong" : ""}`, "text-anchor": "middle" }, svg, stop.name);
      const half = label.getComputedTextLength() / 2 + 5;
      const middle = Math.min(Math.max(at, half), width - half);
      const row = rows.findIndex((one) => free(one, middle - half, middle + half));
      if (row < 0) {
        label.remove();
        continue;
      }
      rows[row].push([middle - half, middle + half]);
      label.setAttribute("x", middle);
      label.setAttribute("y", row ? 15 : 31);
      make("line", { x1: at, x2: at, y1: row ? 19 : 35, y2: 58, class: "strip-lead" }, svg);
    }
  }

  function marks() {
    let free = -Infinity; // along the way, so that signs of neighbours stand side by side
    for (const stop of way.stops) {
      const along = turned ? width - x(stop.km) : x(stop.km);
      const shift = stop.events.length ? Math.max(0, free - (along - 7 * stop.events.length)) : 0;
      if (stop.events.length) free = along + shift + 7 * stop.events.length + 1;
      const middle = x(stop.km) + (turned ? -shift : shift);
      if (!stop.events.length) make("circle", { cx: x(stop.km), cy: 58, r: 2.8, class: "strip-stop" }, svg);
      stop.events.forEach((event, i) => {
        const sign = make("g", { transform: `translate(${middle - 7 * stop.events.length + 14 * i}, 39)`, class: "strip-event" }, svg);
        make("rect", { width: 14, height: 14, rx: 3 }, sign);
        const use = { border: "M4 11V3h6v8M4 6h6", "gauge-change": "M3 5h8l-2-2M11 9H3l2 2", transshipment: "M7 3v6M4 6l3 3 3-3M3 11h8" }[event];
        make("path", { d: use }, sign);
        make("title", {}, sign, `${stop.name}: ${stop.said}`);
        sign.classList.add(SIGNS[event]);
      });
    }
  }

  function draw() {
    svg.replaceChildren();
    width = root.clientWidth;
    if (!way || folded || width < 60) return;
    svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    svg.setAttribute("height", HEIGHT);
    countries();
    spans();
    axis();
    marks();
    names();
    make("line", { class: "strip-cursor", y1: 36, y2: 104, x1: -9, x2: -9 }, svg);
    if (km !== null) point(km);
  }

  const within = (list, at) => list.find((one) => at >= one.start && at <= one.end);

  function nearest(at) {
    return way.stops.reduce((best, stop) => (Math.abs(stop.km - at) < Math.abs(best.km - at) ? stop : best));
  }

  function said(at) {
    const stop = nearest(at);
    const close = Math.abs(stop.km - at) * ((width - 2 * EDGE) / way.km) < 5;
    const words = [`${number(at)} ${keruen.atlas.text.scaleKm}`];
    if (close) words.push(stop.name);
    if (close && stop.said) words.push(stop.said);
    const land = within(way.countries, at);
    const span = within(way.spans, at);
    if (land) words.push(land.label);
    if (span) words.push(span.label);
    return words.join(keruen.atlas.comma);
  }

  // Shows a kilometre in the strip and on the map.
  function point(at) {
    if (!way || at === null) return;
    km = at;
    const cursor = svg.querySelector(".strip-cursor");
    if (cursor) for (const key of ["x1", "x2"]) cursor.setAttribute(key, x(at));
    readout.textContent = said(at);
    root.querySelector(".keruen-strip-body").setAttribute("aria-valuenow", Math.round(at));
    root.querySelector(".keruen-strip-body").setAttribute("aria-valuetext", said(at));
    onPoint(at);
  }

  function leave() {
    if (!way) return;
    km = null;
    const cursor = svg.querySelector(".strip-cursor");
    if (cursor) for (const key of ["x1", "x2"]) cursor.setAttribute(key, -9);
    readout.textContent = title();
    onPoint(null);
  }

  const title = () => `${keruen.controls.digits(String(way.number))}. ${way.title}${keruen.atlas.comma}${number(way.km)} ${keruen.atlas.text.scaleKm}`;

  function step(event) {
    const forward = turned ? "ArrowLeft" : "ArrowRight";
    const back = turned ? "ArrowRight" : "ArrowLeft";
    const here = km === null ? -1 : km;
    let next = null;
    if (event.key === forward) next = way.stops.find((stop) => stop.km > here + 0.01) || way.stops[way.stops.length - 1];
    else if (event.key === back) next = [...way.stops].reverse().find((stop) => stop.km < here - 0.01) || way.stops[0];
    else if (event.key === "Home") next = way.stops[0];
    else if (event.key === "End") next = way.stops[way.stops.length - 1];
    else if (event.key === "Escape") return leave();
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    point(next.km);
  }

  function fold() {
    folded = !folded;
    root.classList.toggle("folded", folded);
    root.querySelector("button").setAttribute("aria-expanded", String(!folded));
    settle();
  }

  function settle() {
    draw();
    document.documentElement.style.setProperty("--strip", root.hidden ? "0px" : `${root.offsetHeight}px`);
  }

  function show(chosen, direction, theme) {
    way = chosen || null;
    turned = direction === "rtl";
    km = null;
    root.hidden = !way;
    root.dir = direction;
    onPoint(null);
    if (way) {
      const style = way.parts[0].style;
      root.style.setProperty("--way", theme === "dark" ? style.colour_dark : style.colour);
      readout.textContent = title();
      const body = root.querySelector(".keruen-strip-body");
      body.setAttribute("aria-label", keruen.atlas.text.strip);
      body.setAttribute("aria-valuemax", Math.round(way.km));
      body.setAttribute("aria-valuenow", 0);
      body.setAttribute("aria-valuetext", title());
      root.querySelector("button").title = keruen.atlas.text.foldStrip;
      root.querySelector("button").setAttribute("aria-label", keruen.atlas.text.foldStrip);
    }
    settle();
  }

  function prepare(callback) {
    onPoint = callback;
    root = document.createElement("section");
    root.className = "keruen-strip";
    root.hidden = true;
    const head = document.createElement("div");
    head.className = "keruen-strip-head";
    readout = document.createElement("output");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "keruen-tool";
    button.textContent = "▾";
    button.setAttribute("aria-expanded", "true");
    button.addEventListener("click", fold);
    head.append(readout, button);
    const body = document.createElement("div");
    body.className = "keruen-strip-body";
    body.tabIndex = 0;
    body.setAttribute("role", "slider");
    body.setAttribute("aria-valuemin", "0");
    svg = make("svg", { "aria-hidden": "true", width: "100%" }, body);
    body.addEventListener("pointermove", (event) => way && point(kmOf(event.clientX - svg.getBoundingClientRect().left)));
    body.addEventListener("pointerdown", (event) => way && point(kmOf(event.clientX - svg.getBoundingClientRect().left)));
    body.addEventListener("pointerleave", leave);
    body.addEventListener("keydown", (event) => way && step(event));
    root.append(head, body);
    document.body.append(root);
    new ResizeObserver(() => way && root.clientWidth !== width && settle()).observe(root);
  }

  return { prepare, show, point, leave };
})();
