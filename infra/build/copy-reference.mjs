// Puts the API reference's one script beside the gateway's bundle, so that /docs works offline and in an image.
import { copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const main = createRequire(import.meta.url).resolve('@scalar/api-reference');
await copyFile(join(dirname(main), 'browser/standalone.js'), join(process.cwd(), 'dist/reference.js'));
