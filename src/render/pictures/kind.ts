/** What a file is by its first bytes; its name says nothing. null: none of those known here. */
export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp' | 'tiff' | 'svg' | 'emf' | 'heic';

/** Signatures at fixed places; `.` stands for any byte. */
const SIGNATURES: readonly (readonly [PictureKind, string])[] = [
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF8'],
  ['webp', 'RIFF....WEBP'],
  ['bmp', 'BM'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['heic', '....ftyphei'],
  ['heic', '....ftypmif'],
  ['heic', '....ftypavif'],
  ['emf', '\x01\0\0\0....................................\x20EMF'],
];

/** How far into a text file the svg element may begin, after comments and a declaration. */
const SVG_WITHIN = 1024;

export function kindOf(bytes: Uint8Array): PictureKind | null {
  for (const [kind, signature] of SIGNATURES) if (begins(bytes, signature)) return kind;
  const head = String.fromCharCode(...bytes.subarray(0, SVG_WITHIN));
  return /^[^<]*</.test(head) && /<svg[\s>]/i.test(head) ? 'svg' : null;
}

function begins(bytes: Uint8Array, signature: string): boolean {
  if (bytes.length < signature.length) return false;
  for (let i = 0; i < signature.length; i += 1)
    if (signature[i] !== '.' && bytes[i] !== signature.charCodeAt(i)) return false;
  return true;
}
