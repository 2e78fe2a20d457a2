/** A picture that is ready to be embedded: PNG or JPEG without transparency, with the size at which it is printed. */
export interface Picture {
  readonly type: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  /** Printed size in mm as it is looked at, at most the text's width and height. */
  readonly width: number;
  readonly height: number;
  /** How a JPEG's pixels are turned for looking at it (EXIF, 1–8; 5 to 8 lie on their side); 1 for all others. */
  readonly orientation: number;
}

/** Room for a picture on the page, mm. */
export interface PictureLimits {
  readonly width: number;
  readonly height: number;
}

/** Pictures by the target as written in the report; a target that is absent could not be embedded (a note says why). */
export interface PictureSet {
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Chinese sentences through l10n: what is missing, too large or of a kind that can't be embedded, and what to do. */
  readonly notes: readonly string[];
}

/** Reads the bytes that a target names; null when there is no such file or it may not be read. Never reaches the network. */
export type ReadPicture = (target: string) => Promise<Uint8Array | null>;
