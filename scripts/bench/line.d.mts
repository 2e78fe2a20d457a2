export function ms(time: number): string;
export function times(ratio: number): string;
export function line(chinese: string, english: string, result: string, aim: string, details: string): void;
