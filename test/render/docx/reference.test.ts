import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { ReferenceProblem, readReference } from '../../../src/render/docx/reference';
import { heading, paragraph, title } from '../html/documents';
import { attribute, paragraphs, styleOf, written } from './written';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A .docx with these styles and, if any, this theme. */
const file = (styles: string, theme?: string, root = `<w:styles xmlns:w="${W}">`): Uint8Array =>
  zipSync({
    'word/styles.xml': strToU8(`<?xml version="1.0"?>${root}${styles}</w:styles>`),
    ...(theme ? { 'word/theme/theme1.xml': strToU8(theme) } : {}),
  });

const HEADING =
  '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:next w:val="a"/><w:link w:val="10"/>' +
  '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="00FF00"/></w:rPr></w:style>';
const NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>';
const OTHER = '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="Some other"/></w:style>';

describe('docx: a reference of the office’s own', () => {
  it('gives the styles that it has by name, whatever their identifiers; ours stay for the rest', async () => {
    const { document, styles } = await written([title('报告'), heading(1, '一、情况'), paragraph('正文')], {
      reference: file(NORMAL + OTHER + HEADING),
    });
    const style = styleOf(styles, 'Heading1');
    assert.equal(attribute(style, 'color', 'val'), '00FF00');
    assert.equal(attribute(style, 'basedOn', 'val'), 'Normal');
    assert.doesNotMatch(style, /numPr|w:link/);
    assert.equal(styles.match(/w:styleId="Heading1"/g)!.length, 1);
    assert.doesNotMatch(styles, /Some other/);
    assert.equal(attribute(styleOf(styles, 'Title'), 'rFonts', 'eastAsia'), '方正小标宋简体');
    for (const text of paragraphs(document)) styleOf(styles, attribute(text, 'pStyle', 'val')!);
  });

  it('what a style is based on comes along', async () => {
    const base =
      '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="My base"/><w:rPr><w:b/></w:rPr></w:style>';
    const derived =
      '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:basedOn w:val="Base"/></w:style>';
    const { styles } = await written([title('报告')], { reference: file(base + derived) });
    const id = attribute(styleOf(styles, 'Title'), 'basedOn', 'val')!;
    assert.match(styleOf(styles, id), /<w:b\/>/);
  });

  it('a style based on itself, or in a circle, ends', () => {
    const circle =
      '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="Title"/><w:basedOn w:val="y"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="Y"/><w:basedOn w:val="x"/></w:style>';
    assert.equal(readReference(file(circle), new Map([['paragraph title', 'Title']])).styles.length, 2);
  });

  it('fonts of a theme become their names', () => {
    const style =
      '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:rPr>' +
      '<w:rFonts w:ascii="X" w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:cstheme="majorBidi"/>' +
      '<w:color w:val="112233" w:themeColor="accent1"/></w:rPr></w:style>';
    const theme =
      '<a:theme xmlns:a="x"><a:themeElements><a:fontScheme name="n"><a:majorFont><a:latin typeface="Arial"/><a:ea typeface=""/>' +
      '<a:cs typeface=""/><a:font script="Hans" typeface="等线 Light"/></a:majorFont></a:fontScheme></a:themeElements></a:theme>';
    const [title] = readReference(file(style, theme), new Map([['paragraph title', 'Title']])).styles;
    assert.match(title!.xml, /w:ascii="Arial"/);
    assert.match(title!.xml, /w:eastAsia="等线 Light"/);
    assert.match(title!.xml, /<w:color w:val="112233"\/>/);
    assert.doesNotMatch(title!.xml, /theme/i);
  });

  it('another prefix, other namespaces and escaped values', () => {
    const root = `<x:styles xmlns:x="${W}" xmlns:y="other">`;
    const style =
      '<x:style x:type="paragraph" x:styleId="t" y:odd="1"><x:name x:val="Title"/><y:z/><x:rPr><x:rFonts x:ascii="A &amp; &quot;B&quot;"/></x:rPr></x:style>';
    const bytes = zipSync({ 'word/styles.xml': strToU8(`${root}${style}</x:styles>`) });
    const [title] = readReference(bytes, new Map([['paragraph title', 'Title']])).styles;
    assert.equal(
      title!.xml,
      '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:rPr><w:rFonts w:ascii="A &amp; &quot;B&quot;"/></w:rPr></w:style>',
    );
  });

  const refused: [string, Uint8Array, RegExp][] = [
    ['an empty file', new Uint8Array(), /不是 \.docx 文档/],
    ['a text', strToU8('# 报告'), /不是 \.docx 文档/],
    ['the old format', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /旧的 \.doc 格式/],
    ['another zip', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), /没有样式表/],
    ['a torn style sheet', file('<w:style'), /已损坏/],
    ['a style sheet of something else', file('', undefined, '<w:styles xmlns:w="else">'), /已损坏/],
    ['entities', zipSync({ 'word/styles.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><x/>') }), /已损坏/],
    ['nesting without end', file('<w:a>'.repeat(9999)), /已损坏/],
    ['a bomb', zipSync({ 'word/styles.xml': new Uint8Array(64 * 1024 * 1024) }), /没有样式表/],
  ];
  for (const [what, bytes, message] of refused)
    it(`${what} is refused with a reason`, () => {
      assert.throws(
        () => readReference(bytes, new Map()),
        (error: unknown) => error instanceof ReferenceProblem && message.test(error.message),
      );
    });

  it('any damage is refused or survived, never a crash', () => {
    const whole = file(NORMAL + HEADING);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }), changes => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        try {
          readReference(bytes, new Map([['paragraph heading 1', 'Heading1']]));
        } catch (error) {
          assert.ok(error instanceof ReferenceProblem, String(error));
        }
      }),
      { numRuns: 300 },
    );
  });
});
