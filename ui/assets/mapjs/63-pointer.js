// An arrow to what is spoken of: beside the name and over no badge, from above where there is room.
"use strict";

keruen.pointer = (map, state) => {
  const [WIDTH, HEIGHT] = [36, 44];
  const ARROW = '<svg viewBox="0 0 36 44" aria-hidden="true"><path d="M18 42 2 22h9V2h14v20h9z"/></svg>';
  const NAME = 11;
  let marker = null;
  let named = null;

  const size = () => (keruen.present === "1" ? Math.max(1, keruen.scale * 0.7) : 1);

  // How far the point of the arrow stays from the place: clear of its badge, halo or name.
  function distance(entry) {
    const badge = Math.max(1, keruen.scale * 0.75);
    if (entry && !entry.feature.point) return 7 * badge;
    const halo = entry && entry.feature.id === state.feature ? 24 : 15;
    return Math.max(halo * badge, NAME * keruen.scale);
  }

  // Puts the arrow where it belongs now and returns the box that names should keep out of.
  function place() {
    if (!marker) return [];
    const entry = state.entries.get(named);
    const shift = (entry && entry.shift) || L.point(0, 0);
    const gap = distance(entry);
    const [width, height] = [WIDTH * size(), HEIGHT * size()];
    const at = map.latLngToLayerPoint(marker.getLatLng()).add(shift);
    const above = [at.x - width / 2, at.y - gap - height, width, height];
    const under = map.layerPointToContainerPoint([above[0], above[1]]).y < 0 || keruen.labels.isCovered(map, above);
    const top = under ? gap : -gap - height;
    const element = marker.getElement();
    element.classList.toggle("under", under);
    Object.assign(element.style, { width: `${width}px`, height: `${height}px`, marginLeft: `${shift.x - width / 2}px`, marginTop: `${shift.y + top}px` });
    return [under ? [above[0], at.y + gap, width, height] : above];
  }

  function show([lon, lat], feature) {
    hide();
    named = feature || null;
    const icon = L.divIcon({ className: "keruen-pointer", html: ARROW, iconSize: [WIDTH, HEIGHT] });
    marker = L.marker([lat, lon], { icon, interactive: false, keyboard: false, pane: "pointer" }).addTo(map);
    place();
  }

  function hide() {
    if (marker) marker.remove();
    marker = null;
  }

  return { show, hide, place };
};
