// npm run node -- infra/prove/checks/bare-texts.ts
// Refuses a bare `z.string()` in the contracts. It would accept U+0000 and halves of surrogate pairs, which the
// database cannot store.
import ts from 'typescript';
import { isProgram } from './root.ts';
import { readSources, type Source } from './sources.ts';

const CONTRACTS = /^packages\/contracts\/src\/(?!kernel\/text\.ts$).*(?<!\.test)\.ts$/;
const CURE = 'use a type of kernel/text.ts: oneLine, severalLines or requestText in a request, SentText in an answer';

/** Returns true for `z.string` and `z.coerce.string`, even if they are on two lines. */
const isBareText = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) &&
  node.name.text === 'string' &&
  /^z(\.coerce)?$/.test(node.expression.getText().replace(/\s/g, ''));

/** Returns the place of each bare `z.string()` in a file of the contracts. Other files are not checked. */
export function bareTextsIn({ at, text }: Source): string[] {
  if (!CONTRACTS.test(at)) return [];
  const source = ts.createSourceFile(at, text, ts.ScriptTarget.ES2023, true);
  const places: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isBareText(node)) places.push(`${at}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return places;
}

async function main(): Promise<void> {
  const sources = await readSources(CONTRACTS);
  const places = sources.flatMap(bareTextsIn);
  for (const place of places) console.error(`  ${place}  a bare z.string(): ${CURE}`);
  if (places.length === 0) console.log(`${sources.length} files of contracts have no bare z.string()`);
  process.exitCode = places.length > 0 ? 1 : 0;
}

if (isProgram(import.meta.filename)) await main();
