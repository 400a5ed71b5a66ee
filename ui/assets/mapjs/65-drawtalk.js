// What the box for drawing asks and says: before it throws something away, and beside a field.
"use strict";

keruen.drawTalk = (() => {
  const text = (name) => keruen.atlas.text[name];

  // Ask in the box whether what is not saved yet is to be saved, thrown away, or gone on with.
  function ask(root, { save, drop }) {
    const { make, button } = keruen.drawParts;
    const asked = root.querySelector(".keruen-draw-ask");
    if (asked) asked.remove();
    const box = make("div", "keruen-draw-ask");
    const words = make("p", "", text("drawUnsaved"));
    words.id = "keruen-draw-unsaved";
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-labelledby", words.id);
    const bar = make("div", "keruen-draw-bar");
    const goOn = () => {
      box.remove();
      const first = root.querySelector("input");
      if (first) first.focus();
    };
    const answer = (run) => () => {
      box.remove();
      run();
    };
    const first = button(text("drawSave"), answer(save), "keruen-word strong");
    bar.append(first, button(text("drawThrow"), answer(drop)), button(text("drawGoOn"), goOn));
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      goOn();
    });
    box.append(words, bar);
    root.querySelector(".keruen-draw-head").after(box);
    root.scrollTop = 0;
    first.focus();
  }

  // Say beside a field what is wrong with it; without words, that nothing is.
  function fault(root, name, words = "") {
    const { make } = keruen.drawParts;
    const box = root.querySelector(`[name="${name}"]`);
    const said = root.querySelector(".keruen-draw-fault");
    if (said) said.remove();
    if (!box) return;
    box.removeAttribute("aria-invalid");
    box.removeAttribute("aria-describedby");
    if (!words) return;
    const line = make("small", "keruen-draw-fault", words);
    line.id = "keruen-draw-fault";
    line.setAttribute("role", "alert");
    box.setAttribute("aria-invalid", "true");
    box.setAttribute("aria-describedby", line.id);
    box.after(line);
    box.focus();
  }

  // Bring a place to the middle of the larger part of the map that the box leaves free.
  function uncover(map, root, latlng) {
    const size = map.getSize();
    const [box, frame] = [root.getBoundingClientRect(), map.getContainer().getBoundingClientRect()];
    const [right, bottom] = [Math.max(box.right - frame.left, 0), Math.max(box.bottom - frame.top, 0)];
    const place = map.latLngToContainerPoint(latlng);
    const margin = 24;
    if (place.x > right + margin || place.y > bottom + margin) return;
    const beside = (size.x - right) * size.y >= size.x * (size.y - bottom);
    const free = beside ? L.point((right + size.x) / 2, size.y / 2) : L.point(size.x / 2, (bottom + size.y) / 2);
    map.panBy(place.subtract(free), { animate: !window.matchMedia("(prefers-reduced-motion: reduce)").matches });
  }

  return { ask, fault, uncover };
})();
