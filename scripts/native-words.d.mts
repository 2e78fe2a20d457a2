export const NATIVE_FILES: readonly string[];
export function thisTarget(): string;
export function addNativeWords(target: string): Promise<string>;
export function removeNativeWords(): Promise<void>;
