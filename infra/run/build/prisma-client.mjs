// Generates the services' Prisma clients. Does nothing for a schema that has not changed, and downloads nothing.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { schemaFolder } from './prisma-schema.mjs';

const SERVICES = resolve(import.meta.dirname, '../../../services');
const prisma = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js');

/** Also of Prisma's version: a new one writes another client for the same schema. */
function fingerprint(schema) {
  const hash = createHash('sha256').update(readFileSync(join(dirname(prisma), '../package.json')));
  for (const name of readdirSync(schema).sort()) {
    if (name.endsWith('.prisma')) hash.update(`${name}\0`).update(readFileSync(join(schema, name)));
  }
  return hash.digest('hex');
}

async function generate(schema) {
  const env = {
    ...process.env,
    // the generator asks for the engine and never runs it: any file that exists keeps it from downloading one
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_GENERATE_SKIP_AUTOINSTALL: '1',
  };
  const args = [prisma, 'generate', '--schema', schema, '--no-hints'];
  await promisify(execFile)(process.execPath, args, { cwd: dirname(schema), env }).catch(({ stdout, stderr }) => {
    throw new Error(
      `${stdout}${stderr}\nPrisma could not generate from ${schema}: correct the schema as it says above.`,
    );
  });
}

export async function generateClient(service) {
  const schema = schemaFolder(join(resolve(service), 'prisma'));
  if (!existsSync(schema)) throw new Error(`${schema} does not exist: give a service's folder.`);
  const output = join(resolve(service), 'src/generated');
  const stamp = join(output, 'schema.sha256');
  const wanted = fingerprint(schema);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(output, { recursive: true, force: true });
  await generate(schema);
  writeFileSync(stamp, wanted);
}

export async function generateClients() {
  await Promise.all(readdirSync(SERVICES).map((service) => generateClient(join(SERVICES, service))));
}
