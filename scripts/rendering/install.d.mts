export interface RenderingPrograms {
  /** For FONTCONFIG_FILE. */
  readonly fontConfiguration: string;
  readonly office: string;
  readonly browser: string;
  readonly pandoc: string;
}

export function ensureRendering(log: (line: string) => void): Promise<RenderingPrograms>;
