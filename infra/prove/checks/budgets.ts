/**
 * Checks the budgets of the code: limits on the length of files and functions, and on the size of folders, areas and
 * tables of contents. Tests and generated code are not measured.
 */
import { basename, dirname } from 'node:path';
import ts from 'typescript';
import { ratchet } from './ratchet.ts';
import { readSources, type Source } from './sources.ts';

const RECORD = 'infra/prove/checks/budgets.ts';
const MAX_FILE = 300;
const MAX_FUNCTION = 60;
const MAX_FOLDER = 20;
const MAX_AREA = 15;
const MAX_LINES: Readonly<Record<string, number>> = { 'service.ts': 25, 'areas.ts': 60, 'area.ts': 40 };

/**
 * Lists functions over the limit today, with their lengths. An entry may be lowered or deleted, never added or raised.
 */
const LONG_FUNCTIONS: Readonly<Record<string, number>> = {};

/**
 * Lists folders over the limit, with their numbers of files. An entry may be lowered or deleted, never added or raised.
 */
const FULL_FOLDERS: Readonly<Record<string, number>> = {
  // This folder is flat on purpose. Any division would put the steps of a message's path into different folders, and
  // would need imports against the direction of that path.
  'packages/messaging/src': 36,
};

type Measured = { readonly at: string; readonly lines: number };

/** Returns every function of a source with its name and length: `packages/x/src/y.ts › name`. */
export function functionsIn({ at, text }: Source): Measured[] {
  const source = ts.createSourceFile(at, text, ts.ScriptTarget.ES2023, true);
  const functions: Measured[] = [];
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body)
      functions.push({ at: `${at} › ${nameOf(node)}`, lines: lineOf(node.end) - lineOf(node.getStart()) + 1 });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return functions;
}

/**
 * Returns the name of a function. For a function without a name, returns the name of its variable, property or call.
 */
function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText();
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText();
  return ts.isCallExpression(parent) ? `${parent.expression.getText()}(…)` : 'anonymous function';
}

export function spread(lengths: readonly number[]): { median: number; p90: number; max: number } {
  const sorted = [...lengths].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p90: at(0.9), max: sorted.at(-1) ?? 0 };
}

/**
 * Returns a problem for each function that is longer than the limit and longer than its entry in `recorded`. Returns a
 * problem also for each entry of `recorded` that is too high.
 */
export function functionProblems(sources: readonly Source[], recorded = LONG_FUNCTIONS): string[] {
  const long = sources.flatMap(functionsIn).filter(({ lines }) => lines > MAX_FUNCTION);
  const lengths = Object.fromEntries(long.map(({ at, lines }) => [at, lines]));
  return ratchet(lengths, recorded, {
    ...{ unit: 'lines', record: RECORD },
    cure: `a function has at most ${MAX_FUNCTION} lines; give its steps functions of their own`,
  });
}

/**
 * Returns a problem for each file over its limit. `service.ts`, `areas.ts` and `area.ts` of a service are tables of
 * contents and have lower limits than other files.
 */
export function fileProblems(files: readonly Measured[]): string[] {
  return files.flatMap(({ at, lines }) => {
    const table = /^services\/[^/]+\/src\/([^/]+\/)?(service|areas?)\.ts$/.test(at)
      ? MAX_LINES[basename(at)]
      : undefined;
    const limit = table ?? MAX_FILE;
    if (lines <= limit) return [];
    const cure = table === undefined ? 'split it by what changes together' : 'it is a table of contents; move code out';
    return [`${at} has ${lines} lines, at most ${limit}: ${cure}`];
  });
}

/** Returns the folders with too many files. The root of an area of a service may hold 15 files, any other folder 20. */
export function folderProblems(paths: readonly string[], recorded = FULL_FOLDERS): string[] {
  const sizes = new Map<string, number>();
  for (const path of paths) sizes.set(dirname(path), (sizes.get(dirname(path)) ?? 0) + 1);
  const isArea = (folder: string) => paths.includes(`${folder}/area.ts`) && !folder.startsWith('packages/console/');
  const limitOf = (folder: string) => (isArea(folder) ? MAX_AREA : MAX_FOLDER);
  const full = [...sizes].filter(([folder, size]) => size > limitOf(folder));
  return ratchet(Object.fromEntries(full), recorded, {
    ...{ unit: 'source files', record: RECORD },
    cure: `an area's root holds at most ${MAX_AREA} and any other folder ${MAX_FOLDER}; group them in folders`,
  });
}

/** Measures the repository. Returns a report with one line for files and one for functions, and all problems. */
export async function budgets(): Promise<{ report: string[]; problems: string[] }> {
  const sources = await readSources(/^(?!.*\/test\/).*(?<!\.test|\.d)\.tsx?$/);
  const files = sources.map(({ at, text }): Measured => ({ at, lines: text.split('\n').length - 1 }));
  const line = (what: string, measured: readonly Measured[]) => {
    const { median, p90, max } = spread(measured.map(({ lines }) => lines));
    return `${measured.length} ${what}: median ${median}, p90 ${p90}, max ${max} lines`;
  };
  return {
    report: [line('files', files), line('functions', sources.flatMap(functionsIn))],
    problems: [...fileProblems(files), ...functionProblems(sources), ...folderProblems(sources.map(({ at }) => at))],
  };
}
