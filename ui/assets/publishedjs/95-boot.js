// Opens the atlas in a page of its own: no server but perhaps one that hands out files.
"use strict";

keruen.boot = async () => {
  const { start, extent, base } = document.getElementById("map_div").dataset;
  const packed = document.querySelector("script[data-file]");
  if (!packed && window.location.protocol === "file:") {
    window.location.replace(`keruen.html${window.location.search}${window.location.hash}`);
    return;
  }
  const rewrite = (search) => window.history.replaceState(null, "", keruen.address.urlOf(search));
  if (!keruen.address.now().replace(/^\?/, "") && start) rewrite(start);
  keruen.load.setBase(base);
  const [first] = keruen.shell.languages();
  if (!keruen.shell.languages().includes(keruen.address.read().language)) rewrite(keruen.address.changed({ lang: first }));
  keruen.shell.begin();
  if (!("DecompressionStream" in window)) {
    keruen.panel.fail(keruen.shell.words().old);
    return;
  }
  const [west, south, east, north] = JSON.parse(extent);
  const options = { zoomControl: false, attributionControl: false, zoomSnap: 0.5, zoom: 5 };
  window.map = L.map("map_div", { ...options, center: [(south + north) / 2, (west + east) / 2] });
  try {
    await keruen.panel.follow();
    keruen.address.watch(() => keruen.panel.follow(), keruen.bridge.isWaiting);
    await keruen.start(window.map, base);
  } catch (error) {
    keruen.panel.fail(keruen.shell.words().failed);
    throw error;
  }
};

keruen.boot();
