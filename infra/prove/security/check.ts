// Fails if the ASVS table lacks a requirement, names a test or a file that does not exist, or has more open lines than
// before. Fails also if shipped code does what a line of the table says that it never does.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHAPTERS, MOST_OPEN } from './asvs.ts';
import { bannedIn } from './banned.ts';
import { openLines, unlistedSecrets, wrongCount, wrongLines, wrongNumbers } from './compare.ts';
import { ROOT } from '../checks/root.ts';
import { readSources } from '../checks/sources.ts';

const known = new Map<string, string | undefined>();
function read(path: string): string | undefined {
  if (!known.has(path))
    known.set(path, existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : undefined);
  return known.get(path);
}

const open = openLines(CHAPTERS).length;
const problems = [
  ...wrongNumbers(CHAPTERS),
  ...wrongLines(CHAPTERS, { read }),
  ...wrongCount(open, MOST_OPEN),
  ...unlistedSecrets(read('docs/settings.md') ?? '', read('docs/security.md') ?? ''),
  ...bannedIn(await readSources(/\.tsx?$/)),
];
for (const problem of problems) console.error(`  ${problem}`);
const lines = CHAPTERS.reduce((sum, chapter) => sum + chapter.lines.length, 0);
if (problems.length === 0) console.log(`${lines} requirements have a line, ${open} of them are open`);
process.exitCode = problems.length > 0 ? 1 : 0;
