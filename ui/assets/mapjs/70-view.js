// Where the map looks: what fits, what covers it, how fast it moves, how the address writes it.
"use strict";

keruen.view = (map) => {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const boundsOf = ([west, south, east, north]) => L.latLngBounds([south, west], [north, east]);
  const motion = () => (calm ? { animate: false } : { duration: 0.8 });

  // The legend covers a strip of the map: what is brought into view keeps clear of it.
  function room() {
    const legend = document.querySelector(".keruen-legend[open]");
    const width = legend && map.getSize().x > 700 ? legend.offsetWidth : 0;
    // Of a narrow map the folded legend covers the top.
    const head = width || map.getSize().x > 700 || !document.querySelector(".keruen-legend")?.offsetHeight ? 30 : 64;
    return { paddingTopLeft: [50, head], paddingBottomRight: [30 + width, 40] };
  }

  function viewText() {
    const centre = map.getCenter();
    return `${centre.lat.toFixed(4)},${centre.lng.toFixed(4)},${Math.round(map.getZoom() * 10) / 10}`;
  }

  // What of the map is in the window, for those who draw it at another size.
  function boundsText() {
    const b = map.getBounds();
    return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()].map((degrees) => degrees.toFixed(4)).join(",");
  }

  function setView(view) {
    if (view) map.setView([view.lat, view.lon], Math.min(Math.max(view.zoom, map.getMinZoom()), 13), { animate: false });
    else map.fitBounds(boundsOf(keruen.atlas.extent), { animate: false, ...room() });
  }

  // A flight ends where a map set there at once would be: inside the ground, not pushed back after.
  function flyTo([west, south, east, north], { exactly = null, ...move } = {}) {
    const target = map._getBoundsCenterZoom(boundsOf([west, south, east, north]), room());
    const { center, zoom } = exactly === null ? target : { center: L.latLng(south, west), zoom: Math.min(Math.max(exactly, map.getMinZoom()), 13) };
    map.flyTo(map._limitCenter(center, zoom, map.options.maxBounds), zoom, move);
  }

  // Never so far out that the ground ends inside the window.
  function keepInside() {
    const least = Math.min(map.getBoundsZoom(boundsOf(keruen.atlas.limits), true), 6);
    if (map.getZoom() < least) map.setZoom(least, { animate: false });
    map.setMinZoom(least);
  }

  return { room, motion, boundsOf, boundsText, viewText, setView, flyTo, keepInside };
};
