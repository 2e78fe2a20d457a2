import assert from 'node:assert/strict';
import { ExportCancelled, type ExportRequest, exportReport, ReferenceUnusable } from '../../src/service/export';
import { STANDARD_LAYOUT } from '../../src/service/layout';
import { HegaoService } from '../../src/service/service';
import { MemoryHost } from './memory-host';

const LEDGER = 'period: 2024年\nmetrics:\n  植树面积: 1260亩\n';

async function request(text: string, ledger: string | null = LEDGER): Promise<ExportRequest> {
  const host = new MemoryHost(new Map(ledger === null ? [] : [['a.metrics.yaml', ledger]]));
  const document = { uri: 'a.md', version: 0, text, saved: true };
  const findings = await new HegaoService(host).check(document, { severities: {} });
  return { findings, format: 'html', layout: STANDARD_LAYOUT, readPicture: async () => null };
}

const textOf = (content: Uint8Array): string => new TextDecoder().decode(content);

describe('export', () => {
  it('makes HTML and .docx of the same report', async () => {
    const html = await request('# 总结\n\n植树{{植树面积}}。\n');
    assert.match(textOf((await exportReport(html)).content), /植树1260亩/);
    const { content } = await exportReport({ ...html, format: 'docx' });
    assert.equal(textOf(content.slice(0, 2)), 'PK');
  });

  it('tells figures, pages and fonts', async () => {
    const { facts, notes } = await exportReport(await request('# 总结\n\n植树面积1320亩。\n'));
    assert.match(facts[0]!, /1处数字：0处相符，1处不符。/);
    assert.equal(facts[1], '还有 1 个错误没有改正。');
    assert.match(facts[2]!, /^约1页/);
    assert.match(facts[3]!, /方正小标宋简体/);
    assert.deepEqual(notes, []);
  });

  it('tells that a ledger is missing or cannot be read', async () => {
    const facts = async (ledger: string | null) =>
      (await exportReport(await request('植树12亩。\n', ledger))).facts.join('\n');
    assert.match(await facts(null), /^没有指标文件，1处数字没有核对。/);
    assert.match(await facts('metrics: ['), /^指标文件无法读取，1处数字没有核对。\n还有 \d 个错误/);
  });

  it('tells once what is missing', async () => {
    const { notes } = await exportReport(await request('# 总结\n\n![图](a.png)\n\n![图](a.png)\n\n{{没有}}\n'));
    assert.equal(notes.filter(note => note.includes('a.png')).length, 1);
    assert.equal(notes.filter(note => note.includes('{{没有}}')).length, 1);
  });

  it('goes on step by step, and stops between two when it is told to', async () => {
    const steps: string[] = [];
    const whole = await request('# 总结\n');
    await exportReport({ ...whole, onStep: step => steps.push(step) });
    assert.deepEqual(steps, ['排版', '读取图片', '生成文件', '写入文件']);
    for (let last = 1; last <= steps.length; last++) {
      let told = 0;
      const cancelled = exportReport({ ...whole, onStep: () => told++, isCancelled: () => told >= last });
      await assert.rejects(cancelled, ExportCancelled);
      assert.equal(told, last);
    }
  });

  it('says that a reference document cannot be used', async () => {
    const wanted = { ...(await request('# 总结\n')), format: 'docx' } as const;
    await assert.rejects(exportReport({ ...wanted, reference: new Uint8Array([1, 2, 3]) }), ReferenceUnusable);
  });

  it('makes a file of whatever the report holds', async () => {
    for (const text of [
      '',
      '\u0000\ud800]]>&<',
      '<script>alert(1)</script>',
      '| a |\n| - | - |\n| 1 | 2 | 3 |\n',
      `# ${'字'.repeat(100_000)}`,
    ]) {
      for (const format of ['html', 'docx'] as const) {
        const { content } = await exportReport({ ...(await request(text)), format });
        assert.ok(content.length > 1000);
      }
    }
  });
});
