import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './root.ts';

/** Describes a source file: its path from the root of the repository, and its text. */
export type Source = { readonly at: string; readonly text: string };

const FOLDERS = ['packages', 'services', 'gateway', 'infra'];
const EXCLUDED = /(^|\/)(node_modules|generated|dist)\//;

/** Reads the source files whose path matches. Generated code and installed packages are excluded. */
export function readSources(path: RegExp): Promise<Source[]> {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((file) => path.test(file) && !EXCLUDED.test(file)),
  );
  return Promise.all(files.sort().map(async (at) => ({ at, text: await readFile(join(ROOT, at), 'utf8') })));
}

/** Reads the documents (`*.md`) at the root of the repository, in docs and beside the sources. */
export async function readDocuments(): Promise<Source[]> {
  const files = ['.', 'docs'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: folder !== '.', encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => join(folder, file)),
  );
  const atRoot = files.map(async (at) => ({ at, text: await readFile(join(ROOT, at), 'utf8') }));
  return [...(await Promise.all(atRoot)), ...(await readSources(/\.md$/))];
}
