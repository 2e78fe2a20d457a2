import type { FrontMatter } from '../../core/report/types';
import { printedDate } from './dates';
import { printable } from './inlines';
import type { DocumentFoot, DocumentHead } from './types';

/** What front matter says of the parts that may also stand in the text; null or empty where it says nothing. */
export interface FrontFields {
  readonly title: string | null;
  readonly addressee: string | null;
  readonly signature: readonly string[];
  readonly date: string | null;
  readonly attachments: readonly string[];
  readonly remark: string | null;
  readonly head: DocumentHead;
  readonly foot: DocumentFoot;
}

/** Keys by what they give, simplified and traditional Chinese and English. */
const KEYS = {
  title: ['标题', '標題', 'title'],
  addressee: ['主送机关', '主送機關', '主送', 'addressee'],
  signature: ['署名', '发文机关署名', '發文機關署名', 'signature'],
  date: ['成文日期', 'date'],
  attachments: ['附件说明', '附件說明', '附件', 'attachments'],
  remark: ['附注', '附註', 'remark'],
  copyNumber: ['份号', '份號', 'copy-number'],
  secrecy: ['密级', '密級', '密级和保密期限', '密級和保密期限', 'secrecy'],
  urgency: ['紧急程度', '緊急程度', 'urgency'],
  issuer: ['发文机关标志', '發文機關標誌', '发文机关', '發文機關', 'issuer'],
  documentNumber: ['发文字号', '發文字號', 'document-number'],
  signer: ['签发人', '簽發人', 'signer'],
  copies: ['抄送', '抄送机关', '抄送機關', 'copies'],
  printer: ['印发机关', '印發機關', 'printer'],
  printDate: ['印发日期', '印發日期', 'print-date'],
} as const;

/** The elements of an official document that the report's front matter gives. */
export function readFrontFields(frontMatter: FrontMatter | null): FrontFields {
  const all = (name: keyof typeof KEYS): readonly string[] => {
    for (const key of KEYS[name]) {
      const texts = frontMatter?.fields.get(key)?.map(text => printable(text).trim());
      if (texts !== undefined && texts.length > 0) return texts;
    }
    return [];
  };
  const one = (name: keyof typeof KEYS, between = '、'): string | null => all(name).join(between) || null;
  const date = (name: keyof typeof KEYS): string | null => {
    const text = one(name);
    return text === null ? null : printedDate(text);
  };
  return {
    title: one('title', '\n'),
    addressee: one('addressee'),
    signature: all('signature').flatMap(text => text.split('\n')),
    date: date('date'),
    attachments: all('attachments').flatMap(text => text.split('\n')),
    remark: one('remark', '；'),
    head: {
      copyNumber: one('copyNumber'),
      secrecy: one('secrecy'),
      urgency: one('urgency'),
      issuer: one('issuer'),
      documentNumber: one('documentNumber'),
      signer: one('signer'),
    },
    foot: { copies: one('copies', '，'), printer: one('printer'), printDate: date('printDate') },
  };
}
