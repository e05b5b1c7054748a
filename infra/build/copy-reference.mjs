// Puts the API reference's one script beside the gateway's bundle, so that /docs works offline and in an image.
import { copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// its package.json is not among its exports: found from the main file's folder upwards
const main = createRequire(import.meta.url).resolve('@scalar/api-reference');
const root = main.slice(
  0,
  main.lastIndexOf(join('@scalar', 'api-reference')) + join('@scalar', 'api-reference').length,
);
await copyFile(join(root, 'dist/browser/standalone.js'), join(process.cwd(), 'dist/reference.js'));
console.log(`reference.js from ${dirname(main) === root ? root : 'the package'}`);
