import type { Browser, Page } from 'playwright-core';
import type { EditorServer } from './server.mjs';

export function openWindow(
  browser: Browser,
  server: EditorServer,
  view: { folder: string; file: string; width?: number; height?: number },
): Promise<Page>;
