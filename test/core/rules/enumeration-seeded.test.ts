import assert from 'node:assert/strict';
import { checkReport } from '../../../src/core/check';
import { parseReport } from '../../../src/core/report/parse';

/** Lists with a right count, marked 〈so〉: what stands in the marks is the count that is broken. */
const STATEMENTS = [
  '围绕就业、教育、医疗和养老〈四〉个领域推进实事。',
  '从组织、制度、经费〈三〉个方面落实保障。',
  '打通申请、受理、审批、送达〈四〉大环节。',
  '建立省、市、县、乡〈四〉级联动机制。',
  '聚焦主要矛盾、关键环节和薄弱部位〈三〉个层面。',
  '开展〈五〉大行动：安全、环保、交通、消防、治安。',
  '实施〈三〉项工程：安居、畅通、绿化。',
  '推进〈四〉类改革：财税、金融、国企、社保。',
  '抓好〈三〉项工作：一是修路；二是架桥；三是通水。',
  '主要做好以下〈四〉件事：一是修路；二是架桥；三是通水；四是供电。',
  '存在〈三〉个问题：（1）人手不足；（2）设备老旧；（3）培训不够。',
  '主要有以下〈三〉个特点。\n\n一是数量增加。\n\n二是质量提高。\n\n三是速度加快。',
  '采取〈三〉条措施：\n\n- 加强培训\n- 更新设备\n- 增加人手',
  '分〈四〉步推进：\n\n1. 摸底\n2. 立项\n3. 施工\n4. 验收',
] as const;

const NUMBERS = '零一二三四五六七八九十';

function found(text: string): number {
  const report = parseReport(`# 总结\n\n${text}\n\n各项工作进展顺利。\n`);
  const { problems } = checkReport({ uri: 'r.md', report, ledger: null, severities: {} });
  return problems.filter(({ rule }) => rule === 'enumeration-count').length;
}

describe('enumeration-count, with counts broken by the test', () => {
  it('a right count is left alone', () => {
    for (const statement of STATEMENTS) assert.equal(found(statement.replace(/[〈〉]/g, '')), 0, statement);
  });

  it('one more and one less are found in 9 of 10 statements', () => {
    const missed: string[] = [];
    for (const statement of STATEMENTS) {
      const [before, count, after] = statement.split(/[〈〉]/) as [string, string, string];
      for (const step of [-1, 1]) {
        const broken = before + NUMBERS.charAt(NUMBERS.indexOf(count) + step) + after;
        if (found(broken) === 0) missed.push(broken);
      }
    }
    assert.ok(missed.length <= 0.1 * 2 * STATEMENTS.length, missed.join('\n'));
  });
});
