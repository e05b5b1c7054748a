import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { ROOT } from '../checks/root.ts';

/** Formats a generated text as `npm run format` would. A file that biome.json excludes is returned unchanged. */
export async function formatted(path: string, source: string): Promise<string> {
  const biome = spawn(join(ROOT, 'node_modules/.bin/biome'), ['format', `--stdin-file-path=${path}`], { cwd: ROOT });
  const ended = new Promise<number | null>((resolve, reject) => {
    biome.on('error', reject);
    biome.on('close', resolve);
  });
  biome.stdin.end(source);
  const [out, errors, code] = await Promise.all([text(biome.stdout), text(biome.stderr), ended]);
  if (code !== 0) throw new Error(`${path} could not be formatted: ${errors}`);
  return out;
}
