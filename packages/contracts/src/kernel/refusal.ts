import { BusinessError, type BusinessErrorKind } from './business-error.ts';
import { sentence, type Text, type Values } from './sentence.ts';

/** What is known of a refusal before it happens: operations list it, the documents explain it. */
export type RefusalType = {
  /** For programs; never changed. Two refusals may share one where a program need not tell them apart. */
  readonly slug: string;
  readonly kind: BusinessErrorKind;
  /** With its blanks. */
  readonly text: Text;
};
export type Refusal<E extends string> = RefusalType & ((...values: Values<E>) => BusinessError);

const SLUG = /^[a-z][a-z-]*(\.[a-z][a-z-]*)?$/;

/** Declares once what a rule refuses and how that is said: `throw ORDER_UNKNOWN_OFFER({ market }).at({ pointer, detail })`. */
export function refusal<const E extends string>(
  slug: string,
  kind: BusinessErrorKind,
  text: { readonly en: E; readonly zh: string },
): Refusal<E> {
  if (!SLUG.test(slug)) throw new Error(`the slug '${slug}' must read <thing>.<what-is-wrong>, e.g. order.not-found`);
  const say = sentence(text);
  return Object.assign((...values: Values<E>) => new BusinessError(slug, kind, say(...values)), { slug, kind, text });
}

export const isRefusal = (value: unknown): value is RefusalType =>
  typeof value === 'function' && 'slug' in value && 'kind' in value;
