/** Every sign that Markdown, or what the editor makes of it (addresses, icons), could read as more than a text. */
const SIGNS = /^[-+]|[!"#$&'()*<=>@[\\\]^_`{|}~:]|(?<![0-9])\.|\.(?![0-9])/g;

/** A text from a report or a ledger for a hover in which links act: it must not become a link, a picture or a mark itself. */
export function escapeMarkdown(text: string): string {
  const oneLine = text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
  return oneLine.replace(SIGNS, sign => `&#${sign.charCodeAt(0)};`);
}
