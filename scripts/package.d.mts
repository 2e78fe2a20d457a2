export function makePackage(file?: string, target?: string): Promise<string>;
