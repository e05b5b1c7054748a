// Comments that send their reader to a document: the document must be there, and define what it is cited for.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { expect, test } from '@jest/globals';
import { FAIL_POINTS } from '../chaos/bundles/fail-points.ts';
import { ROOT } from './root.ts';

const LEFT_OUT = /(^|\/)(node_modules|generated|dist|\.toric|\.turbo)(\/|$)/;
const files = ['docs', 'packages', 'services', 'gateway', 'infra']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .concat(readdirSync(ROOT))
  .filter((file) => !LEFT_OUT.test(file));
/** Its strings look like comments. */
const SELF = 'cited-documents.test.ts';
const documents = new Set(files.filter((file) => file.endsWith('.md')));
const names = new Set([...documents].map((file) => basename(file)));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** The documents that the comments of a text name. */
function citedIn(text: string): string[] {
  const comments = text.match(/(?:^|\s)(?:\/\/|\/\*|\*).*$/gm) ?? [];
  return comments.flatMap((comment) => comment.match(/[\w./-]+\.md\b/g) ?? []);
}

/** A bare name may lie anywhere; a path is relative to the root of the repository or to the file that cites it. */
function exists(cited: string, from: string): boolean {
  if (!cited.includes('/')) return names.has(cited);
  return documents.has(normalize(cited)) || documents.has(normalize(join(dirname(from), cited)));
}

test('finds documents in comments of every kind, and none in strings', () => {
  const text = "// see A.md and docs/b-c.md\n/** As D.md says. */\n * and E.md\nconst f = read('F.md'); // not G.txt\n";
  expect(citedIn(text)).toEqual(['A.md', 'docs/b-c.md', 'D.md', 'E.md']);
});

test('every document that a comment names exists', () => {
  const sources = files.filter((file) => /\.(ts|mjs|cjs|js|prisma|sql|yml)$/.test(file) && !file.endsWith(SELF));
  expect(sources.length).toBeGreaterThan(500);
  const missing = sources.flatMap((file) =>
    citedIn(read(file))
      .filter((cited) => !exists(cited, file))
      .map((cited) => `${file} names ${cited}`),
  );
  expect(missing).toEqual([]);
});

test('RELIABILITY.md defines every crash point and every invariant that the fault runs use', () => {
  const folder = 'infra/prove/chaos/invariants';
  const invariants = readdirSync(join(ROOT, folder)).flatMap((file) =>
    [...read(join(folder, file)).matchAll(/id: '(I\d+)'/g)].map(([, id = '']) => id),
  );
  expect(invariants.length).toBeGreaterThan(10);
  const text = read('docs/RELIABILITY.md');
  const undefinedIds = [...Object.keys(FAIL_POINTS), ...invariants].filter((id) => !text.includes(`\n| ${id} | `));
  expect(undefinedIds).toEqual([]);
});
