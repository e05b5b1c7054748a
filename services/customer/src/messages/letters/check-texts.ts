/** Checks the texts that staff write, before they are saved. */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import { LANGUAGES, type Language } from '@toric/contracts/kernel/sentence';
import { TEMPLATE_INVALID, UNKNOWN_VALUE, WRONG_SYNTAX } from '@toric/contracts/customer/messages/message.errors';
import type { Template } from '@toric/contracts/customer/messages/notice';
import type { TemplateContents } from '@toric/contracts/customer/messages/template.http';
import { exampleOf, TEMPLATE_RULES } from '../template.ts';
import { type LetterValues, problemsOf } from './liquid.ts';
import { type CompiledHtml, compileMjml } from './mjml.ts';
import { letterValues, type Links } from './values.ts';

const NOBODY = '0197a000-0000-7000-8000-00000000000c';
const NAME = { en: 'Ana Lima', zh: '林安' } as const;
/** Holds example texts as a colleague may write them, for the preview of a letter that contains such texts. */
const WRITTEN = {
  caseSubject: 'New solution',
  answerText: 'Yes, you may. Rinse your lenses with the new solution before you wear them.',
};

/** Returns the values that a preview shows in place of real values. A text may use no other values. */
export function exampleValues(template: Template, language: Language, publicUrl: string): LetterValues {
  const reader = { language, name: NAME[language], personId: NOBODY };
  const { purpose } = TEMPLATE_RULES[template];
  const refusable = purpose && { purpose, channel: 'mail' as const };
  const linkTo: Links['linkTo'] = (of, _, page = of) => `${publicUrl}/pages/${page}?token=example`;
  return letterValues(exampleOf(template), reader, { linkTo, codeOf: () => '123456' }, refusable, WRITTEN);
}

/**
 * Returns the compiled HTML. Throws a refusal that names every place that cannot be parsed or uses an unknown value.
 */
export async function checkTexts(
  template: Template,
  contents: TemplateContents,
  publicUrl: string,
): Promise<CompiledHtml> {
  const compiled = await compileMjml(contents);
  if (!('en' in compiled)) {
    const errors = compiled.map(({ language, problem }) => ({
      pointer: `/contents/${language}/mjml`,
      detail: WRONG_SYNTAX({ problem }),
    }));
    throw TEMPLATE_INVALID({ name: template }).at(...errors);
  }
  const errors = LANGUAGES.flatMap((language): FieldError[] => {
    const example = exampleValues(template, language, publicUrl);
    return problemsOf(contents[language], compiled[language], example).map((problem) => ({
      pointer: `/contents/${language}${problem.pointer}`,
      detail:
        'unknown' in problem
          ? UNKNOWN_VALUE({ value: problem.unknown, known: Object.keys(example).join(', ') })
          : WRONG_SYNTAX({ problem: problem.syntax }),
    }));
  });
  if (errors.length > 0) throw TEMPLATE_INVALID({ name: template }).at(...errors);
  return compiled;
}
