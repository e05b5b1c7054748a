// npm run generate: writes every generated document and prints the paths of the changed ones. It does not make the
// Prisma clients; Turbo's task `generate` does. It refuses to replace the committed message schemas by incompatible
// ones, because running services rely on the old ones.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { incompatibilities } from '../checks/contract-diff.ts';
import { ROOT } from '../checks/root.ts';
import { documents, type GeneratedFile, SCHEMAS } from './documents.ts';
import { WireContracts } from './message-schemas.ts';

const committed = async (path: string) =>
  existsSync(join(ROOT, path)) ? readFile(join(ROOT, path), 'utf8') : undefined;

async function incompatibleChanges({ path, text }: GeneratedFile): Promise<string[]> {
  const old = path === SCHEMAS ? await committed(path) : undefined;
  return old ? incompatibilities(WireContracts.parse(JSON.parse(old)), WireContracts.parse(JSON.parse(text))) : [];
}

const { files, problems } = await documents();
for (const file of files) {
  const incompatible = await incompatibleChanges(file);
  problems.push(...incompatible);
  if (incompatible.length > 0 || (await committed(file.path)) === file.text) continue;
  await mkdir(dirname(join(ROOT, file.path)), { recursive: true });
  await writeFile(join(ROOT, file.path), file.text);
  console.log(`wrote ${file.path}`);
}
for (const problem of problems) console.error(`  ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
