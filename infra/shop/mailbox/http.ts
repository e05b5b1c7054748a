// Serves the HTTP API of the mailbox: its messages, the provider of text messages, and the control of its faults.
import express, { type Express } from 'express';
import { simpleParser } from 'mailparser';
import { z } from 'zod';
import { controlTrouble } from '../stand-in/trouble.ts';
import type { KeptMail, KeptMessages } from './kept.ts';
import { type Trouble, TroubleSetting } from './trouble.ts';

const Text = z.object({ to: z.string().max(40), text: z.string().max(2_000) });
const PAGE = 100;

/** Returns a mail as the mailbox shows it: with its headers, its subject and its parts. */
async function shown({ raw, ...mail }: KeptMail) {
  const { subject = '', html, text = '', headerLines } = await simpleParser(Buffer.from(raw, 'base64'));
  return { ...mail, subject, html: html || '', text, headers: headerLines.map(({ line }) => line) };
}

export function mailboxApp(kept: KeptMessages, trouble: Trouble, textsKey: string): Express {
  const app = express();
  app.disable('x-powered-by').use(express.json({ limit: '100kb' }));
  app.get('/readyz', (_request, response) => void response.json({ ready: true }));

  app.get('/mails', async (request, response) => {
    const { to: asked } = request.query;
    const to = typeof asked === 'string' ? asked.toLowerCase() : '';
    const mails = kept.mails().filter((mail) => to === '' || mail.to.toLowerCase() === to);
    const data = await Promise.all(mails.slice(-PAGE).reverse().map(shown));
    response.json({
      data: data.map(({ id, at, from, to: receiver, subject }) => ({ id, at, from, to: receiver, subject })),
    });
  });
  app.get('/mails/:id', async (request, response) => {
    const mail = kept.mails().find(({ id }) => id === request.params.id);
    if (!mail) return void response.status(404).json({ error: 'there is no such mail' });
    response.json(await shown(mail));
  });
  app.get('/mails/:id/raw', (request, response) => {
    const mail = kept.mails().find(({ id }) => id === request.params.id);
    if (!mail) return void response.status(404).json({ error: 'there is no such mail' });
    response.type('message/rfc822').send(Buffer.from(mail.raw, 'base64'));
  });
  app.get('/texts', (_request, response) => void response.json({ data: kept.texts().slice(-PAGE).toReversed() }));

  app.post('/v1/texts', async (request, response) => {
    if (request.get('Authorization') !== `Bearer ${textsKey}`)
      return void response.status(401).json({ error: 'wrong key' });
    const [id, body] = [request.get('Idempotency-Key') ?? '', Text.safeParse(request.body)];
    if (id === '' || !body.success) return void response.status(400).json({ error: 'send a key, `to` and `text`' });
    const hit = trouble.at('text');
    if (hit?.act === 'drop') return void response.destroy();
    if (typeof hit?.act === 'number') return void response.json({ status: 'refused', code: String(hit.act) });
    const isKnown = kept.texts().some((text) => text.id === id);
    if (!isKnown) await kept.add({ kind: 'text', id, at: new Date().toISOString(), ...body.data });
    if (hit) return void response.destroy();
    response.json({ status: 'accepted', code: 'accepted' });
  });

  controlTrouble(app, TroubleSetting, trouble);
  return app;
}
