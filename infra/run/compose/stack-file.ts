import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../system/parts.ts';

const Container = z.object({
  image: z.string().optional(),
  build: z.object({ target: z.string() }).optional(),
  entrypoint: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()).default([]),
  profiles: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  cap_drop: z.array(z.string()).default([]),
  cap_add: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
  privileged: z.boolean().optional(),
  logging: z.looseObject({ driver: z.string() }).optional(),
  mem_limit: z.string().optional(),
  cpus: z.number().optional(),
  pids_limit: z.number().optional(),
});
const Stack = z.object({ services: z.record(z.string(), z.unknown()) });
const Part = z.record(z.string(), z.unknown());

/**
 * Returns the containers that these compose files describe together, and their texts. A later file replaces single
 * keys, and adds or replaces single variables of an environment. Docker Compose merges our files in the same way.
 */
export function readStack(files: readonly string[]) {
  const texts = files.map((file) => readFileSync(join(ROOT, file), 'utf8'));
  const merged: Record<string, Record<string, unknown>> = {};
  for (const text of texts) {
    for (const [name, given] of Object.entries(Stack.parse(parse(text, { merge: true })).services)) {
      const [before = {}, part] = [merged[name], Part.parse(given)];
      const environment = { ...Part.parse(before['environment'] ?? {}), ...Part.parse(part['environment'] ?? {}) };
      merged[name] = { ...before, ...part, environment };
    }
  }
  return { services: z.record(z.string(), Container).parse(merged), text: texts.join('\n') };
}
