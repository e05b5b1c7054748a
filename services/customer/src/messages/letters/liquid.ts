/** Renders the texts of templates with Liquid. A text may use only the values and filters that exist. */
import type { TemplateTexts } from '@toric/contracts/customer/messages/template.http';
import { Liquid, type Template as Parsed } from 'liquidjs';

const LIMITS = { parseLimit: 100_000, renderLimit: 200, memoryLimit: 2_000_000 };
/** Finds no files for `render` and `include`, so that no text can read files. */
const NO_FILES = {
  readFileSync: () => '',
  readFile: () => Promise.resolve(''),
  existsSync: () => false,
  exists: () => Promise.resolve(false),
  contains: () => Promise.resolve(false),
  containsSync: () => false,
  resolve: (_dir: string, file: string) => file,
};
const strict = {
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  relativeReference: false,
  fs: NO_FILES,
  ...LIMITS,
};
const plain = new Liquid(strict);
const escaping = new Liquid({ ...strict, outputEscape: 'escape' });

export type LetterValues = Readonly<Record<string, string | number>>;
/** Describes a part of a mail's texts: its JSON pointer in the request, its source text, and whether it is HTML. */
type Part = { readonly pointer: string; readonly source: string; readonly isHtml: boolean };
export type LiquidProblem =
  | { readonly pointer: string; readonly unknown: string }
  | { readonly pointer: string; readonly syntax: string };

const partsOf = ({ subject, text, sms }: TemplateTexts, html: string): Part[] => [
  { pointer: '/subject', source: subject, isHtml: false },
  { pointer: '/mjml', source: html, isHtml: true },
  { pointer: '/text', source: text, isHtml: false },
  ...(sms === undefined ? [] : [{ pointer: '/sms', source: sms, isHtml: false }]),
];

/**
 * Returns all problems of the texts of a template. Looks for unknown values in every branch, even in one that the
 * example does not take.
 */
export function problemsOf(texts: TemplateTexts, html: string, example: LetterValues): LiquidProblem[] {
  return partsOf(texts, html).flatMap(({ pointer, source, isHtml }): LiquidProblem[] => {
    try {
      const engine = isHtml ? escaping : plain;
      const parsed = engine.parse(source);
      const unknown = engine.globalVariablesSync(parsed).filter((name) => !(name in example) && name !== 'subject');
      if (unknown.length > 0) return unknown.map((name) => ({ pointer, unknown: name }));
      engine.renderSync(parsed, { subject: '', ...example });
      return [];
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return [{ pointer, syntax: message.split('\n', 1).join('').slice(0, 200) }];
    }
  });
}

export type RenderedLetter = {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly sms: string | null;
};
/** Describes a template whose texts are parsed once, and rendered for each message. */
export type ParsedLetter = { render(values: LetterValues): RenderedLetter };

const render = (engine: Liquid, parsed: Parsed[], values: object): string => String(engine.renderSync(parsed, values));
/** Returns the text on one line, because a value with a line break would add a header to the mail. */
const oneLine = (text: string) => text.replace(/[\r\n\u2028\u2029]+/g, ' ').trim();

export function parseLetter({ subject, text, sms }: TemplateTexts, html: string): ParsedLetter {
  const parsed = { subject: plain.parse(subject), html: escaping.parse(html), text: plain.parse(text) };
  const message = sms === undefined ? undefined : plain.parse(sms);
  return {
    render(values) {
      const title = oneLine(render(plain, parsed.subject, values));
      return {
        subject: title,
        html: render(escaping, parsed.html, { ...values, subject: title }),
        text: render(plain, parsed.text, values),
        sms: message ? oneLine(render(plain, message, values)) : null,
      };
    },
  };
}
