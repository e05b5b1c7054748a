// Fails when a committed document no longer says what it is generated from, or when a message goes nowhere.
// The cure is nearly always `npm run generate`.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documents } from '../generate/documents.ts';
import { ROOT } from './root.ts';

const { files, problems } = await documents();
for (const { path, text } of files) {
  const at = join(ROOT, path);
  if (!existsSync(at) || (await readFile(at, 'utf8')) !== text)
    problems.push(`${path} is stale: run 'npm run generate' and commit it`);
}
for (const problem of problems) console.error(`  ${problem}`);
if (problems.length === 0) console.log(`${files.length} generated documents are fresh, every message has its parties`);
process.exitCode = problems.length > 0 ? 1 : 0;
