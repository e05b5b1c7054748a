/**
 * Declares the operations on delay rules: after how many hours without news a parcel counts as delayed, by carrier and
 * country.
 */
import { z } from 'zod';
import { Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { Country } from '../../lens.ts';

/** Without a rule, a parcel counts as delayed after this number of hours. */
export const USUAL_HOURS = 72;

export const DelayRule = z.object({
  carrier: SentText.nullable().meta({ description: 'Null: every carrier.' }),
  market: SentText.nullable().meta({ description: 'Null: every country.' }),
  hours: z.int(),
  updatedAt: Instant.nullable().meta({ description: 'Null for the rule that holds where no other does.' }),
});
export type DelayRule = z.infer<typeof DelayRule>;

export const ListDelayRules = operation({
  id: 'listDelayRules',
  endpoint: 'GET /delay-rules',
  owner: 'order',
  summary: 'List after how many hours without news a parcel counts as delayed',
  description: `The rule that fits best decides: of the carrier and the country, of the carrier, of the country. Without one it is ${USUAL_HOURS} hours.`,
  allow: ['warehouse', 'sales', 'auditor'],
  query: PageQuery,
  reply: page(DelayRule),
});

export const SetDelayRule = operation({
  id: 'setDelayRule',
  record: ['delay-rule.set'],
  endpoint: 'PUT /delay-rules',
  owner: 'order',
  summary: 'Set after how many hours without news a parcel counts as delayed',
  allow: ['warehouse'],
  body: z.strictObject({
    carrier: oneLine(60).optional().meta({ description: 'If omitted: every carrier.' }),
    market: Country.optional().meta({ description: 'The country to which it goes. If omitted: every country.' }),
    hours: z.int().min(6).max(720),
  }),
  example: { carrier: 'UPS Ground', market: 'US', hours: 48 },
  reply: DelayRule,
});
