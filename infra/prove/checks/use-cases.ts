// npm run node -- infra/prove/checks/use-cases.ts
// Checks the house rules of a use case. It returns everything that it causes, and it gets the time and ids as
// arguments. So it has no try, no console, no clock and no random numbers, and it throws declared refusals only.
import ts from 'typescript';
import { ratchet } from './ratchet.ts';
import { isProgram } from './root.ts';
import { readSources, type Source } from './sources.ts';

const RECORD = 'infra/prove/checks/use-cases.ts';
const USE_CASE = /^(?:services\/[^/]+|gateway)\/src\/.*\/features\/[^/]+(?<!\.test)\.ts$/;

/**
 * Lists today's breaches of the rules by `file › rule`, with their number. An entry may be lowered or deleted, never
 * added or raised.
 */
const TODAY: Readonly<Record<string, number>> = {};

const isMember = (node: ts.Node, object: string, member: string): boolean =>
  ts.isPropertyAccessExpression(node) &&
  node.name.text === member &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === object;

const creates = (node: ts.Node, name: RegExp): node is ts.NewExpression =>
  ts.isNewExpression(node) && ts.isIdentifier(node.expression) && name.test(node.expression.text);

const isVariable = (node: ts.Node, name: string): boolean =>
  ts.isIdentifier(node) &&
  node.text === name &&
  !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) &&
  !(ts.isPropertyAssignment(node.parent) && node.parent.name === node);

type Rule = { readonly name: string; readonly cure: string; readonly isBrokenBy: (node: ts.Node) => boolean };

const RULES: readonly Rule[] = [
  {
    name: 'no-try',
    cure: 'let the error abort the transaction, or decide before the call',
    isBrokenBy: ts.isTryStatement,
  },
  {
    name: 'no-console',
    cure: 'return the result; the wrapper of the use case writes the log',
    isBrokenBy: (node) => isVariable(node, 'console'),
  },
  {
    // `new Date(value)` converts a value and reads no clock
    name: 'no-clock',
    cure: 'use `now`, which the use case gets as an argument',
    isBrokenBy: (node) =>
      isMember(node, 'Date', 'now') ||
      isMember(node, 'performance', 'now') ||
      (creates(node, /^Date$/) && (node.arguments?.length ?? 0) === 0),
  },
  {
    name: 'no-random',
    cure: 'use `newId`, or pass the number as an argument',
    isBrokenBy: (node) => isMember(node, 'Math', 'random'),
  },
  {
    name: 'refusals-only',
    cure: 'throw a refusal that the operation lists, such as ORDER_NOT_FOUND()',
    isBrokenBy: (node) => ts.isThrowStatement(node) && creates(node.expression, /Error$/),
  },
];

type Breach = { readonly at: string; readonly line: number; readonly rule: Rule };

/** Returns every breach of the house rules in one use case. */
export function breachesIn({ at, text }: Source): Breach[] {
  const source = ts.createSourceFile(at, text, ts.ScriptTarget.ES2023, true);
  const breaches: Breach[] = [];
  const visit = (node: ts.Node): void => {
    for (const rule of RULES.filter(({ isBrokenBy }) => isBrokenBy(node)))
      breaches.push({ at, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, rule });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return breaches;
}

/**
 * Returns a problem for each rule that a use case breaks more often than its entry in `recorded`. Returns one also for
 * each entry of `recorded` that is too high.
 */
export function useCaseProblems(sources: readonly Source[], recorded = TODAY): string[] {
  const places = new Map<string, Breach[]>();
  for (const breach of sources.filter(({ at }) => USE_CASE.test(at)).flatMap(breachesIn)) {
    const key = `${breach.at} › ${breach.rule.name}`;
    places.set(key, [...(places.get(key) ?? []), breach]);
  }
  const counts = Object.fromEntries([...places].map(([key, breaches]) => [key, breaches.length]));
  const problems = ratchet(counts, recorded, { unit: 'breaches', record: RECORD, cure: 'see below' });
  const details = [...places]
    .filter(([key, { length }]) => length > (recorded[key] ?? 0))
    .flatMap(([, breaches]) => breaches.map(({ at, line, rule }) => `${at}:${line}  ${rule.name}: ${rule.cure}`));
  return [...problems, ...details];
}

async function main(): Promise<void> {
  const sources = await readSources(USE_CASE);
  const problems = useCaseProblems(sources);
  for (const problem of problems) console.error(`  ${problem}`);
  if (problems.length === 0) console.log(`${sources.length} use cases keep ${RULES.length} house rules`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (isProgram(import.meta.filename)) await main();
