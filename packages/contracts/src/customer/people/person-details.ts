/**
 * Describes the facts about a person besides the name and the ways to reach the person. All are optional, and none is
 * medical.
 */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { oneLine } from '../../kernel/text.ts';

export const Gender = z.enum(['female', 'male', 'other']);
export const CustomerCategory = z.enum(['new-wearer', 'regular', 'business', 'colleague']);
export const ContactTime = z.enum(['morning', 'midday', 'afternoon', 'evening', 'weekend']);

export const PersonDetails = z.strictObject({
  gender: Gender.nullable().meta({
    description: 'The gender in the words of the person. Null if she does not say it.',
  }),
  occupation: oneLine(100).nullable(),
  interests: z.array(oneLine(60)).max(20).nullable(),
  category: CustomerCategory.nullable().meta({ description: 'How the shop sorts its customers.' }),
  preferredBrands: z.array(oneLine(60)).max(10).nullable(),
  preferredProductId: Id.nullable().meta({
    description: 'The product that she asks for. It says nothing about powers.',
  }),
  wearDaysPerWeek: z
    .int()
    .min(1)
    .max(7)
    .nullable()
    .meta({ description: 'On how many days of a week she wears lenses.' }),
  contactTimes: z.array(ContactTime).max(5).nullable().meta({
    description: 'When she likes to be called. Her time zone says by which clock.',
  }),
});
export type PersonDetails = z.infer<typeof PersonDetails>;

/** Holds the details of a person about whom only the name and contact data are known. */
export const NO_DETAILS: PersonDetails = {
  ...{ gender: null, occupation: null, interests: null, category: null },
  ...{ preferredBrands: null, preferredProductId: null, wearDaysPerWeek: null, contactTimes: null },
};
