/**
 * Messages are written in Chinese in the source, as the first argument of `l10n.t`, and translated in one bundle. The two
 * are kept in step here: a message without English, and English without a message, both fail.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const BUNDLE = join(ROOT, 'l10n', 'bundle.l10n.en.json');

const LITERAL = /\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\$]|\\.|\$(?!\{))*)`)/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** The string literal (without substitutions) that stands at `at`, blanks aside; null when there is none. */
function literalAt(text: string, at: number): string | null {
  LITERAL.lastIndex = at;
  const match = LITERAL.exec(text);
  if (match === null) return null;
  const written = match[1] ?? match[2] ?? match[3]!;
  return written.replace(/\\(.)/g, (_, c: string) => ESCAPES[c] ?? c);
}

/** The message of a call: a literal, or a constant of the same file that holds one. */
function messageAt(text: string, at: number): string | null {
  const literal = literalAt(text, at);
  if (literal !== null) return literal;
  const name = /^\s*([A-Z_]+)\s*[,)]/.exec(text.slice(at, at + 80))?.[1];
  const constant = name === undefined ? null : new RegExp(`\\bconst ${name} =`).exec(text);
  return constant === null ? null : literalAt(text, constant.index + constant[0].length);
}

/** Every message of the source with the first place that says it; calls whose message can't be read apart. */
function messagesOfSource(): { messages: Map<string, string>; unreadable: string[] } {
  const messages = new Map<string, string>();
  const unreadable: string[] = [];
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.ts$/.test(name),
  );
  for (const file of files) {
    const text = readFileSync(join(ROOT, 'src', file), 'utf8');
    for (const call of text.matchAll(/\bl10n\s*\.\s*t\(/g)) {
      const line = text.slice(0, call.index).split('\n').length;
      const message = messageAt(text, call.index + call[0].length);
      if (message === null) unreadable.push(`src/${file}:${line}`);
      else if (!messages.has(message)) messages.set(message, `src/${file}:${line}`);
    }
  }
  return { messages, unreadable };
}

const placeholders = (text: string): readonly string[] => [...new Set(text.match(/\{\d+\}/g))].sort();

describe('messages', () => {
  const { messages, unreadable } = messagesOfSource();
  const english = JSON.parse(readFileSync(BUNDLE, 'utf8')) as Record<string, string>;

  it('stand in the source as plain strings', () => {
    assert.ok(messages.size > 0);
    assert.deepEqual(unreadable, []);
  });

  it('all have an English translation', () => {
    const missing = [...messages].filter(([message]) => !english[message]);
    assert.deepEqual(
      missing.map(([message, place]) => `${place}: ${message}`),
      [],
    );
  });

  it('have no translation that nothing says any more', () => {
    assert.deepEqual(
      Object.keys(english).filter(message => !messages.has(message)),
      [],
    );
  });

  it('say the same things in both languages', () => {
    for (const [message, translation] of Object.entries(english)) {
      assert.deepEqual(placeholders(translation), placeholders(message), message);
    }
  });
});
