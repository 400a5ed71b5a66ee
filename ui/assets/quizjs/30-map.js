// The quiz's own small map: land and sea without place names, a cross, a pin, the answer.
"use strict";

keruen.quiz.map = (() => {
  const STEP = 24;
  const FINE = 4;
  const EDGE = 30;
  const KEYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  const swap = ([lon, lat]) => [lat, lon];

  function icon(name, size) {
    return L.divIcon({ className: `kq-icon kq-${name}`, html: "<i></i>", iconSize: [size, size] });
  }

  function marker(at, name, size) {
    return L.marker(at, { icon: icon(name, size), interactive: false, keyboard: false });
  }

  // Builds the one map of a quiz; every question is drawn on it anew.
  function build(data, speaker, theme) {
    const box = document.createElement("div");
    box.className = "kq-map";
    box.dir = "ltr";
    const [west, south, east, north] = data.view;
    const limits = L.latLngBounds([data.limits[1], data.limits[0]], [data.limits[3], data.limits[2]]);
    const bounds = L.latLngBounds([south, west], [north, east]).pad(0.04);
    const map = L.map(box, {
      attributionControl: false, zoomControl: false, keyboard: false, zoomSnap: 0.25,
      worldCopyJump: false, maxZoom: 9, maxBounds: limits, maxBoundsViscosity: 1, fadeAnimation: false,
    });
    map.setView(bounds.getCenter(), 4);
    const zoom = L.control.zoom({ zoomInTitle: speaker.say("zoomIn"), zoomOutTitle: speaker.say("zoomOut") });
    zoom.addTo(map);
    const drawn = L.layerGroup().addTo(map);
    const state = { cross: null, pin: null, onSet: null, live: null };
    keruen.basemap.draw(map, data.limits, theme).catch(() => null);

    // Names are laid out for the first view; one that would cover another is left out.
    function nameMap(labels) {
      const taken = [];
      for (const label of labels) {
        const at = map.latLngToContainerPoint(swap(label.lonlat));
        const half = 5 * label.name.length + 8;
        if (taken.some(([x, y, width]) => Math.abs(x - at.x) < width + half && Math.abs(y - at.y) < 20)) continue;
        taken.push([at.x, at.y, half]);
        const text = document.createElement("span");
        text.textContent = label.name;
        const named = L.divIcon({ className: `kq-label kq-label-${label.kind}`, html: text, iconSize: null });
        L.marker(swap(label.lonlat), { icon: named, interactive: false, keyboard: false }).addTo(drawn);
      }
    }

    function moveCross(dx, dy) {
      const at = map.latLngToContainerPoint(state.cross.getLatLng()).add([dx, dy]);
      const next = map.containerPointToLatLng(at);
      if (!limits.contains(next)) return;
      state.cross.setLatLng(next);
      const size = map.getSize();
      if (at.x < EDGE || at.y < EDGE || at.x > size.x - EDGE || at.y > size.y - EDGE) map.panTo(next, { animate: false });
      const { lat, lng } = next;
      state.live.textContent = speaker.say("mapAt", { lat: speaker.degrees(lat), lon: speaker.degrees(lng) });
    }

    function setPin(at) {
      if (!state.onSet) return;
      if (state.pin) state.pin.setLatLng(at);
      else state.pin = marker(at, "pin", 24).addTo(drawn);
      state.cross.setLatLng(at);
      state.live.textContent = speaker.say("mapSet");
      state.onSet([at.lng, at.lat]);
    }

    // Answers whether the key was for the map.
    function press(event) {
      if (!state.onSet) return false;
      const way = KEYS[event.key];
      const step = event.shiftKey ? FINE : STEP;
      if (way) moveCross(way[0] * step, way[1] * step);
      else if (event.key === "+" || event.key === "=") map.setZoomAround(state.cross.getLatLng(), map.getZoom() + 1);
      else if (event.key === "-") map.setZoomAround(state.cross.getLatLng(), map.getZoom() - 1);
      else if (event.key === "Enter" && !/^(BUTTON|A)$/.test(document.activeElement.tagName)) setPin(state.cross.getLatLng());
      else return false;
      return true;
    }

    map.on("click", (event) => setPin(event.latlng));

    function show(question, live, onSet) {
      drawn.clearLayers();
      Object.assign(state, { cross: null, pin: null, onSet, live });
      map.invalidateSize({ animate: false });
      map.setMinZoom(map.getBoundsZoom(limits, true));
      map.fitBounds(bounds, { animate: false });
      nameMap(question.labels);
      box.tabIndex = onSet ? 0 : -1;
      box.setAttribute("role", onSet ? "application" : "img");
      box.setAttribute("aria-label", onSet ? `${speaker.say("map")}. ${speaker.say("choosePlace")}` : speaker.say("map"));
      if (onSet) state.cross = marker(map.getCenter(), "cross", 32).addTo(drawn);
      else marker(swap(question.place.lonlat), "asked", 26).addTo(drawn);
    }

    function reveal(question, given) {
      state.onSet = null;
      box.tabIndex = -1;
      if (state.cross) state.cross.remove();
      const at = swap(question.place.lonlat);
      const colour = theme === "dark" ? question.place.colour_dark : question.place.colour;
      if (question.kind === "find") L.circle(at, { radius: question.place.full_km * 1000, color: colour, weight: 1.5, fillOpacity: 0.12, interactive: false }).addTo(drawn);
      if (given && !state.pin) state.pin = marker(swap(given), "pin", 24).addTo(drawn);
      if (given) L.polyline([at, swap(given)], { color: colour, weight: 2, dashArray: "5 5", interactive: false }).addTo(drawn);
      const mark = marker(at, "answer", 22).addTo(drawn);
      const name = document.createElement("span");
      name.textContent = question.place.name;
      name.dir = "auto";
      mark.bindTooltip(name, { permanent: true, direction: "top", offset: [0, -12], className: "kq-name" });
      if (given && !map.getBounds().pad(-0.05).contains(at)) map.fitBounds(L.latLngBounds([at, swap(given)]).pad(0.3), { animate: false });
    }

    return { box, show, reveal, press };
  }

  return { build };
})();
