/** A report with everything that should not be in one: it leaves with a note, whole, and inert. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { chromiumPdf } from './support/chromium';
import { Docx } from './support/docx';
import { type Exported, exportReport, writeReport } from './support/exporting';
import { officePdf } from './support/office';
import { readWithPandoc } from './support/pandoc';
import { printedPages } from './support/pdf';
import { largePicture } from './support/pictures';
import { descendants, textOf } from './support/xml';

const LONG_WORD = 'x'.repeat(3000);

const REPORT = `---
title: '"><script>alert(1)</script><b x="'
密级: '--><script>alert(2)</script><!--'
署名: <img src=x onerror=alert(3)>
---

# 标题 <script>alert(4)</script> & ]]> --> <!-- 完

<script>
fetch('http://example.com/')
</script>

第一段 <a href="javascript:alert(5)" onclick="alert(6)">链接</a>，[再一个](javascript:alert(7))，[数据](data:text/html;base64,PHNjcmlwdD4=)，<iframe src="http://example.com/frame"></iframe>结束。

表情😀👨‍👩‍👧‍👦和增补汉字𠮷，控制符\u0000\u0001\u0008\u001f，私用字\ue000\uf8ff，反写\u202eabc\u202c，]]>，-->，<!--，&amp;，&lt;script&gt;，\`<script>\`。

${LONG_WORD}

![缺图](missing.png)

![远程](http://example.com/a.png)

![绝对](/etc/hostname)

![矢量](data:image/svg+xml,<svg/onload=alert(8)>)

![不是图](broken.png)

![很大](large.png)

| 甲 | 乙 |
|---|---|
| 1 |
| 1 | 2 | 3 | 4 |

<table onmouseover="alert(9)"><tr><td style="background:url(javascript:alert(10))">格</td></tr></table>

[^未用]: 没有引用的脚注

引用了不存在的脚注[^没有]。

最后一段。
`;

/** Text, whatever it would be as HTML or XML; the title is front matter's. */
const KEPT = ['"><script>alert(1)</script>', '😀', '𠮷', ']]>', '-->', '<script>', '最后一段。', LONG_WORD];

describe('a hostile report', () => {
  let report = '';
  let exported: Readonly<Record<'docx' | 'html', Exported>>;

  before(async () => {
    report = await writeReport(REPORT, {
      'broken.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3]),
      // Forty megapixels.
      'large.png': largePicture(8000, 5000),
    });
    exported = { docx: await exportReport(report, 'docx'), html: await exportReport(report, 'html') };
  });

  it('leaves nothing behind but the document', async () => {
    deepEqual((await readdir(dirname(report))).sort(), ['broken.png', 'large.png', 'report.md']);
    for (const { file } of Object.values(exported)) equal((await readdir(dirname(file))).length, 1);
  });

  it('leaves with a note of what could not be taken along', () => {
    for (const { said } of Object.values(exported)) {
      for (const name of ['missing.png', 'broken.png', 'http://example.com/a.png', '/etc/hostname']) {
        ok(said.includes(name), `${name} is not mentioned in:\n${said}`);
      }
    }
  });

  it('is inert as HTML', async () => {
    const html = await readFile(exported.html.file, 'utf8');
    ok(!/<script/i.test(html));
    const tags = html.match(/<[a-z][^>]*>/gi) ?? [];
    for (const tag of tags) {
      ok(!/\son\w+\s*=/i.test(tag), tag);
      ok(!/javascript:/i.test(tag), tag);
      ok(!/\ssrc\s*=\s*"(?!data:image\/(png|jpeg);)/i.test(tag), tag.slice(0, 200));
      ok(!/url\(/i.test(tag), tag.slice(0, 200));
    }
    // The one comment that may be open is Word's conditional one, and text never ends it.
    for (const comment of html.match(/<!--(?!\[if)/g) ?? []) ok(false, comment);
  });

  it('is inert as .docx', async () => {
    const docx = await Docx.read(exported.docx.file);
    // Every part is well-formed: parsing is the check.
    for (const path of docx.named(/\.(xml|rels)$/)) docx.part(path);
    for (const path of docx.named(/\.rels$/)) {
      for (const relation of descendants(docx.part(path), 'Relationship')) {
        ok(relation.attributes.get('TargetMode') !== 'External', relation.attributes.get('Target'));
      }
    }
  });

  it('keeps the text that people are to read', async () => {
    const docx = await Docx.read(exported.docx.file);
    const text = textOf(docx.body);
    for (const part of KEPT) ok(text.includes(part), part);
    const html = (await readWithPandoc(exported.html.file)).text;
    for (const part of KEPT) ok(html.includes(part), part);
  });

  it('is opened and printed by every program', async () => {
    const pdfs = await Promise.all([
      officePdf(exported.docx.file),
      officePdf(exported.html.file),
      chromiumPdf(exported.html.file),
    ]);
    for (const pdf of pdfs) {
      const lines = (await printedPages(pdf)).flatMap(page => page.lines);
      ok(lines.some(line => line.text.includes('最后一段。')));
      // A word longer than the line is broken, not printed beyond the paper.
      ok(Math.max(...lines.map(line => line.right)) < 210);
    }
    const reading = await readWithPandoc(exported.docx.file);
    equal(reading.pictures, 1);
  });
});
