// Draws a quiz from the supply of questions: the same seed and choice give the same questions.
"use strict";

keruen.drawing = (() => {
  // FNV-1a over the seed's text, then mulberry32: whole numbers only, the same in every browser.
  function random(text) {
    let state = 0x811c9dc5;
    for (const letter of text) state = Math.imul(state ^ letter.codePointAt(0), 0x01000193);
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  }

  function shuffled(list, next) {
    const mixed = [...list];
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const other = Math.floor(next() * (last + 1));
      [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
    }
    return mixed;
  }

  // The first of each group, then the second of each, and so on.
  function inTurn(questions, next) {
    const groups = new Map();
    for (const one of questions) groups.set(one.group, [...(groups.get(one.group) || []), one]);
    const mixed = shuffled([...groups.values()], next).map((group) => shuffled(group, next));
    const longest = Math.max(0, ...mixed.map((group) => group.length));
    return [...Array(longest).keys()].flatMap((place) => mixed.map((group) => group[place]).filter(Boolean));
  }

  // Kinds in turn, nothing asked about twice; fewer than `count` where the topics hold no more.
  function draw(kinds, { seed, topics, level, count }) {
    const next = random(`${seed}/${[...topics].sort().join()}/${level}`);
    const fits = (one) => !topics.length || one.topics.some((topic) => topics.includes(topic));
    let streams = shuffled(Object.keys(kinds).sort(), next).map((kind) => inTurn(kinds[kind].filter(fits), next));
    const used = new Set();
    const asked = [];
    while (streams.length && asked.length < count) {
      for (const stream of streams) {
        const place = stream.findIndex((one) => !one.uses.some((name) => used.has(name)));
        const found = place < 0 ? null : stream[place];
        stream.splice(0, place < 0 ? stream.length : place + 1);
        if (!found || asked.length === count) continue;
        for (const name of found.uses) used.add(name);
        asked.push(found);
      }
      streams = streams.filter((stream) => stream.length);
    }
    return asked;
  }

  return { draw };
})();
