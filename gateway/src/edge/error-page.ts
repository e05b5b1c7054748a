import { LANGUAGE_TAGS } from '@toric/chassis/language';
import { STATUS } from '@toric/chassis/problem';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { RefusalType } from '@toric/contracts/kernel/refusal';
import { LANGUAGES } from '@toric/contracts/kernel/sentence';
import { GENERAL, refusals } from './refusals.ts';

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** One thing that an error may say, in each language. */
function sayings({ kind, text }: RefusalType): string {
  const { status, title } = STATUS[kind];
  return LANGUAGES.map(
    (language) => `<section lang="${LANGUAGE_TAGS[language]}"><h2>${status} ${title[language]}</h2>
<p>${escapeHtml(text[language])}</p></section>`,
  ).join('\n');
}

function whereabouts(slug: string, operations: readonly Operation[]): string {
  if (GENERAL.some((refusal) => refusal.slug === slug)) return '<p>Any operation may answer it.</p>';
  const items = operations
    .filter(({ errors = [] }) => errors.some((refusal) => refusal.slug === slug))
    .map(({ endpoint, summary }) => `<li><code>${escapeHtml(endpoint)}</code>: ${escapeHtml(summary)}</li>`);
  return `<p>Operations that may answer it:</p><ul>${items.join('')}</ul>`;
}

/** What an error's `type` leads to; undefined for an error that we never answer. */
export function errorPage(slug: string, operations: readonly Operation[]): string | undefined {
  const said = refusals.filter((refusal) => refusal.slug === slug);
  if (said.length === 0) return undefined;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${slug}</title></head><body>
<h1><code>${slug}</code></h1>
${said.map(sayings).join('\n')}
${whereabouts(slug, operations)}
<p>The answer's <code>detail</code> says this with its blanks filled in; <code>errors</code> points to the fields; <code>requestId</code> finds it in the logs.</p>
<p><a href="/docs">API reference</a></p></body></html>`;
}
