/** What XML 1.0 has no place for even when escaped: control characters but tab and line ends, U+FFFE, U+FFFF. */
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Half a surrogate pair, which no UTF-8 file can hold. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as it may stand in XML: illegal characters are left out, half pairs become U+FFFD. Escaping is left to the writer. */
export const legalText = (text: string): string => text.replace(ILLEGAL, '').replace(LONE_SURROGATE, '\ufffd');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text legal and escaped, for parts that are written as text: in an element or between double quotes. */
export const escapedText = (text: string): string => legalText(text).replace(/[&<>"]/g, sign => ENTITIES[sign]!);
