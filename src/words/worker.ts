/**
 * Entry of the process that holds nodejieba and its dictionary (250 MB, seconds to load). A process and not a thread:
 * nodejieba aborts on a bad dictionary, and an abort takes every thread along.
 */
import { statSync } from 'node:fs';
import type { CutAnswer, CutRequest } from './messages';

interface Jieba {
  readonly DEFAULT_DICT: string;
  readonly DEFAULT_HMM_DICT: string;
  readonly DEFAULT_USER_DICT: string;
  readonly DEFAULT_IDF_DICT: string;
  readonly DEFAULT_STOP_WORD_DICT: string;
  load(): void;
  cut(text: string): string[];
}

function load(): Jieba {
  const jieba: Jieba = require('nodejieba');
  const dictionaries = [
    jieba.DEFAULT_DICT,
    jieba.DEFAULT_HMM_DICT,
    jieba.DEFAULT_USER_DICT,
    jieba.DEFAULT_IDF_DICT,
    jieba.DEFAULT_STOP_WORD_DICT,
  ];
  for (const path of dictionaries) {
    if (!statSync(path).isFile()) throw new Error(`no dictionary: ${path}`);
  }
  jieba.load();
  return jieba;
}

function answer(jieba: Jieba, { id, text }: CutRequest): CutAnswer {
  try {
    return { id, words: jieba.cut(text) };
  } catch {
    return { id, words: null };
  }
}

try {
  const jieba = load();
  process.on('message', (request: CutRequest) => process.send?.(answer(jieba, request)));
} catch {
  // Not installed, or not for this platform: the parent sees the process end and goes on without it.
  process.exit(1);
}
// Never outlive the editor.
process.on('disconnect', () => process.exit(0));
