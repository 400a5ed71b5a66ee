// Whether a person's hand has moved the map since it was last posed: not every move is a wish.
"use strict";

keruen.hand = (map) => {
  const KEYS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "+", "-", "="];
  let moved = false;
  const take = () => (moved = true);

  function onKey(event) {
    if (KEYS.includes(event.key) && !event.defaultPrevented) take();
  }

  function prepare() {
    map.on("dragstart boxzoomstart", take);
    const box = map.getContainer();
    const calm = { capture: true, passive: true };
    for (const name of ["wheel", "dblclick"]) box.addEventListener(name, take, calm);
    box.addEventListener("touchstart", (event) => event.touches.length > 1 && take(), calm);
    box.addEventListener("click", (event) => event.target.closest("button") && take(), calm);
    box.addEventListener("keydown", onKey, calm);
  }

  return { prepare, take, rest: () => (moved = false), hasMoved: () => moved };
};
