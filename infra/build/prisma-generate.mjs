// Generates a service's Prisma client: node ../../infra/build/prisma-generate.mjs, run in the service's folder.
// Does nothing when the schema has not changed, and downloads nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const SCHEMA = resolve('prisma');
const OUTPUT = resolve('src/generated');
const STAMP = join(OUTPUT, 'schema.sha256');

const prisma = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js');

/** Also of Prisma's version: a new one writes another client for the same schema. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(join(dirname(prisma), '../package.json')));
  for (const name of readdirSync(SCHEMA).sort()) {
    if (name.endsWith('.prisma')) hash.update(`${name}\0`).update(readFileSync(join(SCHEMA, name)));
  }
  return hash.digest('hex');
}

function generate() {
  rmSync(OUTPUT, { recursive: true, force: true });
  const env = {
    ...process.env,
    // the generator asks for the engine and never runs it: any file that exists keeps it from downloading one
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_GENERATE_SKIP_AUTOINSTALL: '1',
  };
  const args = [prisma, 'generate', '--schema', SCHEMA, '--no-hints'];
  return spawnSync(process.execPath, args, { env, encoding: 'utf8' });
}

if (!existsSync(SCHEMA)) {
  console.error(`${SCHEMA} does not exist: run this in a service's folder, which has prisma/schema.prisma.`);
  process.exit(2);
}

const wanted = fingerprint();
const present = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
if (present !== wanted) {
  const { status, stdout, stderr } = generate();
  if (status !== 0 || !existsSync(OUTPUT)) {
    console.error(`${stdout}${stderr}\nPrisma could not generate from ${SCHEMA}: correct the schema as it says above.`);
    process.exit(1);
  }
  writeFileSync(STAMP, wanted);
}
