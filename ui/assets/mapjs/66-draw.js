// Draw a point, line or area on the map, describe it, change it; measure. Mouse, touch or keys.
"use strict";

keruen.draw = (() => {
  const MODES = ["point", "line", "area", "measure"];
  const { make, button, field, number } = keruen.drawParts;
  const FIELDS = ["name", "year", "status", "note"];
  let map = null;
  let hooks = null;
  let root = null;
  let turn = 0;
  let work = null; // { mode, points, serial, facts, done }
  let shown = null;
  let folded = false;

  const text = (name) => keruen.atlas.text[name];
  const least = () => keruen.drawParts.least(work.mode);
  const geometry = () => keruen.drawParts.geometry(work);
  const isBusy = () => Boolean(work && !work.done);
  const isUnsaved = () => Boolean(work && work.done && work.mode !== "measure" && (work.touched || !work.serial));

  // Go on to something else; what is not saved yet is never thrown away without a word.
  function leave(next) {
    if (!isUnsaved()) {
      next();
      return;
    }
    if (folded) root.querySelector(".keruen-draw-fold").click();
    const drop = () => {
      stop();
      next();
    };
    keruen.drawTalk.ask(root, { save: async () => (await save()) && next(), drop });
  }

  // The server measures on the ellipsoid; of several questions under way the last counts.
  async function measure() {
    const box = root.querySelector(".keruen-measured");
    if (!box) return;
    turn += 1;
    const mine = turn;
    if (work.mode === "point" || work.points.length < 2) {
      box.textContent = "";
      return;
    }
    const shape = work.points.length >= least() ? geometry() : keruen.drawParts.line(work);
    const answer = await keruen.own.ask("measure", { method: "POST", body: JSON.stringify(shape) }).catch(() => null);
    if (!answer || !answer.ok || mine !== turn || !work) return;
    const found = await answer.json();
    const length = text(shape.type === "Polygon" ? "drawAround" : "drawLength").replace("{km}", number(found.length_km));
    box.textContent = shape.type === "Polygon" ? `${length} · ${text("drawSurface").replace("{km2}", number(found.area_km2))}` : length;
  }

  function add(latlng) {
    const last = work.points[work.points.length - 1];
    if (last && map.latLngToLayerPoint(last).distanceTo(map.latLngToLayerPoint(latlng)) < 3) return;
    if (work.mode === "point") work.points = [latlng];
    else work.points.push(latlng);
    refresh();
    if (work.mode === "point") finish();
  }

  function drop(index = work.points.length - 1) {
    work.points.splice(index, 1);
    refresh();
  }

  function handle(latlng, index) {
    const touch = (place) => {
      work.touched = true;
      work.points[index] = place;
      outline();
    };
    const gone = () => {
      work.touched = true;
      drop(index);
      map.getContainer().focus();
    };
    const label = text("drawCorner").replace("{n}", number(index + 1));
    keruen.drawParts.handle(map, shown, latlng, label, { touch, settle: measure, gone });
  }

  function outline() {
    if (work.line) work.line.remove();
    const style = { color: "#882255", weight: 3, dashArray: work.done ? null : "6 5", interactive: false, fillOpacity: 0.15, pane: "draw" };
    if (work.mode === "point") work.line = null;
    else work.line = (geometry().type === "Polygon" && work.points.length > 2 ? L.polygon : L.polyline)(work.points, style).addTo(shown);
  }

  function refresh() {
    shown.clearLayers();
    work.line = null;
    outline();
    work.points.forEach(handle);
    const end = root.querySelector("[data-draw='finish']");
    if (end) end.disabled = work.points.length < least();
    measure();
  }

  // A shape that is `fixed` has more parts than handles can change: only its words are.
  function begin(mode, points = [], facts = {}, serial = null, fixed = false) {
    stop();
    work = { mode, points, facts, serial, fixed, done: fixed || points.length > 0, closed: false };
    map.doubleClickZoom.disable();
    map.getContainer().classList.toggle("keruen-drawing", !work.done);
    render();
    refresh();
    if (!work.done) map.getContainer().focus();
    else uncover();
  }

  function uncover() {
    if (work.points.length) keruen.drawTalk.uncover(map, root, L.latLngBounds(work.points).getCenter());
  }

  function stop() {
    if (!work) return;
    work = null;
    shown.clearLayers();
    map.doubleClickZoom.enable();
    map.getContainer().classList.remove("keruen-drawing");
    render();
  }

  function finish() {
    if (!work || work.points.length < least()) return;
    folded = false;
    work.done = true;
    map.getContainer().classList.remove("keruen-drawing");
    render();
    refresh();
    const first = root.querySelector("input");
    if (first) first.focus();
    uncover();
  }

  const tell = (words) => {
    root.querySelector(".keruen-draw-said").textContent = words;
  };

  // Whether it was saved; if not, the box says why and keeps what was typed.
  async function save() {
    keruen.drawTalk.fault(root, "year");
    const facts = Object.fromEntries(FIELDS.map((name) => [name, root.querySelector(`[name="${name}"]`).value]));
    const body = JSON.stringify({ geometry: work.fixed ? null : geometry(), facts, serial: work.serial, lang: keruen.atlas.language });
    const answer = await keruen.own.ask("drawn", { method: "POST", body }).catch(() => null);
    const said = await (answer ? answer.json().catch(() => ({})) : {});
    if (said.error === "no year") {
      keruen.drawTalk.fault(root, "year", text("drawNoYear"));
      return false;
    }
    if (!answer || !answer.ok) {
      tell(text(said.error === "covers nothing" ? "drawFlat" : "drawFailed"));
      return false;
    }
    keruen.own.remember(true);
    stop();
    await keruen.own.load({ mine: true });
    render();
    if (said.repaired) tell(text("drawRepaired"));
    hooks.choose(said.feature);
    return true;
  }

  async function erase(id) {
    const serial = Number(id.split(".")[2]);
    const answer = await keruen.own.ask(`drawn/${serial}`, { method: "DELETE" }).catch(() => null);
    if (!answer || !answer.ok) return;
    stop();
    await keruen.own.load({ mine: true });
    render();
    hooks.choose(null);
  }

  function edit(id) {
    const found = keruen.own.parse(id);
    if (!found || !found.layer.drawn) return;
    const [shape, ...others] = keruen.own.shapes(found);
    const { POINT, LINE } = keruen.ownCanvas;
    const mode = shape.kind === POINT ? "point" : shape.kind === LINE ? "line" : "area";
    const ring = mode === "area" ? shape.latlngs.slice(0, -1) : shape.latlngs;
    const panel = window.parent.document.querySelector("[data-own-facts]");
    root.hidden = false;
    const points = others.length ? [] : ring.map((pair) => L.latLng(pair));
    begin(mode, points, panel ? JSON.parse(panel.dataset.ownFacts) : {}, found.layer.serials[found.index], others.length > 0);
  }

  function form() {
    const made = make("form", "keruen-draw-form");
    for (const name of FIELDS) made.append(field(name, text(`draw-${name}`), work.facts[name]));
    const bar = make("div", "keruen-draw-bar");
    const keep = make("button", "keruen-word strong", text("drawSave"));
    keep.type = "submit";
    bar.append(keep, button(text("drawCancel"), stop));
    if (work.serial) bar.append(button(text("drawDelete"), () => erase(`own.d.${work.serial}`)));
    made.append(bar);
    made.addEventListener("input", () => {
      work.touched = true;
    });
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      save();
    });
    return made;
  }

  function tools() {
    const bar = make("div", "keruen-draw-bar");
    for (const mode of MODES) {
      const made = button(text(`draw-${mode}`), () => leave(() => begin(mode)));
      made.dataset.draw = mode;
      made.setAttribute("aria-pressed", String(Boolean(work && work.mode === mode)));
      bar.append(made);
    }
    return bar;
  }

  function under() {
    const bar = make("div", "keruen-draw-bar");
    const end = button(text("drawFinish"), finish, "keruen-word strong");
    end.dataset.draw = "finish";
    end.disabled = true;
    if (work.mode === "measure") {
      const close = button(text("drawClose"), () => {
        work.closed = !work.closed;
        close.setAttribute("aria-pressed", String(work.closed));
        refresh();
      });
      close.setAttribute("aria-pressed", "false");
      bar.append(close);
    } else if (work.mode !== "point") bar.append(end);
    bar.append(button(text("drawCancel"), stop));
    return bar;
  }

  const folder = () => keruen.drawParts.folder(root, folded, (now) => {
    folded = now;
  });

  function render() {
    root.dir = keruen.atlas.direction;
    const head = make("div", "keruen-draw-head");
    const close = button("×", () => toggle(false), "keruen-tool");
    close.setAttribute("aria-label", text("drawShut"));
    head.append(make("b", "", text("draw")), folder(), close);
    root.replaceChildren(head, tools());
    if (!work) root.append(make("p", "", text("drawHint")));
    else {
      root.append(make("p", "", text(work.fixed ? "drawFixed" : work.done ? "drawMove" : "drawHow")), make("output", "keruen-measured"));
      root.append(work.done && work.mode !== "measure" ? form() : under());
    }
    const said = make("p", "keruen-draw-said", text("ownNote"));
    said.setAttribute("role", "status");
    root.append(said);
    if (document.documentElement.dataset.own > 0 && keruen.own.hasDrawn()) root.append(keruen.drawParts.keeper());
  }

  function toggle(open = root.hidden) {
    if (!open) leave(shut);
    else {
      folded = false;
      root.hidden = false;
      render();
    }
  }

  function shut() {
    folded = false;
    root.hidden = true;
    stop();
  }

  function keys(event) {
    if (!work || event.target !== map.getContainer()) return;
    if (event.key === "Enter" && !work.done) add(map.getCenter());
    else if (event.key === "Backspace" && work.points.length) drop();
    else if (event.key === "Escape") leave(stop);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // The panel beside the map offers to change or delete what is drawn.
  function listen() {
    const page = window.parent.document;
    const onClick = (event) => {
      const target = event.target.closest("[data-own-edit],[data-own-delete]");
      if (!target) return;
      const { ownEdit, ownDelete } = target.dataset;
      if (ownEdit) leave(() => edit(ownEdit));
      else if (work && ownDelete === `own.d.${work.serial}`) erase(ownDelete);
      else leave(() => erase(ownDelete));
    };
    page.addEventListener("click", onClick);
    window.addEventListener("pagehide", () => page.removeEventListener("click", onClick));
  }

  function prepare(onMap, given) {
    map = onMap;
    hooks = given;
    map.createPane("draw").style.zIndex = 590;
    shown = L.layerGroup().addTo(map);
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      const box = make("div", "keruen-draw-corner");
      root = make("div", "keruen-draw");
      root.hidden = true;
      box.append(root);
      // A click may take its own button away, and Leaflet would not know where it came from.
      L.DomEvent.disableClickPropagation(box);
      box.addEventListener("click", (event) => event.stopPropagation());
      L.DomEvent.disableScrollPropagation(box);
      return box;
    };
    control.addTo(map);
    map.on("click", (event) => isBusy() && add(event.latlng));
    map.getContainer().addEventListener("keydown", keys, true);
    listen();
  }

  return { prepare, toggle, isBusy, edit };
})();
