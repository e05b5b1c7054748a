import type { DeadLetterReason } from '@toric/contracts/operator/operator.http';
import { Envelope } from './envelope.ts';

type Words = { happened: string; advice: string };

/** What a reason means to somebody who has to decide. */
export const IN_WORDS: Readonly<Record<DeadLetterReason, Words>> = {
  undecodable: {
    happened: 'The body is not a message of ours: no JSON, or no envelope. Nothing was tried with it.',
    advice: 'Find who published it; a replay fails alike until this service reads such bodies. Otherwise discard it.',
  },
  'unknown-type': {
    happened: 'This version of the service has no handler for the type. Nothing was tried with it.',
    advice: 'Deploy the version that handles the type, then replay. If the subscription was removed, discard it.',
  },
  'invalid-data': {
    happened: 'The data does not fit the declaration of its type. Nothing was tried with it.',
    advice: 'Compare `error` with the type in packages/contracts; deploy the side that is wrong, then replay.',
  },
  refused: {
    happened: 'A rule of the business refused it. What it wanted was not done; nothing of it was kept.',
    advice:
      'Read `error`. If the rule is right, mend the cause by hand and discard; if what it missed is there now, replay.',
  },
  'retries-exhausted': {
    happened: 'It failed in three tries and again in six rounds over some 15 minutes; each try was rolled back.',
    advice: 'Mend what `error` names, then replay. The journey and the log are found by the correlation id.',
  },
  'kills-process': {
    happened: 'It was started three times and its process ended each time before it was done.',
    advice: 'Look for the end of the process in its log (memory, a crash) and deploy a cure before you replay.',
  },
  'delivery-limit': {
    happened: 'The broker delivered it a thousand times without an answer and gave it up.',
    advice: 'Look at why the consumer restarted that often; then replay, it may never have been tried.',
  },
};

/** From a queue's name, `<service>.<file>`, to the file: a process by its table, anything else by its use case in `features`. */
export function consumingFile(service: string, queue: string): string {
  const name = queue.slice(service.length + 1);
  const folder = `services/${service}/src`;
  return name.endsWith('-process')
    ? `${folder}/**/${name.slice(0, -'-process'.length)}.process.ts`
    : `${folder}/**/features/${name}.ts`;
}

/** What can still be read of a body that was set aside. */
export function envelopeIn(body: string): Envelope | undefined {
  try {
    return Envelope.safeParse(JSON.parse(body)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Groups whose order matters: of one aggregate on one queue, by version. Each letter of any other is a group of its own. */
export function groupByAggregate(letters: readonly { id: string; consumer: string; body: string }[]): string[][] {
  const groups = new Map<string, { id: string; version: number }[]>();
  for (const { id, consumer, body } of letters) {
    const { aggregateId = id, version = 0 } = envelopeIn(body) ?? {};
    const key = `${consumer} ${aggregateId}`;
    groups.set(key, [...(groups.get(key) ?? []), { id, version }]);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => a.version - b.version).map(({ id }) => id));
}
