/** Makes a client of the API with a public generator, and bundles a page that uses it. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { ROOT } from '../../../run/system/parts.ts';

const run = promisify(execFile);

/** Generates the client of `/openapi.json` into a folder, as its developers do: `openapi-ts --input … --output …`. */
async function generateClient(gatewayUrl: string, folder: string): Promise<void> {
  const document = join(folder, 'openapi.json');
  await writeFile(document, await (await fetch(`${gatewayUrl}/openapi.json`)).text());
  const generator = join(ROOT, 'node_modules/@hey-api/openapi-ts/bin/run.js');
  const options = ['--input', document, '--output', join(folder, 'generated'), '--client', '@hey-api/client-fetch'];
  await run(process.execPath, [generator, ...options, '--no-log-file'], { cwd: folder });
}

/** Returns the script of the purchase page, with the generated client in it. */
export async function purchasePage(
  gatewayUrl: string,
  folder: string,
  values: Readonly<Record<'EMAIL' | 'PASSWORD', string>>,
): Promise<string> {
  await generateClient(gatewayUrl, folder);
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'purchase-page.mjs')],
    alias: { generated: join(folder, 'generated') },
    define: Object.fromEntries(
      Object.entries({ API: gatewayUrl, ...values }).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
    ...{ bundle: true, write: false, platform: 'browser', format: 'iife', target: 'es2022', logLevel: 'silent' },
  });
  return outputFiles[0]?.text ?? '';
}
