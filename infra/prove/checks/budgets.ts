// The numbers of the house: how long files and functions are. A file over 300 lines fails; a long function is named.
// Tests and generated code are not counted.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './root.ts';

const MAX_FILE = 300;
const MAX_FUNCTION = 60;
const FOLDERS = ['packages', 'services', 'gateway', 'infra'];
const COUNTED = /(?<!\.test|\.d)\.ts$/;
const LEFT_OUT = /(^|\/)(node_modules|generated|dist|test)\//;

type Measured = { at: string; lines: number };

const sources = (): string[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((file) => COUNTED.test(file) && !LEFT_OUT.test(file)),
  );

export function functionsIn(at: string, text: string): Measured[] {
  const source = ts.createSourceFile(at, text, ts.ScriptTarget.ES2023, true);
  const found: Measured[] = [];
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const from = lineOf(node.getStart());
      found.push({ at: `${at}:${from + 1}`, lines: lineOf(node.end) - from + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

export function spread(lengths: readonly number[]): { median: number; p90: number; max: number } {
  const sorted = [...lengths].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p90: at(0.9), max: sorted.at(-1) ?? 0 };
}

export async function budgets(): Promise<{ report: string[]; tooLong: string[]; long: string[] }> {
  const texts = await Promise.all(sources().map(async (at) => ({ at, text: await readFile(join(ROOT, at), 'utf8') })));
  const files = texts.map(({ at, text }): Measured => ({ at, lines: text.split('\n').length - 1 }));
  const functions = texts.flatMap(({ at, text }) => functionsIn(at, text));
  const line = (what: string, measured: readonly Measured[]) => {
    const { median, p90, max } = spread(measured.map(({ lines }) => lines));
    return `${measured.length} ${what}: median ${median}, p90 ${p90}, max ${max} lines`;
  };
  const over = (measured: readonly Measured[], limit: number) =>
    measured.filter(({ lines }) => lines > limit).map(({ at, lines }) => `${at} has ${lines} lines, at most ${limit}`);
  return {
    report: [line('files', files), line('functions', functions)],
    tooLong: over(files, MAX_FILE),
    long: over(functions, MAX_FUNCTION),
  };
}
