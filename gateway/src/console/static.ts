import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Express, RequestHandler } from 'express';
import helmet from 'helmet';
import { compress, type Encoding } from '../edge/compress.ts';
import { sendPublic } from '../edge/public-answer.ts';

const NOT_BUILT =
  'The console is not built: run `npm run build`, then start the gateway again. `npm start` builds it by itself.\n';
const YEAR_SECONDS = 31_536_000;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * Protects the pages: they run only our scripts, and reach no other site. Mantine adds style elements, so styles may be
 * inline. Images and frames may be blobs, because a page shows a file that it has read from the API as a blob.
 */
const protect = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      frameSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'same-origin' },
  xFrameOptions: { action: 'deny' },
});
const PERMISSIONS = ['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'serial', 'usb'];

const restrict: RequestHandler = (_request, response, next) => {
  response.set('Permissions-Policy', PERMISSIONS.map((name) => `${name}=()`).join(', '));
  next();
};

/** Returns the folder of the built pages. In a built gateway it is beside the gateway's bundle. */
function builtFolder(): string {
  const bundled = join(import.meta.dirname, 'console');
  return existsSync(bundled) ? bundled : join(import.meta.dirname, '../../dist/console');
}

/**
 * Serves the pages of the console. A path that names no file is a path inside the console, and the script of the
 * console shows it.
 */
export function mountConsolePages(app: Express, folder = builtFolder()): void {
  const files = readFiles(folder);
  const index = files.get('/index.html');
  app.use('/console', protect, restrict, async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    response.locals['route'] = '/console';
    if (!index) return void response.status(503).type('txt').set('Cache-Control', 'no-store').send(NOT_BUILT);
    const file = files.get(request.path);
    // after an update, an old page asks for a script that no longer exists: a page sent in place of the script would
    // only confuse the browser
    if (!file && request.path.startsWith('/assets/')) return next();
    const { content, compressed } = file ?? index;
    await sendPublic(request, response, content, compressed);
  });
}

type File = {
  content: { bytes: Buffer; type: string; seconds: number; isImmutable: boolean };
  compressed: (encoding: Encoding) => Promise<Buffer>;
};

/**
 * Reads all files into memory, so that no path of a request can lead to another file. The build has compressed each
 * file. Names in `assets` contain a hash of the content, so browsers may keep these files for ever.
 */
function readFiles(folder: string): Map<string, File> {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const served = paths.filter((path) => TYPES[extname(path)] !== undefined && !path.startsWith('.'));
  return new Map(
    served.map((path) => {
      const bytes = readFileSync(join(folder, path));
      const isImmutable = path.startsWith('assets/');
      const content = {
        ...{ bytes, isImmutable, type: TYPES[extname(path)] ?? '' },
        seconds: isImmutable ? YEAR_SECONDS : 0,
      };
      return [`/${path}`, { content, compressed: formsOf(join(folder, path), bytes) }];
    }),
  );
}

function formsOf(path: string, bytes: Buffer): File['compressed'] {
  const forms = new Map<Encoding, Promise<Buffer>>();
  for (const [encoding, extension] of [
    ['br', 'br'],
    ['gzip', 'gz'],
  ] as const) {
    const file = `${path}.${extension}`;
    if (existsSync(file)) forms.set(encoding, Promise.resolve(readFileSync(file)));
  }
  return (encoding) => {
    const known = forms.get(encoding) ?? compress(encoding, bytes);
    forms.set(encoding, known);
    return known;
  };
}
