// Choosing a place of the network with a click: every place is shown until one is chosen.
"use strict";

keruen.picking = (() => {
  let map = null;
  let hooks = null;
  let group = null;
  let banner = null;
  let wanted = null;

  function prepare(theMap, theHooks) {
    map = theMap;
    hooks = theHooks;
    group = L.layerGroup().addTo(map);
    map.createPane("nodes").style.zIndex = 640;
    banner = document.createElement("div");
    banner.className = "keruen-banner";
    banner.hidden = true;
    banner.setAttribute("role", "status");
    L.DomEvent.disableClickPropagation(banner);
    map.getContainer().append(banner);
    window.addEventListener("keydown", (event) => event.key === "Escape" && stop());
  }

  function speak(key) {
    const { text, direction } = keruen.atlas;
    const words = document.createElement("span");
    words.textContent = { from: text.pickFrom, to: text.pickTo, via: text.pickVia, close: text.pickClose }[key];
    const cancel = document.createElement("button");
    cancel.type = "button";
    cancel.textContent = text.cancel;
    cancel.addEventListener("click", () => stop());
    banner.replaceChildren(words, cancel);
    banner.dir = direction;
    banner.hidden = false;
  }

  function node(place) {
    const icon = L.divIcon({ className: `keruen-node node-${place.sort}${place.passing ? " passing" : ""}`, html: "<i></i>", iconSize: [24, 24] });
    const marker = L.marker([place.lonlat[1], place.lonlat[0]], { icon, pane: "nodes", keyboard: true, riseOnHover: true, zIndexOffset: place.passing ? 0 : 400 }).addTo(group);
    const element = marker.getElement();
    element.dataset.place = place.id;
    element.setAttribute("aria-label", `${place.name}, ${place.kind}, ${place.country}`);
    const pick = () => {
      const key = wanted;
      stop();
      hooks.pick(key, place.id);
    };
    marker.on("click", pick);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      pick();
    });
    keruen.tip.bind(marker, { name: `${place.name} · ${place.kind}` });
  }

  async function start(key) {
    wanted = key;
    speak(key);
    map.getContainer().classList.add("keruen-picking");
    const found = await keruen.load.json(`../places?lang=${keruen.atlas.language}`).catch(() => ({ places: [] }));
    if (wanted !== key) return;
    group.clearLayers();
    for (const place of found.places) node(place);
  }

  function stop() {
    if (!wanted) return;
    wanted = null;
    banner.hidden = true;
    group.clearLayers();
    map.getContainer().classList.remove("keruen-picking");
    hooks.stopped();
  }

  return { prepare, start, stop, wanted: () => wanted };
})();
