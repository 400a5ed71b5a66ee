// Zoom, whole view, selection, scale, coordinates, attribution.
"use strict";

keruen.controls = (() => {
  const buttons = {};
  let readout = null;
  let credits = null;

  function button(bar, name, sign, run) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "keruen-tool";
    made.textContent = sign;
    made.addEventListener("click", run);
    bar.appendChild(made);
    buttons[name] = made;
  }

  function bar(map, actions) {
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      const box = L.DomUtil.create("div", "keruen-bar");
      button(box, "zoomIn", "+", () => map.zoomIn(1));
      button(box, "zoomOut", "−", () => map.zoomOut(1));
      button(box, "whole", "⌂", actions.whole);
      button(box, "selected", "◎", actions.selected);
      if (keruen.embed.offered()) button(box, "embed", "</>", () => keruen.embed.copy(buttons.embed));
      if (keruen.embed.offered()) button(box, "exportView", "⤓", actions.exportView);
      if (keruen.embed.offered()) button(box, "draw", "✎", actions.draw);
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    control.addTo(map);
  }

  function digits(text) {
    const set = { fa: "۰۱۲۳۴۵۶۷۸۹", ar: "٠١٢٣٤٥٦٧٨٩" }[keruen.atlas.language];
    return set ? text.replace(/[0-9]/g, (digit) => set[Number(digit)]) : text;
  }

  function coordinates(map) {
    const control = L.control({ position: "bottomleft" });
    control.onAdd = () => {
      readout = L.DomUtil.create("div", "keruen-coordinates");
      readout.dir = "ltr";
      return readout;
    };
    control.addTo(map);
    const number = (value) => {
      const text = value.toFixed(3);
      return digits({ fa: text.replace(".", "٫"), ar: text.replace(".", "٫"), ru: text.replace(".", ","), kk: text.replace(".", ",") }[keruen.atlas.language] || text);
    };
    const show = (at) => {
      readout.dir = keruen.atlas.direction;
      const corner = (at.lat < 0 ? "S" : "N") + (at.lng < 0 ? "W" : "E");
      const text = keruen.atlas.text[`place${corner}`];
      readout.textContent = text.replace("{lat}", number(Math.abs(at.lat))).replace("{lon}", number(Math.abs(at.lng)));
    };
    map.on("mousemove", (event) => show(event.latlng));
    map.on("move", () => show(map.getCenter()));
    show(map.getCenter());
  }

  function scale(map) {
    const made = L.control.scale({ imperial: false, maxWidth: keruen.present ? 240 : 120, position: "bottomleft" });
    made._updateMetric = function (maxMeters) {
      const metres = this._getRoundNum(maxMeters);
      const { scaleKm, scaleM } = keruen.atlas.text;
      const label = metres < 1000 ? `${digits(String(metres))} ${scaleM}` : `${digits(String(metres / 1000))} ${scaleKm}`;
      this._mScale.dir = keruen.atlas.direction;
      this._updateScale(this._mScale, label, metres / maxMeters);
    };
    made.addTo(map);
    return made;
  }

  function attribution(map) {
    const control = L.control({ position: "bottomright" });
    control.onAdd = () => {
      credits = L.DomUtil.create("div", "keruen-credits");
      L.DomEvent.disableClickPropagation(credits);
      return credits;
    };
    control.addTo(map);
  }

  function credit(item) {
    const box = document.createElement(item.url ? "a" : "span");
    if (item.url) {
      box.href = item.url;
      box.target = "_blank";
      box.rel = "noopener noreferrer";
    }
    // Names in two scripts side by side keep their order.
    box.dir = "auto";
    box.textContent = item.text;
    box.title = item.licence;
    return box;
  }

  function speak(selected) {
    const { text, attributions } = keruen.atlas;
    for (const [name, made] of Object.entries(buttons)) {
      made.title = text[name];
      made.setAttribute("aria-label", text[name]);
    }
    buttons.selected.disabled = !selected;
    credits.dir = keruen.atlas.direction;
    credits.replaceChildren();
    attributions.forEach((item, index) => {
      if (index) credits.append(" · ");
      credits.append(credit(item));
    });
  }

  function prepare(map, actions) {
    bar(map, actions);
    coordinates(map);
    const scaleBar = scale(map);
    attribution(map);
    return { speak, rescale: () => scaleBar._update() };
  }

  return { prepare, digits };
})();
