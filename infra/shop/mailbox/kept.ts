// Stores the mails and text messages that the mailbox has received. They are in a file, so they survive a restart.
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const KeptMail = z.object({
  kind: z.literal('mail'),
  id: z.string(),
  at: z.string(),
  from: z.string(),
  to: z.string(),
  /** Holds the bytes of the mail in base64. */
  raw: z.string(),
});
const KeptText = z.object({
  kind: z.literal('text'),
  id: z.string(),
  at: z.string(),
  to: z.string(),
  text: z.string(),
});
const Kept = z.discriminatedUnion('kind', [KeptMail, KeptText]);
export type KeptMail = z.output<typeof KeptMail>;
export type KeptText = z.output<typeof KeptText>;

const MOST = 20_000;

export type KeptMessages = {
  /** Stores a message. Resolves when it is in the file. */
  readonly add: (message: KeptMail | KeptText) => Promise<void>;
  /** Returns the stored mails, oldest first. `texts` returns the stored text messages. */
  mails(): readonly KeptMail[];
  texts(): readonly KeptText[];
};

/**
 * Opens the file of messages in a folder. The newest 20,000 mails and the newest 20,000 text messages stay in memory.
 */
export async function openKept(dataDir: string): Promise<KeptMessages> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, 'messages.jsonl');
  const before = await readFile(file, 'utf8').catch(() => ''); // the file does not exist before the first message
  const mails: KeptMail[] = [];
  const texts: KeptText[] = [];
  const remember = (message: KeptMail | KeptText) => {
    const list: unknown[] = message.kind === 'mail' ? mails : texts;
    list.push(message);
    if (list.length > MOST) list.shift();
  };
  for (const line of before.split('\n')) {
    const kept = line === '' ? undefined : Kept.safeParse(readLine(line));
    if (kept?.success) remember(kept.data);
  }
  let written = Promise.resolve();
  return {
    add(message) {
      remember(message);
      written = written.then(() => appendFile(file, `${JSON.stringify(message)}\n`, { mode: 0o600 }));
      return written;
    },
    mails: () => mails,
    texts: () => texts,
  };
}

/** Parses a line of the file of messages. The last line is incomplete if the process was killed while it wrote. */
function readLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
