// Puts the map together and keeps it in step with the page's address.
"use strict";

keruen.start = async (map, base) => {
  keruen.load.setBase(base);
  const state = { ...keruen.address.read(), shown: new Set(), online: false, theme: "light", entries: new Map(), groups: new Map(), halo: null };
  let watcher = null;
  let controls = null;
  let rendering = null;
  const { room, motion, boundsOf, boundsText, viewText, setView, flyTo, keepInside } = keruen.view(map);
  const hand = keruen.hand(map);
  const pointer = keruen.pointer(map, state);
  const tour = keruen.tour(map, state, {
    motion,
    flyTo,
    hand,
    pointer,
    arrange,
    announce,
    need: (id) => need(ownerOf(id)),
    show,
  });
  const entries = keruen.entries(map, state, { rendering: () => rendering, choose, arrange });
  const { ownerOf, need, sync } = entries;
  const asking = keruen.asking(state, { select, viewText });
  document.documentElement.dataset.theme = state.theme;

  function arrange() {
    keruen.year.apply(entries.on(), state.year);
    keruen.points.arrange(map, entries.points(), state.feature);
    keruen.labels.arrange(map, entries.points(), state.feature, pointer.place());
    keruen.inview.update();
    keruen.own.turn(state.year);
  }

  function choose(id, { look = false } = {}) {
    if (!id && tour.scene()) return tour.again();
    state.settled = true;
    hand.take();
    if (look && id) lookAt(id);
    const selected = select(id);
    keruen.bridge.send(keruen.address.changed({ feature: id, view: viewText() }));
    return selected;
  }

  // Brings a feature into view: near enough to see it, nothing more.
  async function lookAt(id, { closer = false, still = false } = {}) {
    const own = keruen.own.boundsOf(id);
    if (own) map.flyToBounds(own, { maxZoom: Math.max(map.getZoom(), 8), ...room(), ...(still ? { animate: false } : motion()) });
    const layer = ownerOf(id);
    if (!layer) return;
    await need(layer);
    const { feature } = state.entries.get(id) || {};
    if (!feature) return;
    const move = still ? { animate: false } : motion();
    if (!feature.point) {
      map.flyToBounds(boundsOf(feature.bounds), { ...room(), ...move });
      return;
    }
    const [lon, lat] = feature.parts[0].coordinates;
    const zoom = Math.max(map.getZoom(), feature.zoom, closer ? 9 : 7);
    const seen = map.getBounds().pad(-0.1).contains([lat, lon]) && map.getZoom() >= feature.zoom;
    if (closer || still || !seen) map.flyToBounds([[lat, lon], [lat, lon]], { maxZoom: zoom, ...room(), ...move });
  }

  async function select(id) {
    state.feature = id;
    if (state.halo) state.halo.remove();
    state.halo = null;
    for (const marked of document.querySelectorAll(".keruen-selected")) marked.classList.remove("keruen-selected");
    controls.speak(id);
    const layer = ownerOf(id);
    if (layer) await need(layer).catch(() => null);
    if (state.feature !== id) return;
    sync();
    const entry = state.entries.get(id);
    announce(entry ? entry.feature.name : keruen.own.nameFor(id));
    if (!entry) {
      state.halo = keruen.own.halo(id, rendering, keruen.atlas.selection);
      if (state.halo) state.halo.addTo(map);
      return;
    }
    const element = (entry.marker || entry.hit).getElement();
    if (element) element.classList.add("keruen-selected");
    if (!entry.feature.point) state.halo = keruen.lines.halo(entry.feature, rendering, keruen.atlas.selection).addTo(map);
  }

  function announce(name) {
    const box = document.getElementById("keruen-status");
    box.textContent = name ? keruen.atlas.text.selectedIs.replace("{name}", name) : "";
  }

  async function showLayers(ids) {
    const known = new Set(keruen.atlas.layers.map((layer) => layer.id));
    state.shown = new Set(ids.filter((id) => known.has(id)));
    legend();
    try {
      await Promise.all([...state.shown].map(need));
    } catch (error) {
      announce(null);
      document.getElementById("keruen-status").textContent = keruen.atlas.text.failed;
    }
    sync();
  }

  const defaults = () => keruen.atlas.layers.filter((layer) => layer.default).map((layer) => layer.id);

  const usualLayers = () => (tour.scene() && tour.scene().layers) || defaults();

  function toggle(id, on) {
    const next = keruen.atlas.layers.map((layer) => layer.id).filter((other) => (other === id ? on : state.shown.has(other)));
    const usual = next.join() === usualLayers().join();
    state.layers = usual ? null : next;
    showLayers(next);
    keruen.bridge.send(keruen.address.changed({ layers: usual ? null : next.join(",") , view: viewText() }));
  }

  const withinYears = (year) => {
    if (year === null || !keruen.atlas.years) return null;
    return Math.min(Math.max(year, keruen.atlas.years[0]), keruen.atlas.years[1]);
  };

  function turnYear(year) {
    state.year = withinYears(year);
    arrange();
  }

  function legend() {
    const actions = {
      toggle,
      zoom: (layer) => map.flyToBounds(boundsOf(layer.bounds), { ...room(), ...motion() }),
      online: (on) => {
        state.online = on;
        keruen.basemap.setOnline(map, on);
      },
    };
    keruen.legend.render(state.shown, actions, state.online);
  }

  function repaint(theme) {
    if (theme === state.theme) return;
    state.theme = theme;
    document.documentElement.dataset.theme = theme;
    keruen.basemap.paint(theme);
    keruen.own.paint(theme);
    if (keruen.atlas) redraw();
    keruen.ways.draw();
  }

  function redraw() {
    entries.undraw();
    legend();
    sync();
    select(state.feature);
  }

  async function speak(language) {
    keruen.atlas = await keruen.load.json(`map.${language}.json`).catch(() => keruen.load.json("map.en.json"));
    state.language = keruen.atlas.language;
    keruen.bridge.speak(keruen.atlas);
    keruen.labels.forget();
    tour.speak();
    entries.forget();
  }

  // The first view: the address's, or the selection's, or the whole.
  async function look() {
    state.looking = true;
    const ways = keruen.ways.bounds();
    if (!state.view && tour.scene()) tour.pose({ still: true });
    else if (!state.view && !state.feature && ways) map.fitBounds(ways, { animate: false, ...room() });
    else setView(state.view);
    if (!state.view && !tour.scene() && state.feature) await lookAt(state.feature, { still: true }).catch(() => null);
    state.looking = false;
  }

  async function follow(address, byHistory) {
    if (byHistory) keruen.bridge.forget();
    if (address.language !== state.wanted) {
      state.wanted = address.language;
      await speak(address.language);
      controls.rescale();
      keruen.year.speak(state.year);
    }
    const turned = await tour.stage(address);
    if (byHistory && address.view) {
      hand.take();
      setView(address.view);
    } else if (turned || (byHistory && tour.scene())) tour.pose();
    else if (address.feature !== state.feature && address.feature && !byHistory) await lookAt(address.feature);
    await show(address);
    asking.offer(address.ways);
    await keruen.ways.follow(address.ways, { look: !byHistory, language: state.language });
  }

  // What the address says goes before what the step of a tour says.
  async function show(address) {
    const scene = tour.scene() || {};
    state.year = withinYears(address.year === null ? scene.year || null : address.year);
    await showLayers(address.layers || usualLayers());
    await Promise.all([select(address.feature || scene.feature || null), tour.draw()]);
  }

  function prepare() {
    Object.assign(map.getContainer().style, { height: "100vh", width: "100%" });
    map.getContainer().dir = "ltr";
    map.invalidateSize({ animate: false });
    map.setMaxZoom(13).setMaxBounds(boundsOf(keruen.atlas.limits));
    map.options.maxBoundsViscosity = 0.9;
    keepInside();
    rendering = keruen.lines.renderers(map);
    keruen.labels.prepare(map);
    keruen.inview.prepare(map, { entries: entries.all, selected: () => state.feature, choose });
    keruen.legend.prepare(map);
    keruen.year.prepare(map, turnYear, (year) =>
      keruen.bridge.send(keruen.address.changed({ year, view: viewText() }))
    );
    keruen.year.speak(state.year);
    keruen.ways.prepare(map, {
      go: asking.go,
      toggle: asking.toggle,
      theme: () => state.theme,
      look: (bounds) => {
        map.invalidateSize({ animate: false });
        map.flyToBounds(bounds, { ...room(), ...motion() });
      },
    });
    keruen.strip.prepare(keruen.ways.point);
    keruen.picking.prepare(map, { pick: asking.picked, stopped: () => null });
    controls = keruen.controls.prepare(map, {
      whole: () => map.flyToBounds(boundsOf(keruen.atlas.extent), { ...room(), ...motion() }),
      selected: () => state.feature && lookAt(state.feature, { closer: true }),
      exportView,
      draw: () => keruen.draw.toggle(),
    });
    keruen.draw.prepare(map, { choose });
    keruen.own.prepare(map, {
      choose,
      legend,
      zoom: (layer) => map.flyToBounds(boundsOf(layer.bounds), { ...room(), ...motion() }),
    });
    keruen.own.paint(state.theme);
    map.getContainer().prepend(map.getContainer().querySelector(".leaflet-control-container"));
    const status = document.createElement("div");
    status.id = "keruen-status";
    status.setAttribute("role", "status");
    status.className = "keruen-hidden";
    map.getContainer().append(status);
    map.getContainer().setAttribute("aria-label", keruen.atlas.text.map);
    map.getContainer().setAttribute("role", "application");
  }

  function exportView() {
    keruen.bridge.open("export", keruen.address.changed({ view: viewText(), extent: boundsText() }));
    return true;
  }

  keruen.bridge.onTheme(repaint);
  const basemap = keruen.load.json("basemap.json");
  basemap.catch(() => null);
  state.wanted = state.language;
  tour.prepare();
  hand.prepare();
  await speak(state.language);
  await tour.stage(state);
  prepare();
  const asked = keruen.address.read().ways;
  await keruen.ways.follow(asked, { look: false, language: state.language });
  await keruen.own.load().catch(() => null);
  await look();
  keruen.basemap.draw(map, keruen.atlas.limits, state.theme);
  await show(state);
  asking.offer(asked);
  keruen.bridge.listen(choose, asking.go, (key) => keruen.picking.start(key), exportView);
  keruen.owntour.listen(viewText);
  watcher = keruen.address.watch(follow, keruen.bridge.isWaiting);
  map.on("zoomend moveend", arrange);
  map.on("moveend", () => {
    if (state.resizing || state.looking || (tour.scene() && !hand.hasMoved())) return;
    window.clearTimeout(state.timer);
    state.timer = window.setTimeout(() => {
      keruen.address.replace({ view: viewText() });
      watcher.seen();
    }, 250);
  });
  new ResizeObserver(() => {
    state.resizing = true;
    map.invalidateSize({ animate: false });
    keepInside();
    if (keruen.present && keruen.rescale()) redraw();
    if (!state.settled) look();
    else if (tour.isPosed()) tour.pose({ still: true });
    state.resizing = false;
  }).observe(map.getContainer());
  for (const touch of ["pointerdown", "wheel", "keydown"]) {
    window.addEventListener(touch, () => (state.settled = true), { capture: true, passive: true });
  }
  window.setTimeout(() => (state.settled = true), 4000);
  keruen.bridge.heal();
  document.documentElement.dataset.ready = "true";
};
