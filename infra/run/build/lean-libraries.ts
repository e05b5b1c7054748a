// Removes the parts of libraries that our processes do not use, because these parts would cost each process memory.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/**
 * Matches the index of zod's error messages, which exist in some fifty languages. Our refusals have texts of their own,
 * so English is enough.
 */
const LOCALES = /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/;
const ENGLISH = `export { default as en } from './en.js';`;

/**
 * Imports only the parts of undici that send requests. The whole package also has fetch, WebSockets, caches and mocks,
 * which Node has or only tests need. They would cost 15 MB in each process.
 */
const UNDICI = `
import Agent from 'undici/lib/dispatcher/agent.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import api from 'undici/lib/api/index.js';
Object.assign(Dispatcher.prototype, api);
let agent;
export function request(address, { dispatcher = (agent ??= new Agent()), ...options } = {}) {
  const url = new URL(address);
  const method = options.method ?? (options.body ? 'PUT' : 'GET');
  return api.request.call(dispatcher, { ...options, method, origin: url.origin, path: url.pathname + url.search });
}
export { Agent, Pool };
`;

const PRISMA = /[\\/]@prisma[\\/]client[\\/]runtime[\\/]client\.m?js$/;
/** Matches the code by which Prisma reads an edge list of its graph of parameters. The code occurs for input nodes and for output nodes. */
const EDGES = /(\blet \w+=this\.#i\(\),\w+=\{)(\};for\()/g;
/**
 * Holds an array index that no edge has, so that V8 stores the edge list as a hash table. Otherwise the list of a node
 * whose fields have the numbers 998 to 1174 becomes an array of 1,500 places, which is 8 MB for the graph of the order
 * service.
 */
const SPARSE = '4294967290:0';

/** Returns the source of Prisma's client with edge lists that take only the memory of their edges. */
export function withSparseEdges(source: string): string {
  if (source.match(EDGES)?.length !== 2)
    throw new Error('Prisma has changed how it reads its graph of parameters: mend infra/run/build/lean-libraries.ts');
  return source.replace(EDGES, `$1${SPARSE}$2`);
}

/**
 * Returns a source with an escape for each character beyond ASCII. esbuild escapes them in strings, but not in regular
 * expressions. One such character makes V8 keep the text of the whole bundle with two bytes for each character.
 */
export const asciiOf = (source: string): string =>
  source.replace(/(\\*)(\P{ASCII})/gu, (_, slashes: string, character: string) => {
    // a backslash before a character beyond ASCII means this character itself
    const before = slashes.length % 2 === 1 ? slashes.slice(1) : slashes;
    const units = Array.from({ length: character.length }, (_unit, at) => character.charCodeAt(at));
    return before + units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
  });

const loaderOf = (path: string) => (path.endsWith('ts') ? 'ts' : 'js');

export const leanLibraries: Plugin = {
  name: 'lean-libraries',
  setup(build) {
    build.onLoad({ filter: LOCALES }, () => ({ contents: ENGLISH, loader: 'js' }));
    build.onLoad({ filter: PRISMA }, ({ path }) => ({
      contents: withSparseEdges(readFileSync(path, 'utf8')),
      loader: 'js',
    }));
    build.onLoad({ filter: /\.[cm]?[jt]s$/, namespace: 'file' }, ({ path }) => {
      const source = readFileSync(path, 'latin1');
      if (!/\P{ASCII}/u.test(source)) return undefined;
      return { contents: asciiOf(readFileSync(path, 'utf8')), loader: loaderOf(path) };
    });
    build.onResolve({ filter: /^undici$/ }, () => ({ path: 'undici', namespace: 'lean' }));
    build.onResolve({ filter: /^undici\// }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /^undici$/, namespace: 'lean' }, () => ({ contents: UNDICI, loader: 'js' }));
  },
};
