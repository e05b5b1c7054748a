// node collect-modules.mjs <bundle> <target> [package...]: copies packages from the installed tree to
// <target>/node_modules. These are the packages that a bundle imports and does not contain, the named packages, and all
// that they need. An image has these versions and nothing else.
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
const [bundle, target, ...also] = process.argv.slice(2);
if (!bundle || !target) {
  console.error('Usage: node collect-modules.mjs <bundle> <target> [package...]');
  process.exit(2);
}

/**
 * Returns the folder of a package, found as Node finds it: in the nearest node_modules folder, upwards, that has the
 * package.
 */
function find(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === dirname(folder)) return undefined;
  }
}

const copied = new Map();
function collect(name, from, optional) {
  const source = find(name, from);
  if (!source) {
    if (optional) return; // a package for another platform, or an optional peer dependency
    throw new Error(`${name}, needed by ${relative(ROOT, from) || 'the root'}, is not installed: run npm ci.`);
  }
  // The path before the first node_modules is dropped, so that a package has one place in the target, whether a
  // workspace or the root has installed it.
  const place = source.slice(source.indexOf('/node_modules/') + 1);
  if (copied.get(place) === source) return;
  if (copied.has(place)) throw new Error(`two versions of ${place}: ${copied.get(place)} and ${source}`);
  copied.set(place, source);
  cpSync(source, join(target, place), {
    recursive: true,
    dereference: true,
    filter: (path) => !(basename(path) === 'node_modules' && path !== source) && !/\.(map|[cm]?ts)$/.test(path),
  });
  const {
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
  } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  for (const dependency of Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies }))
    collect(dependency, source, dependency in optionalDependencies || dependency in peerDependencies);
}

const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
const IMPORTED = /\b(?:from|import|import\(|require\(|__require\d*\()\s*"((?:@[\w.-]+\/)?[\w.-]+(?:\/[\w./-]+)?)"/g;
const outside = new Set([...readFileSync(bundle, 'utf8').matchAll(IMPORTED)].map(([, name]) => packageOf(name)));
const from = dirname(resolve(bundle));
for (const name of outside) if (!isBuiltin(name)) collect(name, from, true);
for (const name of also) collect(name, from, false);
console.log(
  `${relative(ROOT, bundle)}: ${[...outside].filter((name) => !isBuiltin(name)).join(' ')} -> ${copied.size} packages`,
);
