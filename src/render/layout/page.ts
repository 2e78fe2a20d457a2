import type { ProfileName } from './options';

/** Measures of a page in mm and pt. A4 is 210 × 297 mm (GB/T 9704-2012 clause 5.1). */
export interface PageProfile {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** Distance of two lines, pt. */
  readonly linePitch: number;
}

const A4 = { width: 210, height: 297, left: 28, right: 26 } as const;

/** Both profiles put 22 lines on a page; 29 pt between margins of 37 and 35 mm would leave room for 21 only. */
export const PAGE_PROFILES: Readonly<Record<ProfileName, PageProfile>> = {
  common: { ...A4, top: 37, bottom: 35, linePitch: 28.95 },
  visual: { ...A4, top: 34.58, bottom: 32.58, linePitch: 29.45 },
};

/** Width of the text, mm. */
export const textWidth = (page: PageProfile): number => page.width - page.left - page.right;

/** 三号, the body's size in pt: one character of the standard's grid. */
export const BODY_SIZE = 16;

/** Taken off every character, pt: 28 characters of 16 pt are wider than the 442.2 pt between the margins. */
export const CHARACTER_SPACING = -0.25;

/** Characters of a full line (clause 5.2.3). */
export const CHARACTERS_PER_LINE = 28;
