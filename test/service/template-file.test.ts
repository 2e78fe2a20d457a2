import assert from 'node:assert/strict';
import { HegaoService } from '../../src/service/service';
import { MemoryHost } from './memory-host';

const REPORT = '---\ntemplate: 月报\n---\n\n# 五月月报\n\n## 来信\n\n办理3件。\n';
const TEMPLATE = '# 月报\n\n## 一、来信\n\n## 二、来访\n';

async function messages(files: Record<string, string>, uri: string): Promise<readonly string[]> {
  const service = new HegaoService(new MemoryHost(new Map(Object.entries(files))));
  const findings = await service.check(
    { uri, version: 1, text: files[uri]!, saved: true },
    { severities: { 'metric-unused': 'off' } },
  );
  return findings.problems.filter(({ rule }) => rule === 'section-missing').map(({ message }) => message);
}

describe("an office's own templates", () => {
  it('are found beside the report and in a folder above it', async () => {
    for (const folder of ['drafts/2024/模板/', 'drafts/模板/', 'templates/']) {
      const found = await messages(
        { 'drafts/2024/五月.md': REPORT, [`${folder}月报.md`]: TEMPLATE },
        'drafts/2024/五月.md',
      );
      assert.equal(found.length, 1);
      assert.match(found[0]!, /来访/);
    }
  });

  it('can be named by their path', async () => {
    const report = REPORT.replace('月报\n---', '../样本.md\n---');
    const found = await messages({ 'drafts/五月.md': report, '样本.md': TEMPLATE }, 'drafts/五月.md');
    assert.match(found[0]!, /来访/);
  });

  it('win over a built-in one of the same name', async () => {
    const report = REPORT.replace('template: 月报', 'template: 半年工作情况');
    assert.equal(
      (await messages({ '五月.md': report, '模板/半年工作情况.md': '# 甲\n\n## 来信\n' }, '五月.md')).length,
      0,
    );
  });

  it('a name that is nobody’s is told', async () => {
    const found = await messages({ '五月.md': REPORT }, '五月.md');
    assert.match(found[0]!, /没有模板“月报”/);
  });
});
