/**
 * Declares the operations on the freshness of facts about a customer: when each fact was last confirmed, and by whom.
 */
import { z } from 'zod';
import { Id, Instant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { ADDRESS_NOT_FOUND, CUSTOMER_NOT_FOUND, FACT_NOT_KNOWN } from './customer.errors.ts';
import { customerId } from './customer.http.ts';
import { shopPerson } from '../../shown/shop-person.ts';

export const Fact = z.enum(['name', 'phone', 'email', 'birth-date', 'address']);
export type Fact = z.infer<typeof Fact>;
export const ProfileFact = Fact.exclude(['address']);
export type ProfileFact = z.infer<typeof ProfileFact>;

const FactView = z.object({
  fact: Fact,
  addressId: Id.nullable().meta({ description: 'The address that is meant. Null for the other facts.' }),
  recordedAt: Instant.meta({ description: 'Since when the shop has a record of it.' }),
  confirmedAt: Instant.nullable().meta({
    description: 'Null if nobody has confirmed or changed it since it was recorded.',
  }),
  confirmedBy: shopPerson('The person who confirmed it last.'),
  byCustomer: z.boolean().meta({ description: 'True if the customer confirmed it herself.' }),
  isStale: z.boolean().meta({ description: 'True if it is older than `staleMonths`, so that staff should ask.' }),
});
export type FactView = z.infer<typeof FactView>;
const Freshness = z.object({
  data: z
    .array(FactView)
    .meta({ description: 'Only facts that are known: without a phone number there is none to confirm.' }),
  staleMonths: z.int(),
});

export const GetFreshness = operation({
  id: 'getFreshness',
  endpoint: 'GET /customers/{customerId}/freshness',
  owner: 'customer',
  summary: 'Read when each fact about a customer was last confirmed, and by whom',
  allow: ['customer:self', 'sales', 'optician', 'auditor'],
  params: customerId,
  reply: Freshness,
  errors: [CUSTOMER_NOT_FOUND],
});

export const ConfirmFacts = operation({
  id: 'confirmFacts',
  record: ['customer.confirmed'],
  endpoint: 'POST /customers/{customerId}/confirmations',
  owner: 'customer',
  summary: 'Confirm facts about a customer that have not changed',
  description:
    'Ask the person first. A change of a fact confirms it too, so only facts that stay as they are need this. A repeat sets the time anew.',
  allow: ['customer:self', 'sales', 'optician'],
  params: customerId,
  body: z
    .strictObject({
      facts: z.array(ProfileFact).max(4).default([]),
      addressIds: z.array(Id).max(50).default([]).meta({ description: 'The addresses that are still right.' }),
    })
    .refine(
      ({ facts, addressIds }) => facts.length + addressIds.length > 0,
      says({ en: 'name at least one fact or address', zh: '请至少指明一项资料或一个地址' }),
    ),
  example: { facts: ['phone', 'email'] },
  reply: Freshness,
  status: 200,
  idempotent: false,
  errors: [CUSTOMER_NOT_FOUND, FACT_NOT_KNOWN, ADDRESS_NOT_FOUND],
});
