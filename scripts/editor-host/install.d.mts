export function ensureEmbeddedEditor(log: (line: string) => void): Promise<void>;
