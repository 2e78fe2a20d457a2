import type { Browser } from 'playwright-core';

export function launchBrowser(log: (line: string) => void): Promise<Browser>;
