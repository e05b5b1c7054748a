/**
 * Declares the operations on the question that a customer gets after the end of a case: how well was it solved? The
 * customer answers by the link in a mail.
 */
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { Nothing } from '../../kernel/common.ts';
import { says } from '../../kernel/sentence.ts';
import { requestText, SentText, severalLines } from '../../kernel/text.ts';
import { ACCOUNT_LINK_UNUSABLE } from '../accounts/account.errors.ts';
import { LinkToken } from '../accounts/account.http.ts';

const byLink = {
  owner: 'customer',
  allow: ['public'],
  idempotent: false,
  sensitive: true,
  errors: [ACCOUNT_LINK_UNUSABLE],
} as const;
const TOKEN = '0197a000-0000-7000-8000-0000000000f1.Jq0vZ3mB8kT5yW1cR7nX4hL6dS9fG2aPuEiTyQwRsAo';

/**
 * Parses the score that a customer gives to a solved case. A form sends only texts, so the score may also be a text of
 * one digit.
 */
const Score = z
  .union(
    [
      z.int().min(1).max(5),
      requestText()
        .max(1)
        .regex(/^[1-5]$/)
        .transform(Number),
    ],
    {
      error: says({ en: 'a number from 1 to 5', zh: '1 至 5 的数字' }),
    },
  )
  .pipe(z.int().min(1).max(5));

export const ShowCaseSurvey = operation({
  ...byLink,
  id: 'showCaseSurvey',
  record: 'none',
  because: 'It writes nothing.',
  endpoint: 'POST /case-surveys/show',
  summary: 'Read which case the link of a mail asks about',
  description: 'It tells the number, and neither the subject nor the person.',
  body: z.strictObject({ token: LinkToken }),
  example: { token: TOKEN },
  reply: z.object({ number: SentText, score: z.int().nullable() }),
});

export const RateCase = operation({
  ...byLink,
  id: 'rateCase',
  record: ['case.rated'],
  endpoint: 'POST /case-surveys',
  summary: 'Rate a case by the link of a mail',
  description: 'The last rating counts. The comment is sealed.',
  body: z.strictObject({ token: LinkToken, score: Score, comment: severalLines(2_000).optional() }),
  example: { token: TOKEN, score: 5, comment: 'Quick and kind.' },
  reply: Nothing,
  status: 204,
});
