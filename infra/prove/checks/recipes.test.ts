// Tests that the code of the recipes in CONTRIBUTING.md compiles in the files that the recipes name.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { blocksRunBy } from './blocks.ts';
import { ROOT } from './root.ts';

const CONTRACTS = 'packages/contracts/src/catalog-inventory';
const STOCK = 'services/catalog-inventory/src/stock';
const HTTP = `${CONTRACTS}/stock/stock.http.ts`;
const ERRORS = `${CONTRACTS}/stock/stock.errors.ts`;
const EVENTS = `${CONTRACTS}/events.ts`;

/**
 * Applies the code blocks of all recipes, in the order of the document, and returns the resulting files by their paths.
 */
function filesAfterRecipes(): Readonly<Record<string, string>> {
  const [operation = '', store = '', useCase = '', event = '', addBin = '', subscriber = '', refusal = '', ...more] =
    blocksRunBy(import.meta.filename, 'CONTRIBUTING.md');
  expect(more).toEqual([]);
  const present = (at: string) => readFileSync(join(ROOT, at), 'utf8');
  // the recipe says only in words that the operation imports its two refusals
  const imported = "import { BIN_CODE_TAKEN, WAREHOUSE_NOT_FOUND } from './stock.errors.ts';\n";
  return {
    [HTTP]: `${imported}${present(HTTP)}${operation}`,
    [ERRORS]: present(ERRORS) + refusal,
    [EVENTS]: present(EVENTS) + event,
    [`${STOCK}/bin.store.ts`]: `${store}\n${addBin}`,
    [`${STOCK}/features/create-bin.ts`]: useCase,
    [`${STOCK}/features/count-bins.ts`]: subscriber,
  };
}

test('the code of the recipes compiles', () => {
  const files = new Map(Object.entries(filesAfterRecipes()).map(([at, text]) => [join(ROOT, at), text]));
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const host = ts.createCompilerHost(options);
  const disk = ts.createCompilerHost(options);
  host.readFile = (file) => files.get(file) ?? disk.readFile(file);
  host.fileExists = (file) => files.has(file) || disk.fileExists(file);
  host.getSourceFile = (file, version) => {
    const text = host.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const problems = [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  });
  expect(problems).toEqual([]);
}, 120_000);

test('the files and the folders that the recipes name exist', () => {
  const text = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8').replace(/^ *```[^]*?^ *```/gm, '');
  const paths = [...text.matchAll(/`((?:packages|services|infra|gateway|docs)\/[\w./-]+\.\w+)`/g)].map(
    ([, at = '']) => at,
  );
  const made = new Set([`${STOCK}/bin.store.ts`, `${STOCK}/features/create-bin.ts`]); // the recipes create these files
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((at) => !made.has(at) && !existsSync(join(ROOT, at)))).toEqual([]);
});
