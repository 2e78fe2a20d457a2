import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { withFallback } from '../../src/words/fallback';
import { IntlSegmenter } from '../../src/words/intl';
import { JiebaSegmenter } from '../../src/words/jieba';
import { proposeName } from '../../src/words/propose-name';

/** Sentence with its figure in ⟦⟧, the name proposed. */
const NAMES: readonly (readonly [string, string])[] = [
  ['受理市民来电⟦29万件⟧', '受理市民来电'],
  ['全年共接待游客⟦6843万人次⟧，增长8%', '接待游客'],
  ['办结率达到⟦96%⟧。', '办结率'],
  ['全年共组织⟦32个⟧项目路演', '组织项目路演'],
  ['先后召开⟦12场⟧新闻发布会，', '召开新闻发布会'],
  ['收到群众来信3200件，其中网上来信⟦1800件⟧', '网上来信'],
  ['上半年，街道共接待来访群众⟦1260人次⟧', '街道接待来访群众'],
  ['今年以来，累计投入资金⟦1.3亿元⟧', '投入资金'],
  ['新增条目420条，培训话务员5期⟦156人次⟧，', '培训话务员人次'],
  ['办好市办实事11件⟦37项⟧。', '办好市办实事项数'],
];

const cases = (segmenter: IntlSegmenter | JiebaSegmenter): void => {
  for (const [marked, expected] of NAMES) {
    it(marked, async () => {
      const start = marked.indexOf('⟦');
      const end = marked.indexOf('⟧') - 1;
      const text = marked.replace(/[⟦⟧]/g, '');
      assert.equal(await proposeName(text, start, end, segmenter), expected);
    });
  }
};

/** nodejieba is optional: a machine without it has no native build of it. */
const hasJieba = (): boolean => {
  try {
    createRequire(import.meta.url)('nodejieba');
    return true;
  } catch {
    return false;
  }
};

describe('words: names proposed with Intl.Segmenter', () => {
  cases(new IntlSegmenter());

  it('never fails and never answers nothing', async () => {
    const segmenter = new IntlSegmenter();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.nat(40),
        fc.nat(10),
        async (text, at, length) => {
          const start = Math.min(at, text.length);
          const name = await proposeName(text, start, Math.min(text.length, start + length), segmenter);
          assert.notEqual(name, '');
        },
      ),
    );
  });
});

describe('words: Intl.Segmenter', () => {
  it('gives back the whole text', async () => {
    const text = '全市热线受理来电，\n办结率为96%。后面没有标点';
    assert.equal((await new IntlSegmenter().cut(text)).join(''), text);
  });

  it('takes a long run without a mark in pieces', async () => {
    const text = '督查督办'.repeat(25_000);
    assert.equal((await new IntlSegmenter().cut(text)).join(''), text);
  }).timeout(10_000);
});

describe('words: nodejieba', () => {
  let folder: string;
  let workerFile: string;

  before(() => {
    // Beside node_modules, so that the bundle finds the module that it leaves out.
    folder = mkdtempSync(join(dirname(createRequire(import.meta.url).resolve('esbuild/package.json')), '../.words-'));
    workerFile = join(folder, 'worker.js');
    buildSync({
      entryPoints: ['src/words/worker.ts'],
      outfile: workerFile,
      bundle: true,
      platform: 'node',
      external: ['nodejieba'],
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('cuts in a process of its own', async function () {
    if (!hasJieba()) this.skip();
    const jieba = new JiebaSegmenter(workerFile, 20_000);
    try {
      assert.deepEqual(await jieba.cut('受理市民来电'), ['受理', '市民', '来电']);
    } finally {
      jieba.dispose();
    }
  }).timeout(25_000);

  it('starts nothing before the first cut', () => {
    const jieba = new JiebaSegmenter(join(tmpdir(), 'no-such-worker.js'));
    assert.equal(Reflect.get(jieba, 'child'), undefined);
    jieba.dispose();
  });

  it('leaves the work to the other segmenter when its process dies', async () => {
    const missing = join(folder, 'no-such-worker.js');
    assert.ok(!existsSync(missing));
    const jieba = new JiebaSegmenter(missing);
    const both = withFallback(jieba, new IntlSegmenter());
    assert.equal((await both.cut('受理来电')).join(''), '受理来电');
    await assert.rejects(jieba.cut('受理来电'));
    jieba.dispose();
  }).timeout(20_000);
});
