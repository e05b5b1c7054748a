// npm run node -- infra/prove/checks/prose.ts [--list FOLDER | --write]
// Counts comments that begin with a word which hides the subject of the sentence (CONTRIBUTING.md, Prose, rule 4). The
// numbers in prose.json may only fall. `--list` names the comments of a folder; `--write` lowers the numbers.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { type Counts, ratchet } from './ratchet.ts';
import { isProgram, ROOT } from './root.ts';
import { readSources, type Source } from './sources.ts';

const RECORD = 'infra/prove/checks/prose.json';
const OPENING =
  /^(Of|By|What|Whatever|Who|Whoever|Whom|Whose|Which|Those|That|As|So|None|All|Where|The same)(?![\w'’-])/;

export type Comment = { readonly at: string; readonly text: string };

/** Returns the comments of a source. Consecutive `//` lines are one comment. */
export function commentsIn({ at, text }: Source): Comment[] {
  const source = ts.createSourceFile(at, text, ts.ScriptTarget.ES2023, true);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const isOnOwnLine = (position: number) =>
    /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', position - 1) + 1, position));
  const ranges = new Map<number, ts.CommentRange>();
  const visit = (node: ts.Node): void => {
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return;
    const [before, after] = [node.getFullStart(), node.getEnd()];
    for (const range of ts.getLeadingCommentRanges(text, before) ?? []) ranges.set(range.pos, range);
    for (const range of ts.getTrailingCommentRanges(text, after) ?? []) ranges.set(range.pos, range);
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  let continuedAt = -1; // a `//` comment on this line would continue the previous comment
  return [...ranges.values()]
    .sort((a, b) => a.pos - b.pos)
    .flatMap(({ pos, end, kind }) => {
      const isLine = kind === ts.SyntaxKind.SingleLineCommentTrivia && isOnOwnLine(pos);
      const continues = isLine && lineOf(pos) === continuedAt;
      continuedAt = isLine ? lineOf(pos) + 1 : -1;
      return continues ? [] : [{ at: `${at}:${lineOf(pos) + 1}`, text: proseOf(text.slice(pos, end)) }];
    });
}

const proseOf = (comment: string) =>
  comment
    .replace(/^\/\*+|\*+\/$|^\/\/+/g, '')
    .replace(/^[ \t]*\*+/gm, '')
    .replace(/\s+/g, ' ')
    .trim();

export const hidesItsSubject = ({ text }: Comment): boolean => OPENING.test(text);

/**
 * Returns the folder whose comments are counted together with those of this file: `packages/x`, `services/x`, `infra/x`
 * or `gateway`.
 */
export const folderOf = ({ at }: Comment): string =>
  at.startsWith('gateway/') ? 'gateway' : at.split('/', 2).join('/');

export function countByFolder(comments: readonly Comment[]): Counts {
  const counts: Record<string, number> = {};
  for (const comment of comments.filter(hidesItsSubject))
    counts[folderOf(comment)] = (counts[folderOf(comment)] ?? 0) + 1;
  return counts;
}

export const proseProblems = (counts: Counts, recorded: Counts): string[] =>
  ratchet(counts, recorded, {
    ...{ unit: 'comments that begin with Of, By, What, Who, Those …', record: RECORD },
    cure:
      'begin with the subject or with Returns, Throws, Locks … ' +
      '(list them: npm run node -- infra/prove/checks/prose.ts --list FOLDER)',
  });

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { list: { type: 'string' }, write: { type: 'boolean', default: false } } });
  const comments = (await readSources(/\.(ts|tsx|mjs|cjs)$/)).flatMap(commentsIn);
  if (values.list !== undefined) {
    const found = comments.filter((one) => hidesItsSubject(one) && one.at.startsWith(values.list ?? ''));
    for (const { at, text } of found) console.log(`${at}  ${text.slice(0, 100)}`);
    return;
  }
  const counts = countByFolder(comments);
  // The cast is safe: this program itself writes the file with `--write`.
  const recorded = JSON.parse(await readFile(join(ROOT, RECORD), 'utf8')) as Counts;
  if (values.write) await writeFile(join(ROOT, RECORD), textOf(counts, recorded));
  const problems = proseProblems(counts, values.write ? lowered(counts, recorded) : recorded);
  for (const problem of problems) console.error(`  ${problem}`);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  console.log(`${comments.length} comments, ${total} of them begin with a word that hides the subject`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

/** Returns the recorded numbers, each lowered to its present count. No number is raised. */
export const lowered = (counts: Counts, recorded: Counts): Counts =>
  Object.fromEntries(
    Object.entries(recorded)
      .map(([folder, number]) => [folder, Math.min(number, counts[folder] ?? 0)] as const)
      .filter(([, number]) => number > 0),
  );

const textOf = (counts: Counts, recorded: Counts) => `${JSON.stringify(lowered(counts, recorded), null, 2)}\n`;

if (isProgram(import.meta.filename)) await main();
