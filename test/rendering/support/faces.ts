/** How the faces name themselves in a PDF that stand in for the standard's; see scripts/rendering/fonts.mjs. */
export const STAND_IN_FACES = {
  仿宋_GB2312: /^FandolFang-Regular$/,
  楷体_GB2312: /^FandolKai-Regular$/,
  黑体: /^FandolHei-Regular$/,
  宋体: /^BousungEG-Light-GB$/,
  方正小标宋简体: /^NotoSerifCJK\w\w-Bold/,
  'Times New Roman': /^LiberationSerif(-Bold|-Italic|-BoldItalic)?$/,
} as const;

/** The standard's name of the font that this face stands in for; null for any other face. */
export function standsInFor(face: string): string | null {
  return Object.entries(STAND_IN_FACES).find(([, pattern]) => pattern.test(face))?.[0] ?? null;
}
