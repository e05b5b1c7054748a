/** The sessions of the console, whose tokens are cookies. They are no operations of the API (ADR 0074). */
import { z } from 'zod';
import { StaffRole } from '../kernel/access.ts';
import { Id, Instant } from '../kernel/common.ts';
import { SentText } from '../kernel/text.ts';

/** Every request of the console has this header, with the value 1. A page of another site cannot send it. */
export const CONSOLE_HEADER = 'x-toric-console';

export const ConsoleSession = z.object({
  person: z.object({ id: Id, name: SentText, email: SentText, roles: z.array(StaffRole) }),
  /** The end of the access token. A refresh gives the next one. */
  expiresAt: Instant,
  /** True if the person proved her second factor in this session. */
  secondFactor: z.boolean(),
  /** True for a person without a second factor, who may only set one up. */
  enrolment: z.boolean(),
  /** Whether this is a training shop, and otherwise the console of the training shop, if there is one. */
  training: z.object({ isOn: z.boolean(), url: SentText.nullable() }),
});
export type ConsoleSession = z.infer<typeof ConsoleSession>;

/** The answer of the first step of a sign-in, if the person has a second factor. */
export const ConsoleChallenge = z.object({
  challenge: SentText,
  /** Seconds until the challenge expires. */
  expiresIn: z.int(),
});
export type ConsoleChallenge = z.infer<typeof ConsoleChallenge>;

/** The answer to the first code of a new second factor. The recovery codes are shown only here. */
export const ConsoleEnrolment = z.object({ session: ConsoleSession, recoveryCodes: z.array(SentText) });
export type ConsoleEnrolment = z.infer<typeof ConsoleEnrolment>;
