import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { EditorServer } from './server.mjs';

export function newProfile(
  browser: Browser,
  size?: { width?: number; height?: number; scale?: number },
): Promise<BrowserContext>;

export function openWindow(
  profile: BrowserContext,
  server: EditorServer,
  view: { folder: string; file: string },
): Promise<Page>;
