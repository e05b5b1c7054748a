/**
 * Checks that a test runs every block of commands or code in a document, or that block-list.ts has the reason why none
 * runs it. A block that is never run becomes wrong at some time, and then the reader finds the error.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BLOCK_LIST, type ListedBlock } from './block-list.ts';
import { isProgram, ROOT } from './root.ts';
import { readDocuments, type Source } from './sources.ts';

export type Block = { readonly at: string; readonly line: number; readonly text: string };

/** Lists the languages of the code blocks that can be run. A block without a language holds shell commands. */
const RUNNABLE: ReadonlySet<string> = new Set(['', 'sh', 'bash', 'ts', 'js']);
const FENCE = /^( *)```([^\n`]*)\n([^]*?)^\1```[ \t]*$/gm;

/** Returns the blocks of a document that can be run, without the indentation of their fence. */
export function blocksIn({ at, text }: Source): Block[] {
  return [...text.matchAll(FENCE)].flatMap(({ 1: indent = '', 2: language = '', 3: content = '', index }) => {
    if (!RUNNABLE.has(language.trim())) return [];
    const line = text.slice(0, index).split('\n').length;
    return [{ at, line, text: content.replace(new RegExp(`^${indent}`, 'gm'), '') }];
  });
}

const isAbout = ({ at, begins }: ListedBlock, block: Block) =>
  (at.endsWith('/') ? block.at.startsWith(at) : block.at === at) &&
  (begins === undefined || block.text.startsWith(begins));

/** Returns the problems of the block list: blocks that it misses or has twice, and entries that match no block. */
export function unlisted(blocks: readonly Block[], list: readonly ListedBlock[], exists: (path: string) => boolean) {
  const missing = blocks.flatMap((block) => {
    const entries = list.filter((entry) => isAbout(entry, block));
    const [first = ''] = block.text.split('\n');
    const place = `${block.at}:${block.line} (${first})`;
    if (entries.length === 0) return [`${place}: no test runs this block, and block-list.ts names no reason`];
    return entries.length > 1 ? [`${place}: ${entries.length} entries of block-list.ts are about this block`] : [];
  });
  const idle = list.flatMap((entry) => {
    const name = `block-list.ts: ${entry.at}${entry.begins === undefined ? '' : ` (${entry.begins})`}`;
    if (!blocks.some((block) => isAbout(entry, block))) return [`${name}: no such block: delete the entry`];
    if ('because' in entry) return [];
    return exists(entry.runBy) ? [] : [`${name}: there is no ${entry.runBy}`];
  });
  return [...missing, ...idle];
}

/** Returns the scripts that documents name and that package.json does not have. */
export function unknownScripts(documents: readonly Source[], scripts: readonly string[]): string[] {
  return documents.flatMap(({ at, text }) =>
    Array.from(text.matchAll(/\bnpm run (?:-s |--silent )?([a-z][\w:-]*)/g), ([, name = '']) => name)
      .filter((name) => !scripts.includes(name))
      .map((name) => `${at}: package.json has no script '${name}'`),
  );
}

/**
 * Returns the blocks of a document that the list assigns to a test, in the order of the document. The test must run all
 * of them. `test` is the path of its file.
 */
export function blocksRunBy(test: string, at: string): string[] {
  const blocks = blocksIn({ at, text: readFileSync(join(ROOT, at), 'utf8') });
  const listed = BLOCK_LIST.filter((entry) => 'runBy' in entry && join(ROOT, entry.runBy) === test);
  const given = blocks.filter((block) => listed.some((entry) => isAbout(entry, block)));
  if (given.length === 0) throw new Error(`block-list.ts gives no block of ${at} to ${test}`);
  return given.map(({ text }) => text);
}

async function main(): Promise<void> {
  const documents = await readDocuments();
  const blocks = documents.flatMap(blocksIn);
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
  const problems = [
    ...unlisted(blocks, BLOCK_LIST, (path) => existsSync(join(ROOT, path))),
    ...unknownScripts(documents, Object.keys(scripts)),
  ];
  for (const problem of problems) console.error(`  ${problem}`);
  const run = BLOCK_LIST.filter((entry) => 'runBy' in entry);
  const byTest = blocks.filter((block) => run.some((entry) => isAbout(entry, block))).length;
  if (problems.length === 0)
    console.log(
      `${blocks.length} blocks of ${documents.length} documents: tests run ${byTest}, reasons stand for the others`,
    );
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (isProgram(import.meta.filename)) await main();
