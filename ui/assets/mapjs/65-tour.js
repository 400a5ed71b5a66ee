// Tours: where the step of the address looks, keys and links to the next, a pointer, a second window.
"use strict";

keruen.tour = (map, state, actions) => {
  const OWN = "own";
  const page = window.parent.document;
  const FORWARD = ["ArrowRight", "PageDown"];
  const BACKWARD = ["ArrowLeft", "PageUp"];
  const TYPING = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true], [role=slider], [role=combobox], [role=listbox]";
  const channel = new BroadcastChannel("keruen-tour");
  let scenes = [];
  let stem = null;
  let step = 0;
  let posed = false;
  let refocus = null;
  let button = null;
  const drawn = L.layerGroup();
  const reading = keruen.reading();

  const scene = () => (stem ? scenes[step - 1] || null : null);

  async function scenesOf(name) {
    if (name === OWN) return keruen.owntour.scenes();
    const all = await keruen.load.json("tours.json").catch(() => ({}));
    return Object.hasOwn(all, name) ? all[name] : [];
  }

  // Makes the address's step the scene; tells whether it is another one than before.
  async function stage(address) {
    const before = `${stem}/${step}`;
    scenes = address.tour ? await scenesOf(address.tour) : [];
    stem = scenes.length ? address.tour : null;
    step = Math.min(Math.max(address.step, 1), scenes.length);
    const said = keruen.address.params().get("step");
    if (stem && said !== null && said !== String(step)) keruen.address.replace({ step: String(step) });
    offerReturn();
    return before !== `${stem}/${step}`;
  }

  function offerReturn() {
    const now = keruen.address.read();
    if (button) button.hidden = !stem || (posed && !now.feature && !now.layers);
  }

  // What a place looks like from afar matters more than the exact zoom: an extent fits any window.
  function pose({ still = false } = {}) {
    const shown = scene();
    if (!shown) return;
    posed = true;
    actions.hand.rest();
    window.clearTimeout(state.timer);
    const [lat, lon, zoom] = (shown.view || "").split(",").map(Number);
    const move = still ? { animate: false } : actions.motion();
    if (shown.extent) actions.flyTo(shown.extent, move);
    else actions.flyTo([lon, lat, lon, lat], { ...move, exactly: zoom });
    offerReturn();
  }

  function spotOf({ feature, lonlat }) {
    if (lonlat) return lonlat;
    const entry = state.entries.get(feature);
    if (!entry) return null;
    if (entry.feature.point) return entry.feature.parts[0].coordinates;
    const longest = entry.feature.parts.reduce((a, b) => (b.coordinates.length > a.coordinates.length ? b : a));
    return longest.coordinates[Math.floor(longest.coordinates.length / 2)];
  }

  // Draws the way of the step and the pointer to what is spoken of.
  async function draw() {
    const shown = scene();
    drawn.clearLayers();
    actions.pointer.hide();
    if (!shown) return;
    if (shown.course) {
      const latlngs = shown.course.map(([lon, lat]) => [lat, lon]);
      const common = { interactive: false, pane: "course" };
      L.polyline(latlngs, { ...common, color: keruen.atlas.selection, weight: 11 * keruen.scale, opacity: 0.9 }).addTo(drawn);
      L.polyline(latlngs, { ...common, color: "#22262a", weight: 2.5 * keruen.scale, dashArray: "1 7", lineCap: "round" }).addTo(drawn);
    }
    if (!shown.pointer) return;
    if (shown.pointer.feature) await actions.need(shown.pointer.feature).catch(() => null);
    const at = spotOf(shown.pointer);
    if (!at || shown !== scene()) return;
    actions.pointer.show(at, shown.pointer.feature);
    actions.arrange();
  }

  const EMPTY = { feature: null, layers: null, year: null, view: null, write: null };

  function go(wanted, { silent = false, focus = null } = {}) {
    if (!stem || wanted < 1 || wanted > scenes.length) return;
    step = wanted;
    state.settled = true;
    refocus = focus;
    keruen.bridge.send(keruen.address.changed({ ...EMPTY, tour: stem, step: String(step) }));
    if (!silent) channel.postMessage({ tour: stem, step });
    pose();
    actions.show({ feature: null, layers: null, year: null });
  }

  function leave() {
    keruen.bridge.send(keruen.address.changed({ ...EMPTY, tour: null, step: null }));
  }

  // Right and PageDown are onward in every language: presenter remotes send nothing else.
  function onKey(event) {
    if (!stem || page.querySelector(".st-key-atlas[inert]") || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest && event.target.closest(TYPING)) return;
    const turn = FORWARD.includes(event.key) ? 1 : BACKWARD.includes(event.key) ? -1 : 0;
    if (!turn) return;
    event.preventDefault();
    event.stopPropagation();
    if (turn < 0 || !reading.showRest(step)) go(step + turn);
  }

  function onClick(event) {
    const link = event.target.closest("a[data-step]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !stem) return;
    event.preventDefault();
    if (link.dataset.step) go(Number(link.dataset.step), { focus: link.dataset.turn || null });
    else leave();
  }

  // The panel comes anew with every step: the control that was pressed keeps the focus.
  function onPanel() {
    const panel = page.querySelector(".kr-tour[data-at]");
    reading.follow();
    if (!panel || Number(panel.dataset.at) !== step || panel.dataset.seen) return;
    panel.dataset.seen = "true";
    actions.announce(panel.querySelector("h2").textContent);
    reading.rewind();
    const link = refocus && (panel.querySelector(`[data-turn="${refocus}"]`) || panel.querySelector("[data-turn]"));
    refocus = null;
    if (link) link.focus({ preventScroll: true });
  }

  function prepare() {
    for (const [name, zIndex] of [["course", 394], ["pointer", 640]]) {
      map.createPane(name).style.zIndex = zIndex;
      map.getPane(name).style.pointerEvents = "none";
    }
    drawn.addTo(map);
    reading.prepare();
    button = document.createElement("button");
    button.type = "button";
    button.className = "keruen-return";
    button.hidden = true;
    button.addEventListener("click", () => go(step));
    map.getContainer().append(button);
    map.on("moveend", () => {
      if (state.resizing || state.looking || !actions.hand.hasMoved()) return;
      posed = false;
      offerReturn();
    });
    window.addEventListener("keydown", onKey, { capture: true });
    page.addEventListener("keydown", onKey, { capture: true });
    page.addEventListener("click", onClick);
    channel.addEventListener("message", ({ data }) => {
      if (data && data.tour === stem && Number.isInteger(data.step) && data.step !== step) go(data.step, { silent: true });
    });
    const watcher = new MutationObserver(onPanel);
    watcher.observe(page.body, { childList: true, subtree: true });
    onPanel();
    window.addEventListener("pagehide", () => {
      page.removeEventListener("keydown", onKey, { capture: true });
      page.removeEventListener("click", onClick);
      watcher.disconnect();
      channel.close();
    });
  }

  return {
    prepare,
    stage,
    pose,
    draw,
    scene,
    speak: () => (button.textContent = keruen.atlas.text.backToTour),
    again: () => go(step),
    isPosed: () => Boolean(scene()) && posed,
  };
};
