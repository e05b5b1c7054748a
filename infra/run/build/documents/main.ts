// Usage: main.ts FOLDER. Writes the documents of the API into the folder of the gateway's bundle. The build runs
// it in a process of its own, beside esbuild.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from '../../../../gateway/src/edge/operations.ts';
import { documents } from '../../../../gateway/src/reference/documents.ts';

const [folder = '.'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(documents(operations))) writeFileSync(join(folder, name), text());
