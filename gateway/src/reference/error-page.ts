import { LANGUAGE_TAGS } from '@toric/chassis/http/language';
import { STATUS } from '@toric/chassis/http/problem';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { RefusalType } from '@toric/contracts/kernel/refusal';
import { LANGUAGES } from '@toric/contracts/kernel/sentence';
import { escapeHtml } from '../escape-html.ts';
import { CONSOLE, GENERAL, refusals } from '../edge/refusals.ts';

/** Returns the status and the sentence of a refusal in each language. */
function sectionsOf({ kind, text }: RefusalType): string {
  const { status, title } = STATUS[kind];
  return LANGUAGES.map(
    (language) => `<section lang="${LANGUAGE_TAGS[language]}"><h2>${status} ${title[language]}</h2>
<p>${escapeHtml(text[language])}</p></section>`,
  ).join('\n');
}

function operationsList(slug: string, operations: readonly Operation[]): string {
  if (GENERAL.some((refusal) => refusal.slug === slug)) return '<p>Any operation may answer it.</p>';
  if (CONSOLE.some((refusal) => refusal.slug === slug)) return '<p>The sign-in of the console answers it.</p>';
  const items = operations
    .filter(({ errors = [] }) => errors.some((refusal) => refusal.slug === slug))
    .map(({ endpoint, summary }) => `<li><code>${escapeHtml(endpoint)}</code>: ${escapeHtml(summary)}</li>`);
  return `<p>Operations that may answer it:</p><ul>${items.join('')}</ul>`;
}

/** Returns the page to which the `type` of an error links. Returns undefined if no refusal of the API has this slug. */
export function errorPage(slug: string, operations: readonly Operation[]): string | undefined {
  const withSlug = refusals.filter((refusal) => refusal.slug === slug);
  if (withSlug.length === 0) return undefined;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${slug}</title></head><body>
<h1><code>${slug}</code></h1>
${withSlug.map(sectionsOf).join('\n')}
${operationsList(slug, operations)}
<p>In an answer, <code>detail</code> is this sentence with its blanks filled in. <code>errors</code> names the wrong fields. <code>requestId</code> finds the request in the logs.</p>
<p><a href="/docs">API reference</a></p></body></html>`;
}
