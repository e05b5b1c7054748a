// Refuses a change of the messages that would break a running consumer or sender. It compares the declared messages
// with the committed schemas and, with `--against <git ref>`, with the schemas of another branch (in CI: the target of
// the merge).
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { messages } from '@toric/contracts/messages';
import { SCHEMAS } from '../generate/documents.ts';
import { WireContracts, wireContracts } from '../generate/message-schemas.ts';
import { incompatibilities } from './contract-diff.ts';
import { ROOT } from './root.ts';

const git = async (...given: string[]) =>
  (await promisify(execFile)('git', given, { cwd: ROOT, maxBuffer: 2 ** 26 })).stdout;

async function schemasAt(ref: string): Promise<WireContracts> {
  const tracked = await git('ls-tree', '--name-only', ref, SCHEMAS);
  return tracked.trim() === '' ? {} : WireContracts.parse(JSON.parse(await git('show', `${ref}:${SCHEMAS}`)));
}

/**
 * Returns the older message schemas to compare with: from the committed file, from the last commit, and from the git
 * reference `against`. Without git, they come only from the file.
 */
async function bases(against: string | undefined): Promise<WireContracts[]> {
  const file = WireContracts.parse(JSON.parse(await readFile(join(ROOT, SCHEMAS), 'utf8')));
  const refs = [...(existsSync(join(ROOT, '.git')) ? ['HEAD'] : []), ...(against ? [against] : [])];
  return [file, ...(await Promise.all(refs.map(schemasAt)))];
}

const { values } = parseArgs({ options: { against: { type: 'string' } } });
const now = wireContracts(messages);
const problems = new Set((await bases(values.against)).flatMap((base) => incompatibilities(base, now)));
for (const problem of problems) console.error(`  ${problem}`);
if (problems.size > 0)
  console.error('Declare the changed message as .v2 beside the old one, and move its consumers one by one.');
else console.log(`${Object.keys(now).length} messages, compatible`);
process.exitCode = problems.size > 0 ? 1 : 0;
