/** Lists the languages of texts for people. Logs and tests use `en`. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];
/** Holds one text in each language. */
export type Text = Readonly<Record<Language, string>>;

/**
 * Extracts the names of the placeholders in a sentence. `{name}` is a placeholder, which is filled in when the sentence
 * is used.
 */
type Blanks<E extends string> = E extends `${string}{${infer Name}}${infer Rest}` ? Name | Blanks<Rest> : never;
type BlankValues = Readonly<Record<string, string | number>>;
/** Describes the argument of a sentence: a value for each placeholder, or no argument if the sentence has none. */
export type Values<E extends string> = [Blanks<E>] extends [never]
  ? []
  : [values: Readonly<Record<Blanks<E>, string | number>>];
export type Sentence<E extends string> = (...values: Values<E>) => Text;

const BLANK = /\{(\w+)\}/g;
const blanksOf = (text: string) => [...new Set(text.match(BLANK))].sort().join(' ') || 'none';
const fill = (text: string, [values = {}]: readonly BlankValues[]) =>
  text.replace(BLANK, (blank, name: string) => String(values[name] ?? blank));

function requireSameBlanks({ en, zh }: Text): void {
  for (const text of [en, zh]) {
    if (!/[{}]/.test(text.replace(BLANK, ''))) continue;
    throw new Error(`'${text}' has a brace outside a blank: write blanks as {name}, and nothing else in braces`);
  }
  if (blanksOf(en) === blanksOf(zh)) return;
  throw new Error(
    `'${zh}' must have the blanks of '${en}' (${blanksOf(en)}), but has ${blanksOf(zh)}: use the same names in both`,
  );
}

/** Declares a sentence in every language. The compiler derives the names of its placeholders from the English text. */
export function sentence<const E extends string>(text: { readonly en: E; readonly zh: string }): Sentence<E> {
  requireSameBlanks(text);
  return (...values) => ({ en: fill(text.en, values), zh: fill(text.zh, values) });
}

const chineseOf = new Map<string, string>();

/**
 * Declares the message of a schema's rule, e.g. `.regex(…, says({ en, zh }))`, and returns the English text. A message
 * in zod is a single text, and zod does not know the language of the request. So `inChinese` later finds the Chinese
 * text by the English text.
 */
export function says({ en, zh }: Text): string {
  const known = chineseOf.get(en);
  if (known !== undefined && known !== zh)
    throw new Error(`'${en}' is '${known}' and '${zh}': give it one Chinese text`);
  chineseOf.set(en, zh);
  return en;
}

/**
 * Returns the Chinese text for the English message of a schema's rule. `says` must have declared the message. Returns
 * undefined for any other message, for example for a built-in message of zod.
 */
export const inChinese = (message: string): string | undefined => chineseOf.get(message);
