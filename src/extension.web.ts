import type * as vscode from 'vscode';
import { type HegaoApi, startHegao } from './extension.shared';
import { IntlSegmenter } from './words/intl';

/** The editor in the browser: no native modules, so words by the browser's own segmenter. */
export function activate(context: vscode.ExtensionContext): Promise<HegaoApi> {
  return startHegao(context, new IntlSegmenter());
}
