/** Declares the types of cases that several files of the contracts use. */
import { z } from 'zod';

export const CaseType = z.enum(['enquiry', 'complaint', 'suggestion', 'device-problem']);
export type CaseType = z.infer<typeof CaseType>;
export const CasePriority = z.enum(['urgent', 'high', 'normal', 'low']);
export type CasePriority = z.infer<typeof CasePriority>;
export const CaseChannel = z.enum(['mail', 'phone', 'visit', 'form', 'ticket', 'other']).meta({
  description: '`ticket`: a ticket or a conversation of another system.',
});
export type CaseChannel = z.infer<typeof CaseChannel>;
export const CaseState = z.enum(['new', 'open', 'waiting', 'solved', 'closed', 'reopened']).meta({
  description: '`waiting`: the customer is waited for, and the clock stands.',
});
export type CaseState = z.infer<typeof CaseState>;
/** Names the role whose people work on the case. */
export const CaseTeam = z.enum(['sales', 'optician']);
export type CaseTeam = z.infer<typeof CaseTeam>;
export const CaseEntryKind = z
  .enum(['received', 'answer', 'note', 'moved', 'assigned', 'sorted', 'clock', 'rated'])
  .meta({
    description: '`received`: words of the customer. `clock`: a warning or a missed deadline.',
  });
export type CaseEntryKind = z.infer<typeof CaseEntryKind>;
export const CaseAssigned = z.enum(['me', 'nobody']).meta({
  description: '`me`: assigned to the caller, or she works along. `nobody`: open, and still to be taken.',
});
/** States how the system chooses the person of a team who gets a new case. */
export const AssignmentRule = z.enum(['by-hand', 'round-robin', 'least-busy']);
export type AssignmentRule = z.infer<typeof AssignmentRule>;
