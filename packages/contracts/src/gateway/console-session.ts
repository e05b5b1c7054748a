/**
 * Describes the sessions of the console, whose tokens are cookies. Their routes are no operations of the API (ADR
 * 0074).
 */
import { z } from 'zod';
import { StaffRole } from '../kernel/access.ts';
import { Id, Instant } from '../kernel/common.ts';
import { SentText } from '../kernel/text.ts';

/** Every request of the console has this header, with the value 1. A page of another site cannot send it. */
export const CONSOLE_HEADER = 'x-toric-console';

export const ConsoleSession = z.object({
  person: z.object({ id: Id, name: SentText, email: SentText, roles: z.array(StaffRole) }),
  /** Holds the time at which the access token expires. A refresh gives the next token. */
  expiresAt: Instant,
  /** Is true if the person proved a second factor in this session. */
  secondFactor: z.boolean(),
  /** Is true for a person who has no second factor yet, and may do nothing but set one up. */
  enrolment: z.boolean(),
  /**
   * States whether this is a training shop. In another shop, `url` is the console of the training shop, if there is
   * one.
   */
  training: z.object({ isOn: z.boolean(), url: SentText.nullable() }),
});
export type ConsoleSession = z.infer<typeof ConsoleSession>;

/** Describes the answer to e-mail and password if the person has a second factor. */
export const ConsoleChallenge = z.object({
  challenge: SentText,
  /** Holds the seconds until the challenge expires. */
  expiresIn: z.int(),
});
export type ConsoleChallenge = z.infer<typeof ConsoleChallenge>;

/** Describes the answer to the first code of a new second factor. The recovery codes are shown only in this answer. */
export const ConsoleEnrolment = z.object({ session: ConsoleSession, recoveryCodes: z.array(SentText) });
export type ConsoleEnrolment = z.infer<typeof ConsoleEnrolment>;
