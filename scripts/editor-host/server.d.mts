export interface PageQuery {
  /** Absolute paths: the folder to open, a file in it, the extension under development, the module with the tests' `run`. */
  readonly folder: string;
  readonly file?: string;
  readonly developmentPath?: string;
  readonly testsPath?: string;
}

export interface EditorServer {
  readonly origin: string;
  address(query: PageQuery): string;
  stop(): Promise<void>;
  output(): string;
}

export function startServer(options?: {
  locale?: 'zh-cn' | 'en';
  vsix?: string;
  port?: number;
  settings?: Record<string, unknown>;
  dataFolder?: string;
  trust?: boolean;
  env?: Record<string, string>;
  log?: (line: string) => void;
}): Promise<EditorServer>;
