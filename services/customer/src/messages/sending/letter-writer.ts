import { boundedCache } from '@toric/chassis/data/bounded-cache';
import type { Language } from '@toric/contracts/kernel/sentence';
import { linkCode, signLink } from '../../accounts/link.ts';
import { type ParsedLetter, parseLetter } from '../letters/liquid.ts';
import { letterValues, type Links } from '../letters/values.ts';
import { TEMPLATE_RULES } from '../template.ts';
import type { Claimed } from '../message.store.ts';
import type { Recipient } from '../recipient.store.ts';
import type { TemplateVersion } from '../template.store.ts';

/** A message with its reader and its texts. */
export type Unwritten = { message: Claimed; recipient: Recipient; version: TemplateVersion };

/** A version is never changed, so a parsed letter stays right. */
const CACHED_LETTERS = 500;

/** Returns a function that writes the letter of a message for its reader. */
export function letterWriter({ publicUrl, linkKey }: { publicUrl: string; linkKey: string }) {
  const letters = boundedCache<string, ParsedLetter>(CACHED_LETTERS);
  const links: Links = {
    linkTo: (purpose, id, page = purpose) =>
      `${publicUrl}/pages/${page}?token=${encodeURIComponent(signLink(linkKey, purpose, id))}`,
    codeOf: (purpose, id) => linkCode(linkKey, purpose, id),
  };

  function letterOf({ template, version, contents, html }: TemplateVersion, language: Language): ParsedLetter {
    const key = `${template} ${version} ${language}`;
    const known = letters.get(key) ?? parseLetter(contents[language], html[language]);
    letters.set(key, known);
    return known;
  }

  return ({ message, recipient, version }: Unwritten, language: Language) => {
    const { notice, personId, channel } = message;
    const { purpose } = TEMPLATE_RULES[notice.template];
    const refusable = purpose && { purpose, channel };
    const values = letterValues(notice, { language, name: recipient.name, personId }, links, refusable);
    return { letter: letterOf(version, language).render(values), unsubscribeLink: String(values['unsubscribeLink']) };
  };
}
