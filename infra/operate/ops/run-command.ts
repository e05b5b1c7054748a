// The commands, as calls of the public API: authorised and on record like anybody's.
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
import type { Order } from './arguments.ts';
import { actionTable, type Handled, handledTable, letterPage, letterTable } from './print.ts';
import type { Session } from './sign-in.ts';

type Service = (typeof SERVICE_NAMES)[number];
type Options = Order['options'];
/** The same as text and as data. */
type Said = { lines: string[]; data: unknown };

export async function carryOut({ command, options }: Order, session: Session): Promise<Said> {
  switch (command) {
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
  }
}

/** One service after the other: what fails in one is said before the next is touched. */
async function inEach<T>({ service }: Options, act: (service: Service) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (const one of service ? [service] : SERVICE_NAMES) answers.push(await act(one));
  return answers;
}

const filterOf = ({ consumer, type, reason, error, since, until }: Options) => ({
  ...{ consumer, type, reason, error, since, until },
});

async function all<T>(things: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const thing of things) found.push(thing);
  return found;
}

async function list(options: Options, { api, token }: Session): Promise<Said> {
  const filter = { ...filterOf(options), limit: 100, ...(options.state && { state: options.state }) };
  const found = await inEach(options, (service) =>
    all(api.each(ListDeadLetters, { params: { service }, query: filter, token })),
  );
  const letters = found.flat();
  return { lines: letterTable(letters), data: letters };
}

async function explain(options: Options, { api, token }: Session): Promise<Said> {
  const letterId = options.id?.[0] ?? '';
  const answers = await inEach(options, (service) =>
    attempt(api.call(ExplainDeadLetter, { params: { service, letterId }, token })),
  );
  const known = answers.find((answer) => answer.ok);
  if (known) return { lines: letterPage(known.body), data: known.body };
  const [refusal] = answers.flatMap((answer) => (answer.ok || answer.status === 404 ? [] : [answer.problem.detail]));
  throw new Error(refusal ?? `No service has a dead letter ${letterId}.`);
}

async function replay(options: Options, { api, token }: Session): Promise<Said> {
  const { id: ids, 'dry-run': dryRun } = options;
  const body = { letters: { ids, ...filterOf(options) }, dryRun };
  const answers = await inEach(options, async (service) => ({
    service,
    ...(await api.call(ReplayDeadLetters, { params: { service }, body, token })).body,
  }));
  return handled(answers, 'On the way back to their queues', dryRun);
}

async function discard(options: Options, { api, token }: Session): Promise<Said> {
  const { id: ids, why = '', 'dry-run': dryRun } = options;
  const body = { letters: { ids, ...filterOf(options) }, why, dryRun };
  const answers = await inEach(options, async (service) => ({
    service,
    ...(await api.call(DiscardDeadLetters, { params: { service }, body, token })).body,
  }));
  return handled(answers, 'Discarded', dryRun);
}

function handled(answers: readonly (Handled & { more: boolean })[], done: string, dryRun: boolean): Said {
  const more = answers.filter((answer) => answer.more).map(({ service }) => service);
  const note = more.length > 0 ? [`There are more than one request may take: run it again (${more.join(', ')}).`] : [];
  return { lines: [...handledTable(answers, done, dryRun), ...note], data: answers };
}

/** In pieces, up to the time of the first: what the relay has published again is not chosen a second time. */
async function replayOutbox(options: Options, { api, token }: Session): Promise<Said> {
  const { since = '', type, aggregate: aggregateId, 'dry-run': dryRun } = options;
  const answers = await inEach(options, async (service) => {
    const pieces: Handled[] = [];
    for (let until = options.until, more = true; more; ) {
      const body = { since, until, type, aggregateId, dryRun };
      const answer = (await api.call(ReplayOutbox, { params: { service }, body, token })).body;
      pieces.push({ service, ...answer });
      ({ until, more } = answer);
    }
    return pieces;
  });
  const pieces = answers.flat();
  return { lines: handledTable(pieces, 'To be published again', dryRun), data: pieces };
}

async function actions(options: Options, { api, token }: Session): Promise<Said> {
  const found = await inEach(options, async (service) =>
    (await all(api.each(ListOperatorActions, { params: { service }, query: {}, token }))).map((action) => ({
      service,
      ...action,
    })),
  );
  const deeds = found.flat().sort((a, b) => b.at.localeCompare(a.at));
  return { lines: actionTable(deeds), data: deeds };
}
