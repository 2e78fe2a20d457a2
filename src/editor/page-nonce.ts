/** A word nobody can foresee, by which a page knows its own script. Both hosts of the extension have this interface. */
export function pageNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
