import type { DeadLetterReason } from '@toric/contracts/operator/operator.http';
import { Envelope } from './envelope.ts';

type Words = { happened: string; advice: string };

/** Explains each reason of a dead letter to the operator, who decides whether to replay or discard the letter. */
export const IN_WORDS: Readonly<Record<DeadLetterReason, Words>> = {
  undecodable: {
    happened: 'The body is not JSON, or its envelope is invalid. Nothing was tried.',
    advice:
      'Find out who published it. A replay fails again until this service can read such bodies; otherwise discard it.',
  },
  'unknown-type': {
    happened: 'This version of the service has no handler for the type. Nothing was tried.',
    advice: 'Deploy the version that handles the type, then replay. If the subscription was removed, discard it.',
  },
  'invalid-data': {
    happened: 'The data does not match the declaration of its type. Nothing was tried.',
    advice:
      'Compare `error` with the type in packages/contracts. Correct and deploy the side that is wrong, then replay.',
  },
  refused: {
    happened: 'A business rule refused it. Its transaction was rolled back.',
    advice:
      'Read `error`. If the rule is right, correct the cause by hand and discard it. If the missing thing exists now, replay.',
  },
  'retries-exhausted': {
    happened: 'It failed in three tries, and again in six rounds over about 15 minutes. Each try was rolled back.',
    advice: 'Correct the cause that `error` names, then replay. Search the traces and the log by the correlation id.',
  },
  'kills-process': {
    happened: 'It was started three times, and each time the process ended before it was done.',
    advice: 'Look for the end of the process in its log (memory, a crash). Deploy a fix before you replay.',
  },
  'delivery-limit': {
    happened: 'The broker delivered it a thousand times without an acknowledgement and gave it up.',
    advice: 'Find out why the consumer restarted so often, then replay. It may never have been tried.',
  },
};

/**
 * Returns the file that consumes the queue `<service>.<file>`: the table of a process, or the use case of a subscriber.
 */
export function consumingFile(service: string, queue: string): string {
  const name = queue.slice(service.length + 1);
  const folder = service === 'gateway' ? 'gateway/src' : `services/${service}/src`;
  return name.endsWith('-process')
    ? `${folder}/**/${name.slice(0, -'-process'.length)}.process.ts`
    : `${folder}/**/features/${name}.ts`;
}

/** Returns the envelope of a body that was set aside, or undefined if it cannot be read. */
export function envelopeIn(body: string): Envelope | undefined {
  try {
    return Envelope.safeParse(JSON.parse(body)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Returns the ids of letters in groups. Letters of one aggregate on one queue are one group, in the order of their
 * versions. A letter whose envelope cannot be read is a group of its own.
 */
export function groupByAggregate(letters: readonly { id: string; consumer: string; body: string }[]): string[][] {
  const groups = new Map<string, { id: string; version: number }[]>();
  for (const { id, consumer, body } of letters) {
    const { aggregateId = id, version = 0 } = envelopeIn(body) ?? {};
    const key = `${consumer} ${aggregateId}`;
    groups.set(key, [...(groups.get(key) ?? []), { id, version }]);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => a.version - b.version).map(({ id }) => id));
}
