import type { Vault } from '@toric/chassis/data/vault';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ReceiveMailReport } from '@toric/contracts/customer/messages/message.http';
import type { Reader } from '../../reader.store.ts';
import { type MailReport, parseMailReport } from '../bounces/mail-report.ts';
import { claimReport } from '../bounces/applied-report.store.ts';
import type { VerifyReport } from '../bounces/report-signature.ts';
import { bounceMessage, lockMessage } from '../message.store.ts';
import { insertSuppression } from '../suppression.store.ts';

type Deps = { vault: Vault; linkKey: string; verify: VerifyReport };
type Prepared = { id: string; report: MailReport | undefined };

/**
 * POST /webhooks/mail. Applies a bounce or a complaint once. The message is marked as refused. The address is
 * suppressed if it does not exist or its owner complained.
 */
export const receiveMailReport = ({ linkKey, verify }: Deps) =>
  preparedCommand<typeof ReceiveMailReport, Reader, Prepared>(ReceiveMailReport, {
    async prepare({ raw }) {
      const { id, body } = verify(raw);
      return { id, report: await parseMailReport(body, linkKey) };
    },
    async run({ prepared: { id, report }, tx, now, newId }) {
      const received = answer({ received: true } as const);
      if (!report || !(await claimReport(tx, id, now))) return received;
      const message = await lockMessage(tx, report.messageId);
      if (!message) return received;
      const { addressDigest: digest } = message;
      if (report.kind === 'bounce' && report.isFinal)
        await bounceMessage(tx, message.id, report.code, { attemptId: newId(), now });
      if (digest !== null && report.suppresses) {
        const { kind: cause, code } = report;
        await insertSuppression(tx, { id: newId(), digest, cause, messageId: message.id, code, createdAt: now });
      }
      return received;
    },
  });
