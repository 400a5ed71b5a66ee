// What changes the question for ways: the panel's form, a picked place, a closed one opened.
"use strict";

keruen.asking = (state, { select, viewText }) => {
  // Makes changes to what is asked for; another question begins with its best way.
  function go(changes) {
    state.settled = true;
    const fresh = keruen.address.ASKED.some((key) => key in changes);
    const all = { view: viewText(), ...(fresh ? { way: null } : {}), ...changes };
    if ("feature" in changes) select(changes.feature);
    const search = keruen.address.changed(all);
    keruen.bridge.send(search);
    offer(keruen.address.waysOf(search));
    keruen.ways.follow(keruen.address.waysOf(search), { language: state.language });
  }

  // Adds a place to a list of the address, or takes it out.
  function toggle(key, id) {
    const now = (keruen.address.params().get(key) || "").split(",").filter(Boolean);
    const next = now.includes(id) ? now.filter((other) => other !== id) : [...now, id];
    go({ [key]: next.join(",") || null });
  }

  function picked(key, id) {
    if (key === "via" || key === "close") toggle(key, id);
    else go({ [key]: id, feature: null });
    const { from, to } = keruen.address.waysOf(keruen.address.changed({ [key]: id }));
    if ((key === "from" && !to) || (key === "to" && !from)) keruen.picking.start(from ? "to" : "from");
  }

  // The route page begins with the question itself: where from?
  function offer(ways) {
    const wanted = keruen.picking.wanted();
    const isEnd = wanted === "from" || wanted === "to";
    if (!ways.routing || (ways.from && ways.to && isEnd)) keruen.picking.stop();
    else if (ways.from && wanted === "from") keruen.picking.start("to");
    else if (ways.to && wanted === "to") keruen.picking.start("from");
    else if (!ways.from && !ways.to && !state.feature && !wanted) keruen.picking.start("from");
  }

  return { go, toggle, picked, offer };
};
