/**
 * Runs inside the page of the editor, not in Node: looks at what is painted. Plain JavaScript, given to the page as it stands.
 */
globalThis.hegaoScreen = (() => {
  const LINES = '.editor-instance .view-lines .view-line';
  const SQUIGGLES = '.editor-instance .squiggly-error';

  /** Every character of a painted line with its boxes; one that is broken between rows has several. */
  function* glyphsOf(line) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.nodeValue.length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        for (const box of range.getClientRects()) yield { character: node.nodeValue[at], box };
      }
    }
  }

  function isUnder(glyph, mark) {
    const middle = (glyph.left + glyph.right) / 2;
    const level = (glyph.top + glyph.bottom) / 2;
    return middle > mark.left && middle < mark.right && level > mark.top && level < mark.bottom;
  }

  function textUnder(mark, lines) {
    let text = '';
    for (const line of lines) {
      const box = line.getBoundingClientRect();
      if (box.bottom <= mark.top || box.top >= mark.bottom) continue;
      for (const { character, box: glyph } of glyphsOf(line)) if (isUnder(glyph, mark)) text += character;
    }
    return text;
  }

  function markedTexts() {
    const lines = [...document.querySelectorAll(LINES)];
    const leftEdge = Math.min(...lines.map(line => line.getBoundingClientRect().left));
    const marks = [...document.querySelectorAll(SQUIGGLES)]
      .map(squiggle => squiggle.getBoundingClientRect())
      .sort((a, b) => a.top - b.top || a.left - b.left);
    const texts = [];
    let previous;
    for (const mark of marks) {
      const text = textUnder(mark, lines);
      // The second part of a figure that is broken between rows begins at the edge of the row just below.
      const goesOn = previous && mark.left - leftEdge < 2 && mark.top > previous.top && mark.top - previous.bottom < 4;
      if (goesOn) texts[texts.length - 1] += text;
      else texts.push(text);
      previous = mark;
    }
    return texts;
  }

  function placeOf(wanted) {
    for (const line of document.querySelectorAll(LINES)) {
      const glyphs = [...glyphsOf(line)];
      const at = glyphs
        .map(glyph => glyph.character)
        .join('')
        .indexOf(wanted);
      if (at < 0) continue;
      const { box } = glyphs[at + Math.floor(wanted.length / 2)];
      return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    }
    return null;
  }

  let counter = null;

  function startCounting() {
    const state = { fewest: Number.POSITIVE_INFINITY, frames: 0 };
    counter = state;
    const look = () => {
      if (counter !== state) return;
      state.frames += 1;
      state.fewest = Math.min(state.fewest, document.querySelectorAll(SQUIGGLES).length);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }

  function stopCounting() {
    const state = counter;
    counter = null;
    return state;
  }

  /** Counts the frames in which an element of that kind is seen. The function that comes back ends it. */
  function watch(selector) {
    const state = { seen: 0, frames: 0 };
    let isOver = false;
    const look = () => {
      if (isOver) return;
      state.frames += 1;
      const isSeen = [...document.querySelectorAll(selector)].some(element => element.getClientRects().length > 0);
      if (isSeen) state.seen += 1;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return () => {
      isOver = true;
      return state;
    };
  }

  return { watch, markedTexts, placeOf, startCounting, stopCounting };
})();
