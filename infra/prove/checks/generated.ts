// Fails if a committed document differs from what `npm run generate` writes, or if a message has no sender or no
// consumer.
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
if (problems.length === 0)
  console.log(`${files.length} generated documents are up to date, every message has its senders and consumers`);
process.exitCode = problems.length > 0 ? 1 : 0;
