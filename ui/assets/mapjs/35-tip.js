// The name of what is under the pointer; always text, never markup.
"use strict";

keruen.tip = (() => {
  function content(feature) {
    const box = document.createElement("span");
    box.dir = "auto";
    box.textContent = feature.name;
    return box;
  }

  function bind(layer, feature) {
    layer.bindTooltip(() => content(feature), { sticky: true, className: "keruen-tip", direction: "top" });
  }

  return { bind };
})();
