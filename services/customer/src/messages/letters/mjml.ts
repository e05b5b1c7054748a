import type { TemplateContents } from '@toric/contracts/customer/messages/template.http';
import { LANGUAGES, type Language } from '@toric/contracts/kernel/sentence';
import { layout } from './layout.ts';

/** Holds the HTML of a template in each language, with Liquid that is not rendered yet. */
export type CompiledHtml = Readonly<Record<Language, string>>;
export type MjmlProblem = { readonly language: Language; readonly problem: string };

/**
 * Compiles the MJML of both languages to HTML, or returns the problems. MJML takes seconds to load and needs 100 MB, so
 * it is loaded only when a person saves or previews a text. The texts of the program are compiled when the service is
 * built.
 */
export async function compileMjml(contents: TemplateContents): Promise<CompiledHtml | readonly MjmlProblem[]> {
  const { default: mjml2html } = await import('mjml');
  const html: Partial<Record<Language, string>> = {};
  const problems: MjmlProblem[] = [];
  for (const language of LANGUAGES) {
    try {
      const options = { validationLevel: 'strict', ignoreIncludes: true, keepComments: false } as const;
      const compiled = await mjml2html(layout(language, contents[language].mjml), options);
      html[language] = compiled.html.replace(/\n\s+/g, '\n');
    } catch (error) {
      problems.push({ language, problem: problemOf(error) });
    }
  }
  return html.en !== undefined && html.zh !== undefined ? { en: html.en, zh: html.zh } : problems;
}

/**
 * Returns the first line of MJML's error without its line number, because MJML counts from the beginning of the layout.
 */
function problemOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const lines = message.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('ValidationError'));
  return (lines[0] ?? message).replace(/^Line \d+ of \S+ /, '').slice(0, 200);
}
