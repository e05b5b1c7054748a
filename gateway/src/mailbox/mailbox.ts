import type { Express, Response } from 'express';
import { z } from 'zod';
import { escapeHtml } from '../escape-html.ts';

/**
 * Shows the mailbox of a development system as pages: the mails and text messages that the shop has sent. They contain
 * personal data and sign-in links, so a shop in production has no such pages.
 */

const Mail = z.object({ id: z.string(), at: z.string(), from: z.string(), to: z.string(), subject: z.string() });
const Mails = z.object({ data: z.array(Mail) });
const Detail = Mail.extend({ html: z.string(), text: z.string(), headers: z.array(z.string()) });
const Texts = z.object({ data: z.array(z.object({ at: z.string(), to: z.string(), text: z.string() })) });

const PATIENCE_MS = 5_000;
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'";
/** Restricts the mail, so that it runs no script and loads nothing from other sites. Its links open in a new page. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";
const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2933}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem;border-bottom:1px solid #cbd2d9;overflow-wrap:anywhere}a{color:#0b5c7a}iframe{width:100%;height:36rem;border:1px solid #cbd2d9}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f3f5f7;padding:1rem}';

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${head.map((one) => `<th scope="col">${one}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

function send(response: Response, html: string, policy = POLICY): void {
  response.set({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' }).type('html').send(html);
}

function listPage(mails: z.output<typeof Mails>, texts: z.output<typeof Texts>): string {
  const mailRows = mails.data.map(({ id, at, to, subject }) => [
    escapeHtml(at),
    escapeHtml(to),
    `<a href="/mailbox/${encodeURIComponent(id)}">${escapeHtml(subject)}</a>`,
  ]);
  const textRows = texts.data.map(({ at, to, text }) => [at, to, text].map(escapeHtml));
  const shownTexts = textRows.length > 0 ? `<h2>Text messages</h2>${table(['At', 'To', 'Text'], textRows)}` : '';
  return page('Mailbox', `${table(['At', 'To', 'Subject'], mailRows)}${shownTexts}`);
}

function detailPage({ id, from, to, at, subject, text, headers }: z.output<typeof Detail>): string {
  const about = `<p>${[from, to, at].map(escapeHtml).join(' · ')}</p><p><a href="/mailbox">All mails</a></p>`;
  const frame = `<iframe title="The mail" src="/mailbox/${encodeURIComponent(id)}/html"></iframe>`;
  const parts = `<h2>Plain text</h2><pre>${escapeHtml(text)}</pre><h2>Headers</h2><pre>${escapeHtml(headers.join('\n'))}</pre>`;
  return page(subject, `${about}${frame}${parts}`);
}

/** Mounts the pages, which read the mailbox at `url`. */
export function mountMailbox(app: Express, url: string): void {
  async function read<S extends z.ZodType>(schema: S, path: string): Promise<z.output<S> | undefined> {
    const answer = await fetch(new URL(path, url), { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? schema.parse(await answer.json()) : undefined;
  }
  const detail = (id: string) => read(Detail, `/mails/${encodeURIComponent(id)}`);
  const missing = (response: Response) => send(response.status(404), page('There is no such mail', ''));

  app.get('/mailbox', async (_request, response) => {
    const [mails, texts] = await Promise.all([read(Mails, '/mails'), read(Texts, '/texts')]);
    send(response, listPage(mails ?? { data: [] }, texts ?? { data: [] }));
  });
  app.get('/mailbox/:id', async (request, response) => {
    const mail = await detail(request.params.id);
    if (!mail) return missing(response);
    send(response, detailPage(mail));
  });
  app.get('/mailbox/:id/html', async (request, response) => {
    const mail = await detail(request.params.id);
    if (!mail) return missing(response);
    response.removeHeader('X-Frame-Options');
    send(response, mail.html, MAIL_POLICY);
  });
}
