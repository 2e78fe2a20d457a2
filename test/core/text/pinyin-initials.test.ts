import { equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { initialsOf, typedAt } from '../../../src/core/text/pinyin-initials';

describe('pinyin initials', () => {
  it('know every reading of a character, in simplified and traditional form', () => {
    equal(initialsOf('受'), 's');
    equal([...initialsOf('重')].sort().join(''), 'cz');
    equal(initialsOf('電'), initialsOf('电'));
    equal(initialsOf('A'), '');
  });

  it('find a name by its initials, by its characters, and by both', () => {
    for (const [name, typed, at] of [
      ['受理市民来电', 'slsmld', 0],
      ['受理市民来电', 'SLS', 0],
      ['受理市民来电', '受理sm', 0],
      ['受理市民來電', '市民来', 2],
      ['受理市民来电', 'smld', 2],
      ['GDP增速', 'gdpz', 0],
      ['建议（提案）办理', 'jytab', 0],
      ['受理市民来电', 'slx', -1],
      ['受理市民来电', '来访', -1],
    ] as const)
      equal(typedAt(name, typed), at, `${name} ${typed}`);
  });

  it('come from the library', async () => {
    const { render, target } = (await import('../../../scripts/generate-pinyin.mjs' as string)) as {
      render(): string;
      target: string;
    };
    equal(readFileSync(target, 'utf8'), render(), 'run node scripts/generate-pinyin.mjs');
  });
});
