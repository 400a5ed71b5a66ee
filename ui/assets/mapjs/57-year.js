// The year slider: what the documents date to a year stays strong, what they date otherwise fades.
"use strict";

keruen.year = (() => {
  let root = null;
  let box = null;
  let range = null;
  let output = null;
  let note = null;

  function make(tag, className) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    return element;
  }

  function prepare(map, onChange, onSettle) {
    const control = L.control({ position: "bottomleft" });
    control.onAdd = () => {
      root = make("div", "keruen-year");
      const label = make("label");
      box = make("input");
      box.type = "checkbox";
      label.append(box, make("span", "name"));
      range = make("input");
      range.type = "range";
      range.dir = "ltr";
      output = make("output");
      note = make("small");
      root.append(label, range, output, note);
      box.addEventListener("change", () => {
        onChange(box.checked ? Number(range.value) : null);
        onSettle(box.checked ? Number(range.value) : null);
      });
      range.addEventListener("input", () => onChange(Number(range.value)));
      range.addEventListener("change", () => onSettle(Number(range.value)));
      L.DomEvent.disableClickPropagation(root);
      L.DomEvent.disableScrollPropagation(root);
      return root;
    };
    control.addTo(map);
  }

  function speak(year) {
    const { text, years, direction } = keruen.atlas;
    root.dir = direction;
    root.hidden = !years;
    if (!years) return;
    root.querySelector(".name").textContent = text.year;
    [range.min, range.max] = years;
    if (year === null) range.value = String(years[1]);
    range.setAttribute("aria-label", text.year);
    show(year);
  }

  function show(year) {
    const on = year !== null;
    box.checked = on;
    range.hidden = !on;
    output.hidden = !on;
    note.hidden = !on;
    if (on) range.value = String(year);
    output.textContent = on ? keruen.controls.digits(String(year)) : "";
    range.setAttribute("aria-valuetext", output.textContent);
  }

  // "in": dated to the year; "out": dated, but not to it; "undated": no claim has a date.
  function timeOf(feature, year) {
    if (year === null) return "in";
    if (!feature.years) return "undated";
    if (feature.years.some(([from, to]) => from <= year && year <= to)) return "in";
    return feature.undated ? "undated" : "out";
  }

  function fade(entry, time) {
    entry.time = time;
    const element = (entry.marker || entry.hit).getElement();
    if (element) {
      element.classList.toggle("year-out", time === "out");
      element.classList.toggle("year-undated", time === "undated");
    }
    if (!entry.hit) return;
    const share = { in: 1, undated: 0.6, out: 0.15 }[time];
    entry.group.eachLayer((line) => {
      if (line === entry.hit || !line.setStyle) return;
      if (line.options.full === undefined) line.options.full = line.options.opacity;
      line.setStyle({ opacity: line.options.full * share });
    });
  }

  function apply(entries, year) {
    const counts = { in: 0, out: 0, undated: 0 };
    for (const entry of entries) {
      const time = timeOf(entry.feature, year);
      counts[time] += 1;
      fade(entry, time);
    }
    show(year);
    if (year === null) return;
    const count = (n) => keruen.controls.digits(String(n));
    note.textContent = keruen.atlas.text.yearCounts
      .replace("{dated}", count(counts.in))
      .replace("{other}", count(counts.out))
      .replace("{undated}", count(counts.undated));
  }

  return { prepare, speak, apply, timeOf };
})();
