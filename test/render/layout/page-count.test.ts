import assert from 'node:assert/strict';
import { parseReport } from '../../../src/core/report/parse';
import { readDocument } from '../../../src/render/document/read';
import { STANDARD_LAYOUT } from '../../../src/render/layout/options';
import { estimatedPages } from '../../../src/render/layout/page-count';
import type { Picture } from '../../../src/render/pictures/types';

const pagesOf = (text: string, pictures: ReadonlyMap<string, Picture> = new Map()): number => {
  const document = readDocument({ report: parseReport(text), placeholders: new Map(), figures: [] });
  return estimatedPages(document, { pictures, notes: [] }, STANDARD_LAYOUT);
};

/** Paragraphs of full lines: 26 characters in the first, 28 in each that follows. */
const paragraphs = (number: number, lines: number): string =>
  Array.from({ length: number }, () => '字'.repeat(28 * lines - 2)).join('\n\n');

const picture = (height: number): Picture => ({
  type: 'png',
  bytes: new Uint8Array(),
  width: 156,
  height,
  orientation: 1,
});

describe('estimated pages', () => {
  it('has 22 lines of 28 characters on a page', () => {
    assert.equal(pagesOf(paragraphs(11, 2)), 1);
    assert.equal(pagesOf(`${paragraphs(11, 2)}\n\n字`), 2);
    assert.equal(pagesOf(paragraphs(110, 2)), 10);
  });

  it('is at least one', () => {
    for (const text of ['', '# 标题', '---\n密级: 秘密\n---\n']) assert.equal(pagesOf(text), 1);
  });

  it('begins a page for an attachment', () => {
    const text = '# 关于工作的报告\n\n正文。\n\n某某局\n\n2024年7月1日\n\n附件1\n\n## 名单\n\n正文。\n';
    assert.equal(pagesOf(text), 2);
  });

  it('counts the height of pictures, and moves one that does not fit', () => {
    const text = `${paragraphs(2, 5)}\n\n![图](a.png)\n`;
    assert.equal(pagesOf(text), 1);
    assert.equal(pagesOf(text, new Map([['a.png', picture(100)]])), 1);
    assert.equal(pagesOf(text, new Map([['a.png', picture(180)]])), 2);
  });

  it('counts the rows of a table, also those of several lines', () => {
    const table = (rows: number, cell: string): string =>
      `| 单位 | 情况 |\n| --- | --- |\n${`| 某单位 | ${cell} |\n`.repeat(rows)}`;
    assert.equal(pagesOf(table(20, '短')), 1);
    assert.ok(pagesOf(table(100, '短')) >= 3);
    assert.ok(pagesOf(table(100, '很长的说明'.repeat(30))) > 2 * pagesOf(table(100, '短')));
  });
});
