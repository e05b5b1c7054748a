// Refuses a change of the messages that a running consumer or sender could not live with: against the committed schemas,
// and with `--against <git ref>` against another branch's (in CI: the one that is merged into).
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

/** An unreleased checkout without git is judged by the file alone. */
async function bases(against: string | undefined): Promise<WireContracts[]> {
  const file = WireContracts.parse(JSON.parse(await readFile(join(ROOT, SCHEMAS), 'utf8')));
  const refs = [...(existsSync(join(ROOT, '.git')) ? ['HEAD'] : []), ...(against ? [against] : [])];
  return [file, ...(await Promise.all(refs.map(schemasAt)))];
}

const { values } = parseArgs({ options: { against: { type: 'string' } } });
const now = wireContracts(messages);
const found = new Set((await bases(values.against)).flatMap((base) => incompatibilities(base, now)));
for (const problem of found) console.error(`  ${problem}`);
if (found.size > 0)
  console.error('Declare the changed message as .v2 beside the old one, and move consumers one by one.');
else console.log(`${Object.keys(now).length} messages, compatible`);
process.exitCode = found.size > 0 ? 1 : 0;
