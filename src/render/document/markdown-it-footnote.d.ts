declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';

  /** `[^1]` and `^[…]`: rules for the parser, tokens for the footnotes. */
  export default function footnote(md: MarkdownIt): void;
}
