import { z } from 'zod';
import type { TextSender } from './text-sender.ts';

const PATIENCE_MS = 10_000;
const Answer = z.object({ status: z.enum(['accepted', 'refused']), code: z.string().max(40) });

/** Sends text messages over HTTP to a test provider. Follows no redirects, so no other server gets a number or a code. */
export const sandboxTexts = (url: string, key: string): TextSender => ({
  async send({ id, to, text }) {
    try {
      const response = await fetch(new URL('/v1/texts', url), {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': id },
        body: JSON.stringify({ to, text }),
        ...{ redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) },
      });
      if (!response.ok) return { kind: 'again', code: `http-${response.status}` };
      const { status, code } = Answer.parse(await response.json());
      return status === 'accepted' ? { kind: 'sent', code } : { kind: 'refused', code, suppresses: false };
    } catch {
      return { kind: 'again', code: 'no-answer' };
    }
  },
});
