import type { Vault } from '@toric/chassis/data/vault';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ReceiveCaseMail } from '@toric/contracts/customer/cases/case-mail.http';
import type { CustomerConfig } from '../../config.ts';
import { reportVerifier } from '../../messages/bounces/report-signature.ts';
import type { DocumentCleaner } from '../../prescriptions/document-cleaner.ts';
import type { Reader } from '../../reader.store.ts';
import { type InboundMail, isOfMachine } from '../mail/inbound-mail.ts';
import { claimMail, countMail, senderDigest } from '../mail/inbound-mail.store.ts';
import { parseMail } from '../mail/parse-mail.ts';
import { takeMail } from '../mail/take-mail.flow.ts';

type Deps = {
  readonly vault: Vault;
  readonly linkKey: string;
  readonly config: Pick<CustomerConfig, 'MAIL_WEBHOOK_SECRET' | 'MAIL_FROM' | 'MAIL_RETURN_PATH'>;
  readonly clean: DocumentCleaner;
};

/** Returns the address of a sender such as `Shop <mail@shop.example>`. */
const addressIn = (from: string): string => /<([^<>]+)>$/.exec(from)?.[1] ?? from;
/**
 * Names the actor of the changes that a mail causes. It is a process, because a mail server sends the mail to this
 * webhook and nobody has signed in.
 */
const MAILBOX = { kind: 'process', id: null } as const;

/** A sender of more than this number of mails within an hour is a machine in a loop. */
const MAILS_AN_HOUR = 20;

/**
 * POST /webhooks/case-mail. Adds each mail of a person to a case, once. Ignores a mail of a machine. Emits
 * customer.send-message.v1 for the confirmation of a new case.
 */
export function receiveCaseMail({ vault, linkKey, config, clean }: Deps) {
  const verify = reportVerifier(config.MAIL_WEBHOOK_SECRET);
  const own = [addressIn(config.MAIL_FROM), ...(config.MAIL_RETURN_PATH ? [config.MAIL_RETURN_PATH] : [])];
  return preparedCommand<typeof ReceiveCaseMail, Reader, InboundMail | undefined>(ReceiveCaseMail, {
    async prepare({ raw }) {
      const mail = await parseMail(verify(raw).body, clean);
      return mail && !isOfMachine(mail, own) ? mail : undefined;
    },
    async run({ prepared: mail, tx, now, newId }) {
      if (!mail) return answer({ outcome: 'ignored' as const, caseId: null }).records();
      if (!(await claimMail(tx, vault, mail.messageId, now)))
        return answer({ outcome: 'known' as const, caseId: null }).records();
      const digest = senderDigest(vault, mail.from.address);
      if ((await countMail(tx, digest, now)) > MAILS_AN_HOUR)
        return answer({ outcome: 'ignored' as const, caseId: null }).records();
      const { outcome, caseId, messages, effects, changes } = await takeMail(
        { tx, vault, linkKey, now, newId },
        mail,
        digest,
      );
      return answer({ outcome, caseId })
        .emits(...messages)
        .performs(...effects)
        .records(...changes.map((change) => ({ ...change, actor: MAILBOX })));
    },
  });
}
