import * as vscode from 'vscode';
import { SEVERITY_SETTINGS, type SeveritySetting } from '../service/answers';
import type { CheckSettings } from '../service/types';

/** The settings that hold for a document; null when checking is switched off for it. */
export function settingsFor(uri: vscode.Uri): CheckSettings | null {
  const configuration = vscode.workspace.getConfiguration('hegao', uri);
  if (!configuration.get<boolean>('enable', true)) return null;
  const severities: Record<string, SeveritySetting> = {};
  const rules: unknown = configuration.get('rules');
  if (rules !== null && typeof rules === 'object') {
    for (const [rule, severity] of Object.entries(rules)) {
      // A value that is none of ours (settings.json is written by hand) leaves the rule at its default.
      const known = SEVERITY_SETTINGS.find(one => one === severity);
      if (known !== undefined) severities[rule] = known;
    }
  }
  return { severities };
}
