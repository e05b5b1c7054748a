// npm run generate: writes every generated document; says which changed. Prisma's clients come from turbo's `generate`.
// Refuses to overwrite the committed schemas by incompatible ones: that file remembers what was promised.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { incompatibilities } from '../checks/contract-diff.ts';
import { ROOT } from '../checks/root.ts';
import { documents, type GeneratedFile, SCHEMAS } from './documents.ts';
import { WireContracts } from './message-schemas.ts';

const before = async (path: string) => (existsSync(join(ROOT, path)) ? readFile(join(ROOT, path), 'utf8') : undefined);

async function brokenPromises({ path, text }: GeneratedFile): Promise<string[]> {
  const old = path === SCHEMAS ? await before(path) : undefined;
  return old ? incompatibilities(WireContracts.parse(JSON.parse(old)), WireContracts.parse(JSON.parse(text))) : [];
}

const { files, problems } = await documents();
for (const file of files) {
  const broken = await brokenPromises(file);
  problems.push(...broken);
  if (broken.length > 0 || (await before(file.path)) === file.text) continue;
  await mkdir(dirname(join(ROOT, file.path)), { recursive: true });
  await writeFile(join(ROOT, file.path), file.text);
  console.log(`wrote ${file.path}`);
}
for (const problem of problems) console.error(`  ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
