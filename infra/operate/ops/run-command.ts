// Runs the commands with calls of the public API, so they are authorised and recorded like any other call.
import { VerifyChanges } from '@toric/contracts/changes/change.http';
import { ReplayErasures } from '@toric/contracts/customer/privacy/privacy.http';
import {
  DiscardDeadLetters,
  ExplainDeadLetter,
  ListDeadLetters,
  ListOperatorActions,
  ReplayDeadLetters,
  ReplayOutbox,
  SERVICE_NAMES,
} from '@toric/contracts/operator/operator.http';
import { attempt } from '../../prove/e2e/attempt.ts';
import type { Command } from './arguments.ts';
import { actionTable, chainTable, type HandledMessages, handledTable, letterPage, letterTable } from './print.ts';
import type { Session } from './sign-in.ts';

type Service = (typeof SERVICE_NAMES)[number];
type Options = Command['options'];
/** Holds the result of a command twice: as lines of text, and as data for `--json`. */
type Output = { lines: string[]; data: unknown; failed?: boolean };

export async function runCommand({ name, options }: Command, session: Session): Promise<Output> {
  switch (name) {
    case 'dead-letters list':
      return list(options, session);
    case 'dead-letters explain':
      return explain(options, session);
    case 'dead-letters replay':
      return replay(options, session);
    case 'dead-letters discard':
      return discard(options, session);
    case 'outbox replay':
      return replayOutbox(options, session);
    case 'actions':
      return actions(options, session);
    case 'changes verify':
      return verify(options, session);
    case 'erasures replay':
      return replayErasures(session);
    case 'sign-in':
      return { lines: [`export TORIC_TOKEN=${session.token}`], data: { token: session.token } };
  }
}

/**
 * Calls `act` for each of the services, one after the other. After a call that fails, `act` is called for no further
 * service.
 */
async function forEachService<T>({ service }: Options, act: (service: Service) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (const one of service ? [service] : SERVICE_NAMES) answers.push(await act(one));
  return answers;
}

const filterOf = ({ consumer, type, reason, error, since, until }: Options) => ({
  ...{ consumer, type, reason, error, since, until },
});

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

async function list(options: Options, { api, token }: Session): Promise<Output> {
  const filter = { ...filterOf(options), limit: 100, ...(options.state && { state: options.state }) };
  const found = await forEachService(options, (service) =>
    collect(api.each(ListDeadLetters, { params: { service }, query: filter, token })),
  );
  const letters = found.flat();
  return { lines: letterTable(letters), data: letters };
}

async function explain(options: Options, { api, token }: Session): Promise<Output> {
  const letterId = options.id?.[0] ?? '';
  const answers = await forEachService(options, (service) =>
    attempt(api.call(ExplainDeadLetter, { params: { service, letterId }, token })),
  );
  const known = answers.find((answer) => answer.ok);
  if (known) return { lines: letterPage(known.body), data: known.body };
  const [refusal] = answers.flatMap((answer) => (answer.ok || answer.status === 404 ? [] : [answer.problem.detail]));
  throw new Error(refusal ?? `No service has a dead letter ${letterId}.`);
}

async function replay(options: Options, { api, token }: Session): Promise<Output> {
  const { id: ids, 'dry-run': dryRun } = options;
  const body = { letters: { ids, ...filterOf(options) }, dryRun };
  const answers = await forEachService(options, async (service) => ({
    service,
    ...(await api.call(ReplayDeadLetters, { params: { service }, body, token })).body,
  }));
  return handledOutput(answers, 'Will be sent to their queues again', dryRun);
}

async function discard(options: Options, { api, token }: Session): Promise<Output> {
  const { id: ids, why = '', 'dry-run': dryRun } = options;
  const body = { letters: { ids, ...filterOf(options) }, why, dryRun };
  const answers = await forEachService(options, async (service) => ({
    service,
    ...(await api.call(DiscardDeadLetters, { params: { service }, body, token })).body,
  }));
  return handledOutput(answers, 'Discarded', dryRun);
}

function handledOutput(
  answers: readonly (HandledMessages & { more: boolean })[],
  done: string,
  dryRun: boolean,
): Output {
  const more = answers.filter((answer) => answer.more).map(({ service }) => service);
  const note =
    more.length > 0 ? [`More messages match than one request can handle. Run it again for: ${more.join(', ')}.`] : [];
  return { lines: [...handledTable(answers, done, dryRun), ...note], data: answers };
}

/**
 * Replays the outbox of each service in several requests. Each next request repeats the `until` of the previous answer,
 * so that it does not select a row that was just published again.
 */
async function replayOutbox(options: Options, { api, token }: Session): Promise<Output> {
  const { since = '', type, aggregate: aggregateId, 'dry-run': dryRun } = options;
  const answers = await forEachService(options, async (service) => {
    const parts: HandledMessages[] = [];
    for (let until = options.until, more = true; more; ) {
      const body = { since, until, type, aggregateId, dryRun };
      const answer = (await api.call(ReplayOutbox, { params: { service }, body, token })).body;
      parts.push({ service, ...answer });
      ({ until, more } = answer);
    }
    return parts;
  });
  const parts = answers.flat();
  return { lines: handledTable(parts, 'Will be published again', dryRun), data: parts };
}

async function actions(options: Options, { api, token }: Session): Promise<Output> {
  const found = await forEachService(options, async (service) =>
    (await collect(api.each(ListOperatorActions, { params: { service }, query: {}, token }))).map((action) => ({
      service,
      ...action,
    })),
  );
  const newestFirst = found.flat().sort((a, b) => b.at.localeCompare(a.at));
  return { lines: actionTable(newestFirst), data: newestFirst };
}

/**
 * Erases the persons again whom a restore brought back. Fails if a tombstone cannot be read, because its person may be
 * back.
 */
async function replayErasures({ api, token }: Session): Promise<Output> {
  const { body: data } = await api.call(ReplayErasures, { token });
  const { tombstones, erasedAgain, unreadable } = data;
  const lines = [
    `${tombstones} erasures are on file. ${erasedAgain} persons were erased again, and all services are told of every erasure.`,
    ...(unreadable > 0 ? [`${unreadable} files are no tombstones: restore them from a copy of ERASURE_DIR.`] : []),
  ];
  return { lines, data, failed: unreadable > 0 };
}

/**
 * Verifies the chain of change records of each service in several requests. After a finding, continues with the next
 * service.
 */
async function verify(options: Options, { api, token }: Session): Promise<Output> {
  const chains = await forEachService(options, async (service) => {
    let verified = 0;
    let anchors = 0;
    for (let after = 0; ; ) {
      const query = { after };
      const part = (await api.call(VerifyChanges, { params: { service }, query, token })).body;
      verified += part.verified;
      anchors += part.anchors;
      if (part.next === null) return { ...part, verified, anchors };
      after = part.next;
    }
  });
  return { lines: chainTable(chains), data: chains, failed: chains.some(({ finding }) => finding !== null) };
}
