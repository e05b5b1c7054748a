import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { Inline, Part, Runbook } from '../src/areas/operations/runbooks/runbook.ts';
import { readMarkdown } from './markdown.ts';

const FOLDER = resolve(import.meta.dirname, '../../../docs/runbooks');
const MODULE = 'virtual:runbooks';
const RESOLVED = `\0${MODULE}`;

function plain(text: readonly Inline[]): string {
  return text
    .map((one) => {
      if (typeof one === 'string') return one;
      if ('code' in one) return one.code;
      return plain('bold' in one ? one.bold : one.link);
    })
    .join('');
}

/** Returns the first sentence of the first paragraph. */
function aboutOf(parts: readonly Part[]): string {
  const first = parts.find(({ kind }) => kind === 'text');
  const text = first?.kind === 'text' ? plain(first.text) : '';
  return /^.*?[.!?](?= |$)/.exec(text)?.[0] ?? text;
}

function readRunbook(markdown: string): Runbook {
  const [first, ...rest] = readMarkdown(markdown);
  const isTitle = first?.kind === 'heading';
  const parts = isTitle || !first ? rest : [first, ...rest];
  return { title: isTitle ? plain(first.text) : '', about: aboutOf(parts), parts };
}

/** Returns all runbooks by their names. README is the page that all others share. */
export function readRunbooks(): Record<string, Runbook> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.md'));
  return Object.fromEntries(
    files.map((file) => [file.replace(/\.md$/, ''), readRunbook(readFileSync(join(FOLDER, file), 'utf8'))]),
  );
}

/** Gives the console the runbooks as data. Their page loads them when it is opened. */
export function runbooks(): Plugin {
  return {
    name: 'toric-runbooks',
    resolveId: (source) => (source === MODULE ? RESOLVED : undefined),
    load: (id) => (id === RESOLVED ? `export const RUNBOOKS = ${JSON.stringify(readRunbooks())};` : undefined),
  };
}
