import assert from 'node:assert/strict';
import { line, lines, read } from './reading';

const text = (...parts: string[]): string => parts.join('\n\n');

describe('readDocument: title and addressee', () => {
  const cases: [string, string, string[]][] = [
    ['the first heading of level one is the title', '# 工作报告\n\n正文。', ['title: 工作报告', 'paragraph: 正文。']],
    ['a title may be underlined', '工作报告\n===\n\n正文。', ['title: 工作报告', 'paragraph: 正文。']],
    [
      'a line that ends with a colon is the addressee',
      text('# 报告', '市政府：', '正文。'),
      ['title: 报告', 'addressee: 市政府：', 'paragraph: 正文。'],
    ],
    [
      'a date in brackets may stand between',
      text('# 报告', '（2024年1月10日）', '各位代表：', '正文。'),
      ['title: 报告', 'paragraph: （2024年1月10日）', 'addressee: 各位代表：', 'paragraph: 正文。'],
    ],
    [
      'a clause that leads on is none',
      text('# 报告', '现将有关工作情况汇报如下：', '正文。'),
      ['title: 报告', 'paragraph: 现将有关工作情况汇报如下：', 'paragraph: 正文。'],
    ],
    [
      'nor is the lead of a list',
      text('# 报告', '参加单位：', '- 甲局'),
      ['title: 报告', 'paragraph: 参加单位：', 'item • 甲局'],
    ],
    [
      'a numbered heading of level one is no title',
      text('# 一、回顾', '正文。', '# 二、打算', '正文。'),
      ['heading 1: 一、回顾', 'paragraph: 正文。', 'heading 1: 二、打算', 'paragraph: 正文。'],
    ],
    [
      'a report without any mark of Markdown has a title and headings all the same',
      text('某局工作总结', '一、回顾', '正文一。', '二、打算', '正文二。'),
      [
        'title: 某局工作总结',
        'heading 1: 一、回顾',
        'paragraph: 正文一。',
        'heading 1: 二、打算',
        'paragraph: 正文二。',
      ],
    ],
  ];
  for (const [name, source, expected] of cases) it(name, () => assert.deepEqual(lines(source), expected));
});

describe('readDocument: headings', () => {
  const levels = (source: string) => lines(source).filter(one => one.startsWith('heading'));
  it('begin at level one and skip none, whatever the Markdown did', () => {
    assert.deepEqual(levels(text('# 题', '## 一、甲', '#### （一）乙', '## 二、丙')), [
      'heading 1: 一、甲',
      'heading 2: （一）乙',
      'heading 1: 二、丙',
    ]);
    assert.deepEqual(levels(text('# 题', '#### 小', '## 大', '#### 小')), [
      'heading 1: 小',
      'heading 1: 大',
      'heading 2: 小',
    ]);
    assert.deepEqual(levels(text('# 题', '# 一章', '## 一节')), ['heading 1: 一章', 'heading 2: 一节']);
  });
  it('of the second level may be typed where only the first is marked', () => {
    assert.deepEqual(levels(text('# 题', '## 一、甲', '（一）乙', '文。', '（二）丙', '文。')), [
      'heading 1: 一、甲',
      'heading 2: （一）乙',
      'heading 2: （二）丙',
    ]);
  });
  it('are not made of sentences, nor of one number alone', () => {
    assert.deepEqual(levels(text('# 题', '## 一、甲', '（一）抓落实。全年办理。', '（二）促改革。全年完成。')), [
      'heading 1: 一、甲',
    ]);
    assert.deepEqual(levels(text('# 题', '一、甲', '正文。')), []);
  });
});

describe('readDocument: what stands below the text', () => {
  const below = (...parts: string[]): string[] => lines(text('# 题', '正文。', ...parts)).slice(2);
  const cases: [string, string[], string[]][] = [
    ['name and date in two paragraphs', ['某市人民政府', '2015年7月20日'], ['signature: 某市人民政府 @ 2015年7月20日']],
    ['in one paragraph', ['某市人民政府\n2015年7月20日'], ['signature: 某市人民政府 @ 2015年7月20日']],
    ['in Chinese numerals', ['某局', '二〇一五年七月二十日'], ['signature: 某局 @ 二〇一五年七月二十日']],
    [
      'in traditional Chinese',
      ['某某辦事處', '中華民國113年7月20日'],
      ['signature: 某某辦事處 @ 中華民國113年7月20日'],
    ],
    ['pushed right by blanks', ['　　　　　　某局', '　　　　2015年7月20日'], ['signature: 某局 @ 2015年7月20日']],
    ['pushed right by HTML', ['<p align="right">某局<br>2015年7月20日</p>'], ['signature: 某局 @ 2015年7月20日']],
    ['several bodies', ['甲局', '乙委', '2015年7月20日'], ['signature: 甲局 # 乙委 @ 2015年7月20日']],
    ['a person', ['述职人：张三', '2024年1月8日'], ['signature: 述职人：张三 @ 2024年1月8日']],
    ['a date alone', ['2015年7月20日'], ['signature:  @ 2015年7月20日']],
    [
      'a closing phrase is no name',
      ['特此报告', '2015年7月20日'],
      ['paragraph: 特此报告', 'signature:  @ 2015年7月20日'],
    ],
    [
      'a remark after the date',
      ['某局', '2015年7月20日', '（此件公开发布）'],
      ['signature: 某局 @ 2015年7月20日', 'remark: （此件公开发布）'],
    ],
    ['a bracket without a date is text', ['（完）'], ['paragraph: （完）']],
    [
      'one attachment',
      ['附件：统计表', '某局', '2015年7月20日'],
      ['attachment-note: 统计表', 'signature: 某局 @ 2015年7月20日'],
    ],
    ['attachments over lines', ['附件：1.甲表\n2.乙表。'], ['attachment-note: 甲表 # 乙表']],
    ['attachments in one line', ['附件：1. 甲表 2. 乙表'], ['attachment-note: 甲表 # 乙表']],
    ['attachments as a list', ['附件：\n1. 甲表\n2. 乙表'], ['attachment-note: 甲表 # 乙表']],
    ['attachments as paragraphs', ['附件：1．甲表', '　　　2．乙表'], ['attachment-note: 甲表 # 乙表']],
    [
      'the word in the middle of the text is text',
      ['附件：见后。', '再一段正文。'],
      ['paragraph: 附件：见后。', 'paragraph: 再一段正文。'],
    ],
    [
      'the attachment itself, with its own headings',
      ['某局', '2015年7月20日', '附件1', '统计表', '### 一、甲', '文。', '## 附件2：名单', '文。'],
      [
        'signature: 某局 @ 2015年7月20日',
        'attachment: 附件1',
        'attachment-title: 统计表',
        'heading 1: 一、甲',
        'paragraph: 文。',
        'attachment: 附件2',
        'attachment-title: 名单',
        'paragraph: 文。',
      ],
    ],
  ];
  for (const [name, source, expected] of cases) it(name, () => assert.deepEqual(below(...source), expected));

  it('a date within the text signs nothing', () => {
    assert.deepEqual(lines(text('# 题', '2015年7月20日', '正文。')), [
      'title: 题',
      'paragraph: 2015年7月20日',
      'paragraph: 正文。',
    ]);
  });
});

describe('readDocument: front matter', () => {
  const SOURCE = text('# 题', '市政府：', '正文。', '附件：甲表', '某局', '2015年7月2日', '（此件公开）');
  const withFront = (front: string) => lines(`---\n${front}\n---\n\n${SOURCE}`);
  it('wins over the text, which is not printed twice', () => {
    assert.deepEqual(
      withFront(
        '标题: 新题\n主送机关: 省政府\n署名: [甲局, 乙局]\n成文日期: 2016-01-05\n附件说明: [表一, 表二]\n附注: 此件不公开',
      ),
      [
        'title: 新题',
        'addressee: 省政府：',
        'paragraph: 正文。',
        'attachment-note: 表一 # 表二',
        'signature: 甲局 # 乙局 @ 2016年1月5日',
        'remark: （此件不公开）',
      ],
    );
  });
  it('may give one of a pair', () => {
    assert.deepEqual(withFront('date: 2016年01月05日')[4], 'signature: 某局 @ 2016年1月5日');
  });
  it('gives the parts that the text has not', () => {
    assert.deepEqual(lines('---\ntitle: 题\nsignature: 某局\ndate: 2016-01-05\n---\n正文。'), [
      'title: 题',
      'paragraph: 正文。',
      'signature: 某局 @ 2016年1月5日',
    ]);
  });
  it('says when it replaces another title', () => {
    const { notes } = read('---\ntitle: 甲\n---\n# 乙\n\n正文。');
    assert.equal(notes.length, 1);
    assert.match(notes[0]!, /甲.*乙/);
    assert.deepEqual(read('---\ntitle: 甲 报告\n---\n# 甲报告\n').notes, []);
  });
  it('gives the head and the foot, in Chinese and in English', () => {
    const chinese = read(
      '---\n份号: 000001\n密级: 秘密★1年\n紧急程度: 特急\n发文机关标志: 某市文件\n发文字号: 某〔2015〕1号\n签发人: 张三\n' +
        '抄送: [甲, 乙]\n印发机关: 某办\n印发日期: 2015-07-02\n---\n',
    );
    const english = read(
      '---\ncopy-number: 000001\nsecrecy: 秘密★1年\nurgency: 特急\nissuer: 某市文件\ndocument-number: 某〔2015〕1号\n' +
        'signer: 张三\ncopies: 甲，乙\nprinter: 某办\nprint-date: 2015年7月2日\n---\n',
    );
    assert.deepEqual(chinese.head, {
      copyNumber: '000001',
      secrecy: '秘密★1年',
      urgency: '特急',
      issuer: '某市文件',
      documentNumber: '某〔2015〕1号',
      signer: '张三',
    });
    assert.deepEqual(chinese.foot, { copies: '甲，乙', printer: '某办', printDate: '2015年7月2日' });
    assert.deepEqual([english.head, english.foot], [chinese.head, chinese.foot]);
  });
});

describe('readDocument: places', () => {
  it('every block knows its lines in the report', () => {
    const source = '---\ntitle: x\n---\r\n# 题\r\n\r\n　　甲。\r\n　　乙。\r\n\r\n| a |\r\n|---|\r\n| 1 |\r\n';
    const { blocks } = read(source);
    assert.deepEqual(
      blocks.map(block => [line(block).split(':')[0], source.slice(block.source.start, block.source.end)]),
      [
        ['title', '---\ntitle: x\n---'],
        ['paragraph', '　　甲。'],
        ['paragraph', '　　乙。'],
        ['table', '| a |\r\n|---|\r\n| 1 |'],
      ],
    );
  });
});
