/** 版头 and 版记 from front matter (GB/T 9704-2012 clauses 7.2 and 7.4), on the page that LibreOffice prints. */
import { equal, ok } from 'node:assert/strict';
import { exportReport, layOut } from './support/exporting';
import { near } from './support/near';
import { officeDocx, officePdf } from './support/office';
import { type PrintedLine, type PrintedPage, printedPages } from './support/pdf';

const CHARACTER = 16 * (25.4 / 72);
const PITCH = 28.95 * (25.4 / 72);

for (const to of ['docx', 'html'] as const) {
  describe(`head and foot of an official document, ${to}`, () => {
    // HTML knows right tabs in Word only; elsewhere spaces of reckoned width stand for one.
    const rightTolerance = to === 'docx' ? 1.2 : 1.5;
    let pages: PrintedPage[];

    before(async () => {
      const { file } = await exportReport(await layOut('letterhead.md'), to);
      pages = await printedPages(await officePdf(to === 'html' ? await officeDocx(file) : file));
    });

    const line = (start: string): PrintedLine => {
      const found = pages.flatMap(page => page.lines).find(one => one.text.startsWith(start));
      ok(found, `no line begins with ${start}`);
      return found;
    };

    it('has 份号, 密级 and 紧急程度 flush left on the first lines', () => {
      const head = pages[0]!.lines.slice(0, 3).map(one => one.text);
      equal(head.join(' '), '000012 内部★1年 加急');
      for (const text of head) near(line(text).left, 28, 0.6, text);
      ok(line('000012').top < 41);
    });

    it('has 发文机关标志 in the middle, 发文字号 and 签发人 below it', () => {
      const issuer = pages[0]!.lines.find(one => one.text === '临江市政务服务局')!;
      near((issuer.left + issuer.right) / 2, 106, 1, 'middle');
      const number = line('临政服〔2023〕15号');
      ok(number.text.endsWith('签发人：周明远'), number.text);
      near(number.left, 28 + CHARACTER, 1, '发文字号');
      near(184 - number.right, CHARACTER, rightTolerance, '签发人');
      ok(number.top > issuer.bottom);
    });

    it('has the title two lines below, then 主送机关 flush left', () => {
      const title = line('关于做好下半年政务服务工作的通知');
      const number = line('临政服〔2023〕15号');
      ok(title.top - number.bottom > 2 * PITCH - 3, `${title.top - number.bottom} mm`);
      const addressee = line('各区县政务服务局，市直有关部门：');
      near(addressee.left, 28, 0.6);
      near(title.bottom + PITCH, addressee.top, 4, 'one line between');
    });

    it('has 附注 after the date, two characters in', () => {
      const lines = pages.flatMap(page => page.lines);
      const date = lines.findIndex(one => one.text === '2023年7月5日');
      ok(date > 0);
      const remark = lines[date + 1]!;
      ok(remark.text.startsWith('（联系人：沈静'));
      near(remark.left, 28 + 2 * CHARACTER, 1.5);
    });

    it('has 版记 on the last page, one character in on both sides', () => {
      const foot = 14 * (25.4 / 72);
      const copies = line('抄送：市委办公室');
      near(copies.left, 28 + foot, 1);
      const printer = line('临江市政务服务局办公室');
      ok(printer.text.endsWith('2023年7月6日印发'), printer.text);
      near(printer.left, 28 + foot, 1);
      near(184 - printer.right, foot, rightTolerance);
      const last = pages[pages.length - 1]!;
      ok(last.lines.includes(printer));
      ok(line('抄送').bottom < printer.top);
      // Only the .docx can have it at the foot.
      if (to === 'docx')
        ok(printer.bottom <= 262.5 && printer.bottom > 250, `its last line ends at ${printer.bottom} mm`);
    });
  });
}
