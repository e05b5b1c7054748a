import { Channel, type MessageSummary, MessageState } from '@toric/contracts/customer/messages/message.http';
import { Template } from '@toric/contracts/customer/messages/notice';
import type { Suppression } from '@toric/contracts/customer/messages/suppression.http';
import type { ListedMessage, ReadAttempt } from './message.reader.store.ts';
import type { StoredSuppression } from './suppression.store.ts';

/** Returns the summary of a message. Throws if the row is damaged. */
export const messageSummary = (row: ListedMessage): MessageSummary => ({
  id: row.id,
  causeId: row.causeId,
  personId: row.personId,
  template: Template.parse(row.template),
  channel: Channel.parse(row.channel),
  state: MessageState.parse(row.state),
  attempts: row.attempts,
  lastCode: row.lastCode,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

export const messageDetail = (row: ListedMessage, history: readonly ReadAttempt[]) => ({
  ...messageSummary(row),
  language: row.language,
  templateVersion: row.templateVersion,
  dueAt: row.dueAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  history: history.map((attempt) => ({ ...attempt, at: attempt.at.toISOString() })),
});

export const suppressionView = ({ id, cause, messageId, code, createdAt }: StoredSuppression): Suppression => ({
  ...{ id, messageId, code, createdAt: createdAt.toISOString() },
  cause: cause === 'complaint' ? 'complaint' : 'bounce',
});
