/** How the finished document is laid out; the settings `hegao.layout.*` and the command line fill this. */
export interface LayoutOptions {
  readonly profile: ProfileName;
  readonly fonts: FontSet;
  /** Where the page number stands: by clause 7.5 (odd pages right, even pages left), centred, or nowhere. */
  readonly pageNumber: 'odd-even' | 'center' | 'none';
  /** 署名 with room for a seal (date 4 characters from the right, name centred over it) or without (clause 7.3.5). */
  readonly seal: boolean;
}

/**
 * `common`: margins 37 and 35 mm, pitch 28.95 pt, as most offices set Word. `visual`: margins that make the white edges 37 and
 * 35 mm as GB/T 33476.2 reads the standard. Both give 22 lines a page.
 */
export type ProfileName = 'common' | 'visual';

/** One font name a role, as the reader's machine knows it. Named, never embedded. */
export interface FontSet {
  /** 标题 */
  readonly title: string;
  /** 一级标题 */
  readonly heading1: string;
  /** 二级标题 */
  readonly heading2: string;
  /** 正文 and what has no font of its own */
  readonly body: string;
  /** 页码 */
  readonly pageNumber: string;
  /** Digits and Latin letters */
  readonly latin: string;
}

export const STANDARD_FONTS: FontSet = {
  title: '方正小标宋简体',
  heading1: '黑体',
  heading2: '楷体_GB2312',
  body: '仿宋_GB2312',
  pageNumber: '宋体',
  latin: 'Times New Roman',
};

export const STANDARD_LAYOUT: LayoutOptions = {
  profile: 'common',
  fonts: STANDARD_FONTS,
  pageNumber: 'odd-even',
  seal: false,
};
