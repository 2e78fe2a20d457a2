import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { EMBEDDED_CODE } from './places.mjs';
import { SETTINGS } from './server.mjs';
import { ensureWebMarkdown } from './web-markdown.mjs';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * code-server's workbench always talks to a server of its own and keeps the user's settings there. What stands there instead is what
 * it would be in an online editor. The version is pinned, so these are its very words.
 */
const WITHOUT_REMOTE = [
  ['remoteAuthority:location.host', ''],
  ['.with({scheme:K.vscodeRemote}),"User")', '.with({scheme:K.vscodeUserData}),"User")'],
];

/** Where the editor looks for the web build of its Markdown extension. */
const MARKDOWN = 'extensions/markdown-language-features/dist/browser/';

/**
 * Starts an editor that lives in the browser alone, as an online editor does: this serves files and runs nothing, all extensions run
 * in a web worker, and the folder that is open is of a virtual file system.
 *
 * @param {{ vsix: string, fileSystem: { extension: string, handle(request: import('node:http').IncomingMessage, operation: URL): Promise<{ status: number, body?: string | Uint8Array }> },
 *   settings?: Record<string, unknown>, locale?: 'zh-cn' | 'en' }} options
 *   `vsix` is the package to install; `fileSystem` has the folder of the web extension that provides the virtual files, and what answers
 *   its requests to `/files`
 * @returns {Promise<{ origin: string, address(query: { folder: string, file?: string }): string, stop(): Promise<void> }>}
 *   `folder` and `file` are whole addresses, scheme and all
 */
export async function startWebServer({ vsix, fileSystem, settings, locale = 'zh-cn' }) {
  const markdown = await ensureWebMarkdown();
  const installed = unzipSync(await readFile(vsix));
  let origin = '';

  /** The bytes behind a path; null when there are none. */
  const contents = async path => {
    const [, place, ...rest] = path.split('/');
    const file = rest.join('/');
    switch (place) {
      case '':
        return page(origin, { settings, locale });
      case 'installed':
        return installed[`extension/${file}`] ?? null;
      case 'files-extension':
        return bytesOf(join(fileSystem.extension, file));
      case 'static':
        if (file.startsWith(MARKDOWN)) return bytesOf(join(markdown, file.slice(MARKDOWN.length)));
        return file === 'out/vs/code/browser/workbench/workbench.js'
          ? withoutRemote(await readFile(join(EMBEDDED_CODE, file), 'utf8'))
          : bytesOf(join(EMBEDDED_CODE, file));
      default:
        return null;
    }
  };

  const answer = async (request, response) => {
    const url = new URL(request.url, origin);
    const path = decodeURIComponent(url.pathname);
    if (path.split('/').includes('..')) {
      response.writeHead(400).end();
      return;
    }
    if (path === '/files') {
      const { status, body } = await fileSystem.handle(request, url);
      response.writeHead(status).end(body);
      return;
    }
    const body = await contents(path);
    const type = path === '/' ? 'text/html' : (TYPES[extname(path)] ?? 'application/octet-stream');
    if (body === null) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(error => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    address: ({ folder, file }) => {
      const payload = [['skipWelcome', 'true'], ...(file ? [['openFile', file]] : [])];
      return `${origin}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

/** The workbench's page with its choices filled in. */
async function page(origin, { settings, locale }) {
  const { host } = new URL(origin);
  const configuration = {
    webviewEndpoint: `${origin}/static/out/vs/workbench/contrib/webview/browser/pre`,
    additionalBuiltinExtensions: ['/installed', '/files-extension'].map(path => ({
      scheme: 'http',
      authority: host,
      path,
    })),
    configurationDefaults: { ...SETTINGS, ...settings },
    developmentOptions: { logLevel: 3 },
    enableWorkspaceTrust: true,
    userDataPath: '/user',
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    productConfiguration: { enableTelemetry: false, extensionsGallery: {}, rootEndpoint: '.' },
    callbackRoute: '/callback',
  };
  const filled = {
    BASE: '.',
    VS_BASE: '.',
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
    WORKBENCH_AUTH_SESSION: '',
    WORKBENCH_WEB_BASE_URL: './static',
    WORKBENCH_NLS_FALLBACK_URL: './static/out/nls.messages.js',
    // As with the empty language pack of the other server: only the extensions' own texts are Chinese.
    WORKBENCH_NLS_URL: `data:text/javascript,globalThis._VSCODE_NLS_LANGUAGE=${encodeURIComponent(JSON.stringify(locale))}`,
  };
  const template = await readFile(
    join(EMBEDDED_CODE, 'out', 'vs', 'code', 'browser', 'workbench', 'workbench.html'),
    'utf8',
  );
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => filled[name]);
}

/** @throws when the workbench is another one than the pinned one */
function withoutRemote(workbench) {
  return WITHOUT_REMOTE.reduce((text, [words, instead]) => {
    if (!text.includes(words)) throw new Error(`the workbench has no “${words}” any more`);
    return text.replace(words, instead);
  }, workbench);
}

async function bytesOf(path) {
  try {
    return (await stat(path)).isFile() ? await readFile(path) : null;
  } catch {
    return null;
  }
}
