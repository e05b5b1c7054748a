import type { Actor } from '@toric/contracts/kernel/access';
import { type ActionView, ListOperatorActions, type SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import type { Messaging } from '@toric/messaging/messaging';
import { countActions, listActions, type OperatorAction, recordAction } from '@toric/messaging/operator-action.store';
import type { Tx } from '@toric/messaging/sql';
import { decodeCursor, pageOf, withTotal } from '../data/cursor.ts';
import { query } from '../http/endpoint.ts';

/** Holds the parts of a service that the operators' routes use. */
export type OperatedService = {
  service: (typeof SERVICE_NAMES)[number];
  replay: Messaging['replay'];
  read: <T>(ask: (tx: Tx) => Promise<T>) => Promise<T>;
};

type Action = { actor: Actor; now: Date; newId: () => string } & Pick<
  OperatorAction,
  'action' | 'selection' | 'messages'
>;

/** Records an operator's action in the same transaction as the action itself. */
export const record = (tx: Tx, { actor, now, newId, ...action }: Action & Partial<OperatorAction>) =>
  recordAction(tx, { id: newId(), at: now, actorId: actor.id, why: null, letterIds: [], ...action });

export const actionView = ({ at, ...rest }: OperatorAction): ActionView => ({ ...rest, at: at.toISOString() });

/** GET /operations/{service}/actions. Lists the actions of operators, newest first. */
export const listOperatorActions = ({ read }: OperatedService) =>
  query(ListOperatorActions, {
    async run({ query: { limit, cursor, count } }) {
      const from = decodeCursor(cursor);
      const before = from && { at: from.createdAt, id: from.id };
      const actions = await read((tx) => listActions(tx, { before, limit: limit + 1 }));
      const rows = actions.map((action) => ({ ...action, createdAt: action.at }));
      return pageOf(
        await withTotal({ count }, rows, ({ take }) => read((tx) => countActions(tx, take))),
        limit,
        actionView,
      );
    },
  });
