// Starts a mail server and a provider of text messages for development and tests. It stores the messages and sends
// nothing on.
import type { AddressInfo } from 'node:net';
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
  const server = await new Promise<ReturnType<typeof app.listen>>((resolve, reject) => {
    const listening = app.listen(config.PORT, config.HOST, (error?: Error) =>
      error ? reject(error) : resolve(listening),
    );
  });
  return {
    port: (server.address() as AddressInfo).port, // a listening TCP server has an AddressInfo
    smtpPort: smtp.port,
    kept,
    trouble,
    async stop() {
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), smtp.stop()]);
    },
  };
}
