// The features of the atlas as far as they are asked for: fetched by layer, drawn while they are on.
"use strict";

keruen.entries = (map, state, hooks) => {
  const ownerOf = (id) => (id && Object.hasOwn(keruen.atlas.owners, id) ? keruen.atlas.owners[id] : null);

  const all = () => [...state.entries.values()];
  const on = () => all().filter((entry) => entry.on);
  const points = () => on().filter((entry) => entry.marker);

  async function need(layerId) {
    if (state.groups.has(layerId)) return;
    const data = await keruen.load.json(`layer-${layerId}.${state.language}.json`);
    if (state.groups.has(layerId)) return;
    state.groups.set(layerId, data);
    for (const sent of data.features) {
      const feature = { context: false, disputed: false, point: false, along: false, ...sent };
      state.entries.set(feature.id, { feature, layer: layerId, on: false, small: feature.point && (feature.parts[0].style.glyph || "dot") === "dot" });
    }
  }

  function setOn(entry, on) {
    if (entry.on === on) return;
    entry.on = on;
    if (!on) {
      entry.group.remove();
      return;
    }
    if (!entry.group) entry.group = L.layerGroup();
    if (entry.drawn) {
      entry.group.addTo(map);
      if (entry.hit) entry.group.eachLayer((line) => line.redraw());
      return;
    }
    entry.group.addTo(map);
    if (entry.feature.point) entry.marker = keruen.points.draw(entry.group, entry.feature, state.theme, hooks.choose);
    else entry.hit = keruen.lines.draw(entry.group, entry.feature, hooks.rendering(), state.theme, hooks.choose);
  }

  // Lines of the first layer are drawn last, quoted ones after context: they lie on top.
  function sync() {
    const order = keruen.atlas.layers.map((layer) => layer.id).reverse();
    const entries = all().sort((a, b) => order.indexOf(a.layer) - order.indexOf(b.layer) || Number(b.feature.context) - Number(a.feature.context));
    for (const entry of entries) {
      const on = state.shown.has(entry.layer) || entry.feature.id === state.feature;
      if (!on && entry.group) clear(entry);
      else if (on) setOn(entry, true);
    }
    for (const entry of entries) if (entry.on && entry.hit) entry.hit.bringToFront();
    hooks.arrange();
  }

  function clear(entry) {
    entry.group.remove();
    Object.assign(entry, { on: false, group: null, marker: null, hit: null, shown: undefined });
  }

  function undraw() {
    for (const entry of all()) if (entry.group) clear(entry);
  }

  // In another language every layer is asked for anew.
  function forget() {
    undraw();
    state.entries.clear();
    state.groups.clear();
  }

  return { all, on, points, ownerOf, need, sync, undraw, forget };
};
