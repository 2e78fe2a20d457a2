/** What no HTML, XML or Word file may hold: control characters, lone halves of surrogate pairs, noncharacters. */
const UNPRINTABLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\p{Cs}/gu;
/** A line's end inside a run would be printed as a space between two Han, and is one in the report's own words. */
const WHITE_SPACE = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;

/** Text without what can't be printed; white space other than spaces becomes one space. */
export function printable(text: string): string {
  return text.replace(WHITE_SPACE, ' ').replace(UNPRINTABLE, '');
}

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  // Also `-->` and `]]>` end nothing then: the parts for Word stand in conditional comments.
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Gateways that look at a file's bare text for `onerror=` and the like stop a report that only speaks of it.
  '=': '&#61;',
  '`': '&#96;',
};

/** Text that is inert wherever it stands: between tags, in a quoted attribute, in a conditional comment. */
export function escapeText(text: string): string {
  return printable(text)
    .replace(/[&<>"'=`]/g, character => NAMED[character]!)
    .replace(/(script):/gi, '$1&#58;');
}

/** A web or mail address as an attribute's value; null for any other kind of address. */
export function escapeAddress(address: string): string | null {
  const text = printable(address).trim();
  if (!/^(?:https?:\/\/|mailto:)/i.test(text)) return null;
  return text.replace(/[&<>"'`]/g, character => NAMED[character]!).replace(/(script):/gi, '$1&#58;');
}
