/** The languages in which the API speaks to people; `en` is also what logs and tests read. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];
/** The same said in each of them. */
export type Text = Readonly<Record<Language, string>>;

/** `{name}` is a blank, filled in when the sentence is said. */
type Blanks<E extends string> = E extends `${string}{${infer Name}}${infer Rest}` ? Name | Blanks<Rest> : never;
type Given = Readonly<Record<string, string | number>>;
/** What fills the blanks; no argument where there are none. */
export type Values<E extends string> = [Blanks<E>] extends [never]
  ? []
  : [values: Readonly<Record<Blanks<E>, string | number>>];
export type Sentence<E extends string> = (...values: Values<E>) => Text;

const BLANK = /\{(\w+)\}/g;
const blanksOf = (text: string) => [...new Set(text.match(BLANK))].sort().join(' ') || 'none';
const fill = (text: string, [values = {}]: readonly Given[]) =>
  text.replace(BLANK, (blank, name: string) => String(values[name] ?? blank));

function requireSameBlanks({ en, zh }: Text): void {
  for (const text of [en, zh]) {
    if (!/[{}]/.test(text.replace(BLANK, ''))) continue;
    throw new Error(`'${text}' has a brace that makes no blank: write blanks as {name}, and nothing else in braces`);
  }
  if (blanksOf(en) === blanksOf(zh)) return;
  throw new Error(
    `'${zh}' must have the blanks of '${en}' (${blanksOf(en)}), but has ${blanksOf(zh)}: name them alike in both`,
  );
}

/** Says one thing in every language; which blanks must be filled is read off the English. */
export function sentence<const E extends string>(text: { readonly en: E; readonly zh: string }): Sentence<E> {
  requireSameBlanks(text);
  return (...values) => ({ en: fill(text.en, values), zh: fill(text.zh, values) });
}

const chineseOf = new Map<string, string>();

/**
 * The message of a schema's rule: `.regex(…, says({ en, zh }))`. zod carries a message as one text and knows no language
 * of the request, so the English travels and is looked up here when the answer is written.
 */
export function says({ en, zh }: Text): string {
  const known = chineseOf.get(en);
  if (known !== undefined && known !== zh) throw new Error(`'${en}' is '${known}' and '${zh}': say it in one way`);
  chineseOf.set(en, zh);
  return en;
}

/** Undefined: the message is zod's own. */
export const inChinese = (message: string): string | undefined => chineseOf.get(message);
