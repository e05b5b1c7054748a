/** The weight of the scripts that a browser loads before the first page of the console stands. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CONSOLE, CONSOLE_MANIFEST } from '../../run/build/console.ts';

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).optional(),
    css: z.array(z.string()).optional(),
  }),
);
type Manifest = z.infer<typeof Manifest>;

export const readManifest = (): Manifest => Manifest.parse(JSON.parse(readFileSync(CONSOLE_MANIFEST, 'utf8')));

/** Returns the scripts that the entry imports, and that these import, without the ones that are loaded later. */
export function scriptsOfFirstLoad(manifest: Manifest): string[] {
  const seen = new Set<string>();
  const follow = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key]?.imports ?? []) follow(next);
  };
  for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry) follow(key);
  return [...seen].map((key) => manifest[key]?.file ?? key);
}

/** Returns the size of a built file as it is sent with gzip. */
export const gzippedSize = (file: string): number => statSync(join(CONSOLE, `${file}.gz`)).size;
