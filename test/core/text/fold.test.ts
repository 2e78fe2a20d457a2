import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { fold } from '../../../src/core/text/fold';

describe('fold', () => {
  const cases: [string, string][] = [
    ['受理市民來電二十九萬餘件', '受理市民来电二十九万余件'],
    ['為、爲、裡、裏、綫、線、台、臺', '为、为、里、里、线、线、台、台'],
    ['１２，３４５％', '12,345%'],
    ['ＧＤＰ Gdp', 'gdp gdp'],
    ['\u3000段首', ' 段首'],
    ['\uf901\u2f00', '更一'],
    ['显著、著名、着力', '显著、著名、着力'],
    ['①²℃Ⅳ½', '①²℃Ⅳ½'],
    ['', ''],
  ];
  for (const [written, folded] of cases) it(`${written} → ${folded}`, () => assert.equal(fold(written), folded));

  it('keeps the length and is idempotent, also with lone surrogates', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const folded = fold(text);
        assert.equal(folded.length, text.length);
        assert.equal(fold(folded), folded);
      }),
    );
    for (let unit = 0; unit < 65536; unit++) {
      const once = fold(String.fromCharCode(unit));
      assert.equal(fold(once), once, `U+${unit.toString(16)}`);
    }
  });

  it('folds five million characters at once', () => {
    const text = '萬A　件'.repeat(1_250_000);
    assert.equal(fold(text), '万a 件'.repeat(1_250_000));
  });

  it('has a table that is up to date with its script', async () => {
    const { render, target } = (await import('../../../scripts/generate-traditional.mjs' as string)) as {
      render(): string;
      target: string;
    };
    assert.equal(readFileSync(target, 'utf8'), render());
  });
});
