// A generated text as the formatter would leave it, so that `npm run format` and `npm run generate` never disagree.
// What biome.json leaves out comes back as it is.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { ROOT } from '../checks/root.ts';

export async function formatted(path: string, source: string): Promise<string> {
  const biome = spawn(join(ROOT, 'node_modules/.bin/biome'), ['format', `--stdin-file-path=${path}`], { cwd: ROOT });
  const ended = new Promise<number | null>((resolve, reject) => {
    biome.on('error', reject);
    biome.on('close', resolve);
  });
  biome.stdin.end(source);
  const [out, said, code] = await Promise.all([text(biome.stdout), text(biome.stderr), ended]);
  if (code !== 0) throw new Error(`${path} could not be formatted: ${said}`);
  return out;
}
