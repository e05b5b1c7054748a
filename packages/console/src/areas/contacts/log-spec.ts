import { CUSTOMER } from '@toric/contracts/guide/goods.guide';
import { LOG_INTERACTION_GUIDE } from '@toric/contracts/customer/contacts/interaction.guide';
import { LogInteraction } from '@toric/contracts/customer/contacts/interaction.http';
import {
  DIRECTION_WORDS,
  INTERACTION_KIND_WORDS,
  INTERACTION_OUTCOME_WORDS,
} from '@toric/contracts/customer/contacts/interaction.words';
import { Id } from '@toric/contracts/kernel/common';
import { text } from '../../app/words.ts';
import type { BodyOf, FieldSpec, FormSpec } from '../../kit/kit.types.ts';

/** Lists the fields of a logged contact, in the order in which a person learns the facts on the telephone. */
const FIELDS: readonly FieldSpec<BodyOf<typeof LogInteraction>>[] = [
  { name: 'kind', words: INTERACTION_KIND_WORDS, width: 'half' },
  { name: 'direction', words: DIRECTION_WORDS, width: 'half' },
  { name: 'text', control: 'long-text' },
  { name: 'outcome', words: INTERACTION_OUTCOME_WORDS, width: 'half' },
  { name: 'minutes', width: 'half' },
  { name: 'happenedAt', width: 'half' },
];

/** Describes the facts of a contact that are known before the form opens. */
export type KnownContact = Partial<BodyOf<typeof LogInteraction>> & { readonly customerId?: string };

const startOf = (known: KnownContact | undefined): KnownContact => ({
  ...{ kind: 'call', direction: 'in', outcome: 'answered' },
  ...known,
});

const TITLE = text('Log a contact', '登记联系');
const SAVE = text('Log the contact', '登记');

/** Describes the form that logs a contact on the page of a customer. */
export const contactForm: FormSpec<typeof LogInteraction, unknown> = {
  operation: LogInteraction,
  guide: LOG_INTERACTION_GUIDE,
  title: TITLE,
  save: SAVE,
  start: () => startOf(undefined),
  sections: [{ fields: FIELDS }],
};

/**
 * Adds the customer to the body of the operation, so that the form can ask for her. The dialog moves her into the path.
 */
const LogForCustomer = { ...LogInteraction, body: LogInteraction.body.extend({ customerId: Id }) };
export type ContactOfCustomer = BodyOf<typeof LogForCustomer>;

/** Describes the form that logs a contact from any page. */
export const anyContactForm: FormSpec<typeof LogForCustomer, KnownContact> = {
  operation: LogForCustomer,
  guide: { ...LOG_INTERACTION_GUIDE, customerId: CUSTOMER },
  title: TITLE,
  save: SAVE,
  start: startOf,
  sections: [{ fields: [{ name: 'customerId', control: 'customer' }, ...FIELDS] }],
};
