/**
 * Makes one npm package of the client and the operations that it needs: plain JavaScript with types, which can be
 * installed anywhere. Its only dependency is zod.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../system/parts.ts';
import { slim } from './slim.ts';

const PACKAGES = join(ROOT, 'packages');
const CLIENT = join(PACKAGES, 'client');
const CONTRACTS = join(PACKAGES, 'contracts/src');

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(folder, file));

/** Returns the modules with the operations, by the name under which the package exports them: `order`, `session`. */
function operationModules(): Map<string, string> {
  const modules = sourcesIn(CONTRACTS).filter((file) => file.endsWith('.http.ts'));
  const byName = new Map(modules.map((file) => [basename(file, '.http.ts'), file]));
  if (byName.size !== modules.length) throw new Error('two modules of operations have the same file name: rename one');
  return byName;
}

/** Compiles the sources to JavaScript and declarations below `folder`, in the folders that they have below packages. */
function compile(files: readonly string[], folder: string): void {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2025.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: true },
    ...{ declaration: true, rewriteRelativeImportExtensions: true, verbatimModuleSyntax: true },
    ...{ rootDir: PACKAGES, outDir: folder },
  };
  const program = ts.createProgram(files, options);
  const problems = [
    ...ts.getPreEmitDiagnostics(program),
    ...program.emit(undefined, undefined, undefined, false, { before: [slim] }).diagnostics,
  ];
  if (problems.length === 0) return;
  const host = {
    getCanonicalFileName: (name: string) => name,
    getCurrentDirectory: () => ROOT,
    getNewLine: () => '\n',
  };
  throw new Error(ts.formatDiagnostics(problems, host));
}

/**
 * Replaces imports of `@toric/contracts`, and imports that end with `.ts`, by imports of the compiled files in the
 * package.
 */
function linkInside(folder: string): void {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|d\.ts)$/.test(file)) continue;
    const path = join(folder, file);
    const toContracts = relative(dirname(path), join(folder, 'contracts/src')).split(sep).join('/');
    const text = readFileSync(path, 'utf8')
      .replace(
        /(['"])@toric\/contracts\/([^'"]+)\1/g,
        (_, quote, module) => `${quote}${toContracts}/${module}.js${quote}`,
      )
      .replace(/((?:from|import)\s*\(?\s*['"]\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1.js$2');
    writeFileSync(path, text.replaceAll(/(['"])(?!\.)(contracts\/src\/)/g, '$1./$2'));
  }
}

/** Writes the entry points of the npm package: one for the client, and one per module of operations. */
function writeEntries(folder: string, modules: ReadonlyMap<string, string>): void {
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, `${name}.js`), text);
    writeFileSync(join(folder, `${name}.d.ts`), text);
  };
  write(
    'index',
    "export { createClient } from './dist/client/src/client.js';\nexport { ProblemError } from './dist/client/src/problem-error.js';\n",
  );
  for (const [name, file] of modules) {
    const path = relative(CONTRACTS, file).split(sep).join('/').replace(/\.ts$/, '.js');
    write(name, `export * from './dist/contracts/src/${path}';\n`);
  }
}

function manifest() {
  const own = JSON.parse(readFileSync(join(CLIENT, 'package.json'), 'utf8')) as {
    version: string;
    dependencies: { zod: string };
  };
  return {
    name: '@toric/client',
    version: own.version,
    description: 'A typed client of the Toric API for browsers and Node.js',
    license: 'Apache-2.0',
    type: 'module',
    sideEffects: false,
    exports: { '.': { types: './index.d.ts', default: './index.js' }, './*': { types: './*.d.ts', default: './*.js' } },
    dependencies: { zod: own.dependencies.zod },
  };
}

/** Makes the npm package in `folder` and packs it. Returns the path of the archive. */
export function packClient(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  const content = join(folder, 'package');
  mkdirSync(content, { recursive: true });
  const modules = operationModules();
  const dist = join(content, 'dist');
  compile([...sourcesIn(join(CLIENT, 'src')), ...sourcesIn(CONTRACTS)], dist);
  linkInside(dist);
  writeEntries(content, modules);
  writeFileSync(join(content, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  cpSync(join(CLIENT, 'README.md'), join(content, 'README.md'));
  const printed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: content,
    encoding: 'utf8',
  });
  return join(folder, printed.trim().split('\n').at(-1) ?? '');
}
