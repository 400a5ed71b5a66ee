// Search without a server: finds and orders as geo/search.py does, and shows as ui/finding.py does.
"use strict";

keruen.finding = (() => {
  const NAMED = ["name", "alias"];
  const KIND = { name: 400, alias: 400, id: 300, quote: 200, translation: 200, source: 100 };
  const FIRST = { name: 4, quote: 4 };
  const GRADE = 20;
  const QUOTED = 10;
  const LONGEST = 200;
  const LIMIT = 12;
  const CONTEXT = 38;
  let index = null;

  function add(places, word, number) {
    if (!places.has(word.text)) places.set(word.text, []);
    places.get(word.text).push([number, [word.start, word.end]]);
  }

  function wordsOf(text) {
    const found = keruen.folding.words(text);
    const parts = text.includes("\u200c") ? keruen.folding.words(text.replaceAll("\u200c", " ")) : [];
    const seen = new Map([...found, ...parts].map((word) => [`${word.text} ${word.start} ${word.end}`, word]));
    return [...seen.values()];
  }

  function pairsOf(text) {
    const found = keruen.folding.words(text);
    return found.slice(1).map((right, i) => ({ text: found[i].text + right.text, start: found[i].start, end: right.end }));
  }

  function build(data) {
    keruen.folding.setTables(data.folding);
    const fields = data.fields.map(([where, text, records, language]) => ({ where, text, records, language, lowered: text.toLowerCase() }));
    const places = new Map();
    const single = new Set();
    const names = new Set();
    fields.forEach((field, number) => {
      let words = wordsOf(field.text);
      for (const word of words) single.add(word.text);
      if (NAMED.includes(field.where)) {
        const seen = new Set(words.map((word) => `${word.text} ${word.start} ${word.end}`));
        words = [...words, ...pairsOf(field.text).filter((word) => !seen.has(`${word.text} ${word.start} ${word.end}`))];
        for (const word of words) names.add(word.text);
      }
      for (const word of words) add(places, word, number);
    });
    return { fields, places, words: [...places.keys()].sort(), single: [...single].sort(), names: [...names].sort(), quoted: new Set(data.quoted), suggested: data.suggested };
  }

  function* direct(word) {
    for (const other of index.words) if (other.startsWith(word)) yield [other, other === word ? 3 : 2];
    if (word.length > 3) for (const other of index.single) if (other.indexOf(word) > 0) yield [other, 1];
  }

  // Optimal string alignment: letters put in, left out, changed, or two that changed places.
  function slips(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, above] = [above, row];
    }
    return above[b.length];
  }

  function* loose(word) {
    yield* direct(word);
    if (word.length <= 3 || !/^\p{L}+$/u.test(word)) return;
    const most = word.length <= 7 ? 1 : 2;
    for (const other of index.names) {
      const count = slips(word, other, most);
      if (count && count <= most) yield [other, -count];
    }
  }

  function placesOf(graded) {
    const found = new Map();
    for (const [word, grade] of graded) {
      for (const [number, span] of index.places.get(word)) {
        const best = found.get(number);
        if (!best || grade > best.grade) found.set(number, { grade, spans: [span] });
        else if (grade === best.grade) best.spans.push(span);
      }
    }
    return found;
  }

  function allWords(words, way) {
    const founds = words.map((word) => placesOf(way(word)));
    const common = [...founds[0].keys()].filter((number) => founds.every((found) => found.has(number)));
    const matches = new Map();
    for (const number of common.sort((a, b) => a - b)) {
      const here = founds.map((found) => found.get(number));
      matches.set(number, { grade: Math.min(...here.map((one) => one.grade)), spans: here.map((one) => one.spans) });
    }
    return matches;
  }

  function match(query) {
    const words = [...new Set(query.split(" "))];
    const found = allWords([query.replaceAll(" ", "")], direct);
    if (words.length > 1) for (const [number, one] of allWords(words, direct)) found.set(number, one);
    const isName = (number) => NAMED.includes(index.fields[number].where);
    if ([...found.keys()].some(isName)) return found;
    for (const [number, one] of allWords(words, loose)) if (isName(number)) found.set(number, one);
    return found;
  }

  // The shortest stretch with a span of each word, seen from the first word.
  function stretch([first, ...others]) {
    const nearest = (span, other) => other.reduce((a, b) => (Math.abs(b[0] - span[0]) < Math.abs(a[0] - span[0]) ? b : a));
    const stretches = first.map((span) => {
      const near = [span, ...others.map((other) => nearest(span, other))];
      return [Math.min(...near.map((one) => one[0])), Math.max(...near.map((one) => one[1]))];
    });
    return stretches.reduce((a, b) => (b[1] - b[0] < a[1] - a[0] ? b : a));
  }

  const base = (where, grade) => (grade > 0 ? KIND[where] + GRADE * grade : GRADE * (grade + 3)) + (FIRST[where] || 0);
  const better = (a, b) => a.base - b.base || a.own - b.own || a.close - b.close || b.number - a.number;

  function ranked(matches, typed, language) {
    const choices = new Map();
    for (const [number, { grade }] of matches) {
      const field = index.fields[number];
      const close = (field.lowered.includes(typed) ? 0.5 : 0) + 0.5 * Math.min(1, typed.length / field.text.length);
      const choice = { base: base(field.where, grade), own: Number(field.language === language), close, number };
      for (const record of field.records) choices.set(record, [...(choices.get(record) || []), choice]);
    }
    const found = [...choices].map(([record, all]) => {
      const best = all.reduce((a, b) => (better(a, b) >= 0 ? a : b));
      const close = Math.max(...all.filter((one) => one.base === best.base).map((one) => one.close));
      return { record, number: best.number, score: best.base + close + (index.quoted.has(record) ? QUOTED : 0) };
    });
    const rounded = (one) => Math.round(one.score * 1000) / 1000;
    return found.sort((a, b) => rounded(b) - rounded(a)).slice(0, LIMIT);
  }

  const leading = (text) => (text.length <= CONTEXT ? text : `…${text.slice(-CONTEXT).trimStart()}`);
  const trailing = (text) => (text.length <= CONTEXT ? text : `${text.slice(0, CONTEXT).trimEnd()}…`);

  // A record is a feature's id, or a document's after a colon.
  function head(record, words) {
    const [name, kind] = words[record];
    return record.startsWith(":") ? { source: record.slice(1), name, kind } : { feature: record, name, kind };
  }

  const bare = { before: "", match: "", after: "" };

  function shown({ record, number }, matches, words) {
    const { text } = index.fields[number];
    const first = head(record, words);
    if (text === first.name) return { ...first, ...bare };
    const [start, end] = stretch(matches.get(number).spans);
    return { ...first, before: leading(text.slice(0, start)), match: text.slice(start, end), after: trailing(text.slice(end)) };
  }

  async function find(query, language) {
    const [data, words] = await Promise.all([keruen.load.json("search.json"), keruen.load.json(`names.${language}.json`)]);
    if (!index) index = build(data);
    if (!query.trim()) return index.suggested.map((id) => ({ ...head(id, words), ...bare }));
    const folded = query.length <= LONGEST ? keruen.folding.fold(query) : "";
    if (!folded) return [];
    const matches = match(folded);
    return ranked(matches, query.trim().toLowerCase(), language).map((one) => shown(one, matches, words));
  }

  return { find };
})();

window.keruenFind = keruen.finding.find;
