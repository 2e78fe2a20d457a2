import { deepEqual, equal, match } from 'node:assert/strict';
import {
  checkFolder,
  type FolderEntry,
  type FolderHost,
  folderMessage,
  isReportIn,
  reportsIn,
} from '../../src/service/folder-check';
import { HegaoService } from '../../src/service/service';
import type { Findings } from '../../src/service/types';
import { MemoryHost } from './memory-host';

const LEDGER = 'period: 2024年\nmetrics:\n  植树面积: 1260亩\n';
const REPORT = '# 2024年工作总结\n\n全年完成植树面积1320亩。\n';
const NO_COUNTS = { error: 0, warning: 0, information: 0, hint: 0 };

/** A folder in memory; a name that ends with @ is a link. */
class MemoryFolder implements FolderHost {
  isCancelled = false;
  readonly exempt = new Set<string>();

  constructor(readonly files: Map<string, string>) {}

  async list(folder: string): Promise<FolderEntry[]> {
    if (folder.endsWith('锁着')) throw new Error('EACCES');
    const entries = new Map<string, FolderEntry>();
    for (const path of this.files.keys()) {
      if (!path.startsWith(`${folder}/`)) continue;
      const [first = '', ...rest] = path.slice(folder.length + 1).split('/');
      const name = first.replace(/@$/, '');
      entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file', isLink: first !== name });
    }
    return [...entries.values()];
  }

  join = (folder: string, name: string): string => `${folder}/${name}`;
  read = async (uri: string): Promise<string | null> => this.files.get(uri) ?? null;
  settingsFor = (uri: string) => (this.exempt.has(uri) ? null : { severities: {} });
  pause = async (): Promise<void> => {};
}

const folderOf = (files: Record<string, string>) => new MemoryFolder(new Map(Object.entries(files)));

function check(folder: MemoryFolder, onReport: (findings: Findings) => void = () => {}) {
  const service = new HegaoService(new MemoryHost(folder.files));
  return checkFolder('d', folder, service, onReport, () => {});
}

describe('a folder', () => {
  it('means the reports in it and in its folders, but for node_modules, dot names and linked folders', async () => {
    const folder = folderOf({
      'd/b.md': '',
      'd/a.md': '',
      'd/说明.txt': '',
      'd/下级/c.md': '',
      'd/node_modules/x/README.md': '',
      'd/.git/x.md': '',
      'd/.x.md': '',
      'd/环@/e.md': '',
      'd/锁着/f.md': '',
    });
    deepEqual(await reportsIn('d', folder), {
      reports: ['d/a.md', 'd/b.md', 'd/下级/c.md'],
      unreadable: ['d/锁着'],
    });
  });

  it('is not looked through any further when enough reports were found', async () => {
    const folder = folderOf({ 'd/a/1.md': '', 'd/a/2.md': '', 'd/b/3.md': '', 'd/锁着/4.md': '' });
    deepEqual(await reportsIn('d', folder, 2), { reports: ['d/a/1.md', 'd/a/2.md'], unreadable: [] });
  });

  it('knows by its address which file it would take', () => {
    const taken = [
      'd/甲.md',
      'd/下级/乙.md',
      'd',
      'd.md',
      'e/甲.md',
      'd/.草稿/甲.md',
      'd/node_modules/甲.md',
      'd/甲.txt',
    ];
    deepEqual(
      taken.filter(uri => isReportIn('d', uri)),
      ['d/甲.md', 'd/下级/乙.md'],
    );
  });

  it('is checked report by report, each against its own ledger', async () => {
    const folder = folderOf({ 'd/a.md': REPORT, 'd/metrics.yaml': LEDGER, 'd/无/b.md': REPORT });
    const seen: string[] = [];
    const result = await check(folder, ({ uri, state }) => seen.push(`${uri} ${state}`));
    deepEqual(seen, ['d/a.md checked', 'd/无/b.md no-ledger']);
    deepEqual([result.reports, result.summary.mismatch, result.unchecked, result.left], [2, 1, 1, null]);
    equal(
      folderMessage(result, { ...NO_COUNTS, error: 1 }),
      '共2份报告，1处数字：0处相符，1处不符，1处数字没有核对；1个错误，0个警告',
    );
  });

  it('says what was exempt and what could not be read', async () => {
    const folder = folderOf({ 'd/a.md': REPORT, 'd/b.md': REPORT, 'd/锁着/c.md': '' });
    folder.exempt.add('d/a.md');
    folder.read = async () => null;
    const result = await check(folder);
    deepEqual(result.unreadable, ['d/锁着', 'd/b.md']);
    match(folderMessage(result, NO_COUNTS), /2个文件或文件夹无法读取；1份按设置不检查$/);
  });

  it('stops when it is cancelled, and says how much is left', async () => {
    const folder = folderOf({ 'd/a.md': REPORT, 'd/b.md': REPORT, 'd/c.md': REPORT });
    const result = await check(folder, () => {
      folder.isCancelled = true;
    });
    deepEqual([result.reports, result.left], [1, 2]);
    match(folderMessage(result, NO_COUNTS), /已取消，还有2份没有检查/);
  });

  it('gives way before every report', async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`d/${i}.md`, REPORT]));
    const folder = folderOf(files);
    let pauses = 0;
    folder.pause = async () => {
      pauses += 1;
    };
    await check(folder);
    equal(pauses, 50);
  });
});
