import type { SignPageLink } from '@toric/chassis/access/page-link';
import { boundedCache } from '@toric/chassis/data/bounded-cache';
import type { Language } from '@toric/contracts/kernel/sentence';
import { linkCode, signLink } from '../../accounts/link.ts';
import { type ParsedLetter, parseLetter } from '../letters/liquid.ts';
import { letterValues, type Links, ORDER_PURPOSE, RECALL_PURPOSE, type Written } from '../letters/values.ts';
import { TEMPLATE_RULES } from '../template.ts';
import type { Claimed } from '../message.store.ts';
import type { Recipient } from '../recipient.store.ts';
import type { TemplateVersion } from '../template.store.ts';

/** Describes a message that is not rendered yet, with its recipient and the texts of its template. */
export type Unwritten = {
  message: Claimed;
  recipient: Recipient;
  version: TemplateVersion;
  written?: Written | undefined;
};

/**
 * Holds the number of parsed letters in the cache. A version of a template never changes, so a parsed letter stays
 * valid.
 */
const CACHED_LETTERS = 500;

type Keys = { readonly publicUrl: string; readonly linkKey: string; readonly signPageLink: SignPageLink };

/**
 * Returns the token of a link. The services to which orders and recalls belong check their links, so these links have
 * another signature.
 */
const tokenOf = ({ linkKey, signPageLink }: Keys, purpose: string, id: string): string =>
  purpose === ORDER_PURPOSE || purpose === RECALL_PURPOSE ? signPageLink(purpose, id) : signLink(linkKey, purpose, id);

/** Returns a function that renders the letter of a message for its recipient. */
export function letterWriter(keys: Keys) {
  const letters = boundedCache<string, ParsedLetter>(CACHED_LETTERS);
  const links: Links = {
    linkTo: (purpose, id, page = purpose) =>
      `${keys.publicUrl}/pages/${page}?token=${encodeURIComponent(tokenOf(keys, purpose, id))}`,
    codeOf: (purpose, id) => linkCode(keys.linkKey, purpose, id),
  };

  function letterOf({ template, version, contents, html }: TemplateVersion, language: Language): ParsedLetter {
    const key = `${template} ${version} ${language}`;
    const known = letters.get(key) ?? parseLetter(contents[language], html[language]);
    letters.set(key, known);
    return known;
  }

  return ({ message, recipient, version, written }: Unwritten, language: Language) => {
    const { notice, personId, channel } = message;
    const { purpose } = TEMPLATE_RULES[notice.template];
    const refusable = purpose && { purpose, channel };
    const values = letterValues(notice, { language, name: recipient.name, personId }, links, refusable, written);
    return { letter: letterOf(version, language).render(values), unsubscribeLink: String(values['unsubscribeLink']) };
  };
}
