// Starts a mail server and a provider of text messages for development and tests. They forward nothing, and store all
// messages that they receive.
import { listening } from '../stand-in/listening.ts';
import type { MailboxConfig } from './config.ts';
import { inboundMails } from './inbound.ts';
import { mailboxApp } from './http.ts';
import { openKept } from './kept.ts';
import { startSmtp } from './smtp.ts';
import { createTrouble } from './trouble.ts';

export async function startMailbox(config: MailboxConfig) {
  const kept = await openKept(config.MAILBOX_DATA_DIR);
  const trouble = createTrouble();
  const handIn = inboundMails(config);
  const smtp = await startSmtp({
    ...{ port: config.MAILBOX_SMTP_PORT, host: config.HOST, trouble },
    async keep(mail) {
      await kept.add(mail);
      await handIn(mail);
    },
  });
  const app = mailboxApp(kept, trouble, config.MAILBOX_TEXTS_KEY);
  const server = await listening(app, config);
  return {
    port: server.port,
    smtpPort: smtp.port,
    kept,
    trouble,
    async stop() {
      await Promise.all([server.close(), smtp.stop()]);
    },
  };
}
