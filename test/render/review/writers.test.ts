import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { writeReviewCsv } from '../../../src/render/review/csv';
import { writeReviewHtml } from '../../../src/render/review/html';
import { writeReviewMarkdown } from '../../../src/render/review/markdown';
import type { ReviewList, ReviewRow } from '../../../src/render/review/types';
import { listed } from './listed';

const ROW: ReviewRow = {
  number: 1,
  place: '一、造林',
  sentence: { before: '植树', figure: '1320亩', after: '' },
  written: '1320亩',
  metric: '植树面积',
  value: '1260亩',
  period: '2024年',
  source: '年报',
  note: '',
  verdict: 'mismatch',
  remark: '',
};

const list = (...rows: readonly Partial<ReviewRow>[]): ReviewList => ({
  title: '总结',
  report: 'a.md',
  ledgers: ['a.metrics.yaml'],
  rows: rows.map(row => ({ ...ROW, ...row })),
  counts: [{ verdict: 'mismatch', count: rows.length }],
  unused: ['病虫害防治'],
  others: [{ place: '二、管护', message: '序号跳号。' }],
  uncovered: ['图片里的数字没有核对。'],
});

/** Takes a CSV apart by RFC 4180. */
function fields(csv: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let i = 1; i < csv.length; i++) {
    const c = csv[i]!;
    if (quoted) {
      if (c !== '"') field += c;
      else if (csv[i + 1] === '"') field += csv[++i]!;
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',' || c === '\r') {
      rows.at(-1)!.push(field);
      field = '';
      if (c === '\r') {
        assert.equal(csv[++i], '\n');
        if (i + 1 < csv.length) rows.push([]);
      }
    } else field += c;
  }
  return rows;
}

describe('review list as CSV', () => {
  it('has a byte order mark, CR LF, and as many fields in every line as heads', () => {
    const csv = writeReviewCsv(list({}, { number: 2 }));
    assert.equal(csv[0], '\uFEFF');
    assert.equal(csv.replaceAll('\r\n', '').search(/[\r\n]/), -1);
    const rows = fields(csv);
    assert.deepEqual(rows[0], [
      '序号',
      '位置',
      '原文',
      '报告写法',
      '指标',
      '台账数值',
      '时期',
      '来源',
      '备注',
      '结论',
      '说明',
    ]);
    assert.deepEqual(rows[1]!.slice(0, 6), ['1', '一、造林', '植树【1320亩】', '1320亩', '植树面积', '1260亩']);
    assert.ok(rows.every(row => row.length === rows[0]!.length));
    const last = rows.map(row => row[0]!);
    assert.ok(last.some(cell => cell.startsWith('核对人：')));
    assert.ok(rows.some(row => row[1] === '图片里的数字没有核对。'));
  });

  it('makes cells inert that a spreadsheet would compute', () => {
    for (const written of ['-5%', '+5%', '=1+1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '－5%']) {
      assert.equal(fields(writeReviewCsv(list({ written })))[1]![3], `'${written}`);
    }
    for (const written of ['5%', "'5", '约-5%']) {
      assert.equal(fields(writeReviewCsv(list({ written })))[1]![3], written);
    }
  });

  it('gives every text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...',"\r\n\'甲1 ') }), note => {
        const inert = /^\s*\r/.test(note) ? `'${note}` : note;
        assert.equal(fields(writeReviewCsv(list({ note })))[1]![8], inert);
      }),
    );
  });
});

const HOSTILE = `<script>alert(1)</script> | "x" & 'y' <img src=x onerror=alert(1)> [a](javascript:b) **c** \`d\` <!-- e`;

describe('review list as HTML', () => {
  it('keeps what report and ledger say as text', () => {
    const html = writeReviewHtml(
      list({
        place: HOSTILE,
        sentence: { before: HOSTILE, figure: HOSTILE, after: HOSTILE },
        written: HOSTILE,
        metric: HOSTILE,
        value: HOSTILE,
        source: HOSTILE,
        note: HOSTILE,
        remark: HOSTILE,
      }),
    );
    assert.doesNotMatch(html, /<script|<img|<a\b|<!-- e/);
    assert.doesNotMatch(html, /\b(?:src|href)=|url\(|@import/);
  });

  it('prints across, repeats the head and marks the figure in its sentence', () => {
    const html = writeReviewHtml(list({}));
    assert.match(html, /^<!DOCTYPE html>\n<html lang="zh-CN">/);
    assert.match(html, /size: A4 landscape/);
    assert.match(html, /<thead><tr>.*台账数值.*<\/tr><\/thead>/);
    assert.match(html, /植树<b>1320亩<\/b>/);
    assert.match(html, /核对人：_+.*日期：_+/);
  });

  it('puts the rows of one place under its name', () => {
    const html = writeReviewHtml(list({}, {}, { place: '二、管护' }));
    assert.equal(html.match(/class="place"/g)?.length, 2);
  });

  it('says so when the report has no figures', () => {
    assert.match(writeReviewHtml(listed('没有数字。', null)), /报告中没有数字。/);
  });
});

describe('review list as Markdown', () => {
  const parser = new MarkdownIt({ html: true });

  it('shows every text as it is', () => {
    const tokens = parser.parse(writeReviewMarkdown(list({ note: HOSTILE, remark: '1. 甲\n- 乙' })), {});
    const cells = tokens.filter((token, at) => token.type === 'inline' && tokens[at - 1]!.type === 'td_open');
    const shown = cells.map(cell => (cell.children ?? []).map(child => child.content).join(''));
    assert.equal(cells.length, 11);
    assert.equal(shown[8], HOSTILE);
    assert.equal(shown[10], '1. 甲 - 乙');
    assert.ok(cells.every(cell => cell.children!.every(child => /^text/.test(child.type))));
    assert.equal(
      tokens.some(token => token.type.startsWith('html')),
      false,
    );
  });
});
