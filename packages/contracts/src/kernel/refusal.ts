import { BusinessError, type BusinessErrorKind } from './business-error.ts';
import { sentence, type Text, type Values } from './sentence.ts';

/** Describes the declaration of a refusal. Operations list their refusals, and the API reference explains them. */
export type RefusalType = {
  /** Holds a stable code for programs. Two refusals may share a code if programs need not distinguish them. */
  readonly slug: string;
  readonly kind: BusinessErrorKind;
  /**
   * Holds the sentence of the refusal in each language. Its placeholders (`{name}`) are filled in when it is thrown.
   */
  readonly text: Text;
};
export type Refusal<E extends string> = RefusalType & ((...values: Values<E>) => BusinessError);

const SLUG = /^[a-z][a-z-]*(\.[a-z][a-z-]*)?$/;

/**
 * Declares a refusal. Returns a function that makes the error to throw: `throw ORDER_UNKNOWN_OFFER({ market }).at({
 * pointer, detail })`.
 */
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
