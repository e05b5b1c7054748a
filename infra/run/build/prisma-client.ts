// Generates the Prisma client of each service whose schema has changed. Downloads nothing.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { schemaFolder } from './prisma-schema.ts';

const SERVICES = resolve(import.meta.dirname, '../../../services');
const prisma = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js');

/**
 * Returns a hash of the schema files and of Prisma's version, because another version generates another client from the
 * same schema.
 */
function fingerprint(schema: string): string {
  const hash = createHash('sha256').update(readFileSync(join(dirname(prisma), '../package.json')));
  for (const name of readdirSync(schema).sort()) {
    if (name.endsWith('.prisma')) hash.update(`${name}\0`).update(readFileSync(join(schema, name)));
  }
  return hash.digest('hex');
}

function generate(schema: string): Promise<void> {
  const env = {
    ...process.env,
    // The generator asks for the path of the schema engine but never runs it. The path of any existing file prevents a
    // download.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_GENERATE_SKIP_AUTOINSTALL: '1',
  };
  const args = [prisma, 'generate', '--schema', schema, '--no-hints'];
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { cwd: dirname(schema), env }, (error, stdout, stderr) => {
      if (!error) return done();
      const cure = `Prisma could not generate from ${schema}: correct the schema as the message above says.`;
      fail(new Error(`${stdout}${stderr}\n${cure}`, { cause: error }));
    });
  });
}

/**
 * Generates the Prisma client of a service if its schema or the version of Prisma has changed. `service` is the path of
 * the service's folder.
 */
export async function generateClient(service: string): Promise<void> {
  const schema = schemaFolder(join(resolve(service), 'prisma'));
  if (!existsSync(schema)) throw new Error(`${schema} does not exist: give the folder of a service.`);
  const output = join(resolve(service), 'src/generated');
  const stamp = join(output, 'schema.sha256');
  const wanted = fingerprint(schema);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(output, { recursive: true, force: true });
  await generate(schema);
  writeFileSync(stamp, wanted);
}

export async function generateClients(): Promise<void> {
  await Promise.all(readdirSync(SERVICES).map((service) => generateClient(join(SERVICES, service))));
}
