import type { FontSet } from '../layout/options';
import { escapedText } from './legal-text';

/** The same face under the name that newer Windows has: Word takes it where the named one is missing. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  仿宋_GB2312: '仿宋',
  楷体_GB2312: '楷体',
  仿宋: 'FangSong',
  楷体: 'KaiTi',
  黑体: 'SimHei',
  宋体: 'SimSun',
};

/** `word/fontTable.xml`: the fonts that the styles name, with their other names. Nothing is embedded. */
export function fontTablePart(fonts: FontSet): string {
  const names = [...new Set(Object.values(fonts))];
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    names.map(name => fontElement(name, name === fonts.latin)).join('') +
    '</w:fonts>'
  );
}

function fontElement(name: string, latin: boolean): string {
  const other = OTHER_NAMES[name];
  return (
    `<w:font w:name="${escapedText(name)}">${other ? `<w:altName w:val="${other}"/>` : ''}` +
    // 86: the character set of simplified Chinese.
    `<w:charset w:val="${latin ? '00' : '86'}"/><w:family w:val="${latin ? 'roman' : 'auto'}"/><w:pitch w:val="variable"/></w:font>`
  );
}
