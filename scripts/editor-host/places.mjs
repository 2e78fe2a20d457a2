import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where everything that is fetched for tests and for `npm start` lives; git ignores it, and it may be deleted at any time. */
export const CACHE = join(ROOT, '.cache', 'editor');

/** The npm folder that code-server is installed into. */
export const HOST = join(CACHE, 'host');

/** The VS Code that code-server carries. */
export const EMBEDDED_CODE = join(HOST, 'node_modules', 'code-server', 'lib', 'vscode');

/** Downloads of the desktop VS Code. */
export const DESKTOP = join(CACHE, 'desktop');

/** The version of VS Code that the tests run in, whichever way it is got: the one inside the pinned code-server. */
export const CODE_VERSION = '1.100.3';
