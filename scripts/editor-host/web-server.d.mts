import type { IncomingMessage } from 'node:http';

export interface FileAnswer {
  readonly status: number;
  readonly body?: string | Uint8Array;
}

export interface WebServer {
  readonly origin: string;
  /** Of a window; `folder` and `file` are whole addresses, scheme and all. */
  address(query: { readonly folder: string; readonly file?: string }): string;
  stop(): Promise<void>;
}

export function startWebServer(options: {
  /** The package that is installed. */
  readonly vsix: string;
  readonly fileSystem: {
    /** Folder of the web extension that provides the virtual files. */
    readonly extension: string;
    /** Answers that extension's requests to `/files`. */
    handle(request: IncomingMessage, operation: URL): Promise<FileAnswer>;
  };
  readonly settings?: Record<string, unknown>;
  readonly locale?: 'zh-cn' | 'en';
}): Promise<WebServer>;
