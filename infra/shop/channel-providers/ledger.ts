// Stores the ledger of the stand-in: the items of its accounts in the formats of the providers, and the requests that
// it received.
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export const PROVIDERS = ['zendesk', 'intercom', 'hootsuite', 'sprout-social'] as const;
export const Provider = z.enum(PROVIDERS);
export type Provider = z.output<typeof Provider>;

/** Describes an item of a provider: a ticket with its comments and users, a conversation, a post or a message. */
export type Thing = { readonly provider: Provider; readonly id: string; readonly seq: number; readonly body: unknown };
const Line = z.object({ provider: Provider, id: z.string(), seq: z.int(), body: z.unknown() });

export type Ledger = Awaited<ReturnType<typeof openLedger>>;

/**
 * Opens the ledger in a folder. It is a file with one line for each change, so a killed process loses no finished line.
 */
export async function openLedger(folder: string) {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'ledger.jsonl');
  const kept = await readFile(file, 'utf8').catch(() => '');
  const things = new Map<string, Thing>();
  let seq = 0;
  for (const line of kept.split('\n').filter(Boolean)) {
    const thing = Line.parse(JSON.parse(line));
    things.set(`${thing.provider} ${thing.id}`, thing);
    seq = Math.max(seq, thing.seq);
  }
  const asked = new Map<Provider, number>();
  return {
    /**
     * Adds an item to the provider's list, or replaces the item with the same id. The item becomes the newest one of
     * the list.
     */
    async put(provider: Provider, id: string, body: unknown): Promise<void> {
      seq += 1;
      const thing = { provider, id, seq, body };
      things.set(`${provider} ${id}`, thing);
      await appendFile(file, `${JSON.stringify(thing)}\n`);
    },
    of: (provider: Provider): Thing[] =>
      [...things.values()].filter((thing) => thing.provider === provider).sort((a, b) => a.seq - b.seq),
    find: (provider: Provider, id: string): Thing | undefined => things.get(`${provider} ${id}`),
    count(provider: Provider): void {
      asked.set(provider, (asked.get(provider) ?? 0) + 1);
    },
    asked: (): Record<string, number> => Object.fromEntries(asked),
  };
}
