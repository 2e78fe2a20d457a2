import * as vscode from 'vscode';
import { type FontSet, type LayoutOptions, STANDARD_FONTS, STANDARD_LAYOUT } from '../service/layout';

/**
 * The layout that the settings choose for a report. A value that is none of ours (settings.json is written by hand) and an empty
 * font name leave the standard's.
 */
export function layoutOptions(uri: vscode.Uri): LayoutOptions {
  const configuration = vscode.workspace.getConfiguration('hegao.layout', uri);
  const oneOf = <T extends string>(name: string, values: readonly T[], otherwise: T): T => {
    const value: unknown = configuration.get(name);
    return values.find(one => one === value) ?? otherwise;
  };
  const font = (role: keyof FontSet): string => {
    const value: unknown = configuration.get(`fonts.${role}`);
    return (typeof value === 'string' && value.trim()) || STANDARD_FONTS[role];
  };
  return {
    profile: oneOf('profile', ['common', 'visual'], STANDARD_LAYOUT.profile),
    pageNumber: oneOf('pageNumber', ['odd-even', 'center', 'none'], STANDARD_LAYOUT.pageNumber),
    seal: configuration.get<unknown>('seal') === true,
    fonts: {
      title: font('title'),
      heading1: font('heading1'),
      heading2: font('heading2'),
      body: font('body'),
      pageNumber: font('pageNumber'),
      latin: font('latin'),
    },
  };
}

/** Whether previews of this report mark its figures. */
export const marksShown = (uri: vscode.Uri): boolean =>
  vscode.workspace.getConfiguration('hegao.preview', uri).get<unknown>('marks') !== false;
