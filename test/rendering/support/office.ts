import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newFolder, profileFolder, programs, runWell } from './programs';

/** What tells LibreOffice that an .html is a document, not a web page; people choose the same in its dialog for opening. */
const AS_DOCUMENT = '--infilter=HTML (StarWriter)';

/** Prints a .docx or an .html (read as a document) with LibreOffice. @returns the PDF's path */
export const officePdf = (file: string, seconds?: number): Promise<string> => convert(file, 'pdf', 'pdf', seconds);

/** Opens a file with LibreOffice and saves it as .docx. @returns the new file's path */
export const officeDocx = (file: string): Promise<string> => convert(file, 'docx:MS Word 2007 XML', 'docx');

/** Version of the LibreOffice that renders: major and minor number. */
export async function officeVersion(): Promise<string> {
  const { stdout } = await runWell(programs().office, slot => [profile(slot), '--headless', '--version']);
  return /\d+\.\d+/.exec(stdout.toString())?.[0] ?? 'unknown';
}

async function convert(file: string, target: string, extension: string, seconds = 180): Promise<string> {
  const folder = await newFolder(`office-${extension}`);
  const filter = extname(file) === '.html' ? [AS_DOCUMENT] : [];
  const { stderr } = await runWell(
    programs().office,
    slot => [profile(slot), '--headless', '--norestore', ...filter, '--convert-to', target, '--outdir', folder, file],
    { seconds },
  );
  const made = join(folder, `${basename(file, extname(file))}.${extension}`);
  // LibreOffice says "no export filter" with status 0.
  if (!existsSync(made)) throw new Error(`LibreOffice made no ${extension} of ${file}:\n${stderr}`);
  return made;
}

const profile = (slot: number): string => `-env:UserInstallation=${pathToFileURL(profileFolder('office', slot)).href}`;
