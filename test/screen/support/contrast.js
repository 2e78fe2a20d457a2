/**
 * Runs inside a page, plain JavaScript, given to it as it stands: how well the text of an element is seen on what lies behind it, as WCAG 2 reckons
 * (1 for not at all, 21 for black on white).
 */
globalThis.hegaoContrast = element => {
  const view = element.ownerDocument.defaultView;
  const canvas = element.ownerDocument.createElement('canvas').getContext('2d', { willReadFrequently: true });
  canvas.canvas.width = 1;
  canvas.canvas.height = 1;

  // What lies behind, from the page up to the element, painted one over the other by the browser itself.
  const path = [];
  for (let one = element; one; one = one.parentElement) path.unshift(one);
  const paint = colour => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
  };
  paint('#fff');
  for (const one of path) paint(view.getComputedStyle(one).backgroundColor);
  const behind = canvas.getImageData(0, 0, 1, 1).data;
  const opacity = path.reduce((product, one) => product * Number(view.getComputedStyle(one).opacity), 1);
  canvas.globalAlpha = opacity;
  paint(view.getComputedStyle(element).color);
  const text = canvas.getImageData(0, 0, 1, 1).data;

  const luminance = ([r, g, b]) => {
    const [red, green, blue] = [r, g, b].map(part => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, light] = [luminance(text), luminance(behind)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
