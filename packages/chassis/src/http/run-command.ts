import { trace } from '@opentelemetry/api';
import type { Change } from '@toric/contracts/record/change';
import type { FieldPath } from '@toric/contracts/shown/marked';
import { forReader, medicalFields } from '@toric/contracts/medical';
import { shopPersonFields, withoutColleagues } from '@toric/contracts/shown/shop-person';
import type { Actor } from '@toric/contracts/kernel/access';
import { REQUEST_STALE } from '@toric/contracts/kernel/request.errors';
import { CommitUnknown } from '@toric/messaging/database';
import { traceparentOf } from '@toric/messaging/envelope';
import { NOTHING } from '@toric/messaging/outcome';
import type { UnitOfWork } from '@toric/messaging/unit-of-work';
import { EncodedJson, versionOf } from '../data/encoded-json.ts';
import { declaredReply } from '../data/unreadable.ts';
import type { Endpoint, Input } from './endpoint.ts';
import { FileReply } from './file-reply.ts';
import { claimKey, type IdempotencyKey, type StoredReply, saveReply } from './idempotency.store.ts';
import type { Operation } from '@toric/contracts/kernel/operation';

export type Executed = StoredReply & { replayed: boolean };
type Command = Extract<Endpoint, { kind: 'command' }>;

/**
 * Runs one command in one transaction. The command runs once more if it is unknown whether COMMIT succeeded and the
 * request has an idempotency key. If the first COMMIT succeeded, this second run finds and returns the saved reply.
 */
export async function runCommand(
  work: UnitOfWork,
  endpoint: Command,
  input: Omit<Input, 'now'>,
  request: { requestId: string; idempotency: IdempotencyKey | undefined },
): Promise<Executed> {
  try {
    return await runOnce(work, endpoint, input, request);
  } catch (error) {
    if (!(error instanceof CommitUnknown) || !request.idempotency) throw error;
    return runOnce(work, endpoint, input, request);
  }
}

async function runOnce(
  work: UnitOfWork,
  endpoint: Command,
  input: Omit<Input, 'now'>,
  request: Parameters<typeof runCommand>[3],
): Promise<Executed> {
  const { requestId: correlationId, idempotency } = request;
  const cause = { correlationId, causationId: null, traceparent: traceparentOf(trace.getActiveSpan()) };
  return work(async ({ tx, now, newId }) => {
    const saved = idempotency && (await claimKey(tx, idempotency));
    if (saved) {
      // the caller may have lost a role since the reply was saved
      const body = shownTo(input.actor, endpoint.operation, saved.body);
      return { result: { ...saved, body, replayed: true }, outcomes: [{ cause, value: NOTHING }] };
    }
    const reply = await endpoint.run({ ...input, tx, now, newId });
    const changes = changesOf(endpoint.operation, input.actor, reply.changes);
    const result = {
      status: reply.status ?? endpoint.operation.status ?? 200,
      body: null as unknown,
      etag: null as string | null,
      replayed: false,
    };
    return {
      result,
      outcomes: [{ cause, value: { ...reply, changes } }],
      async closing() {
        const body: unknown =
          typeof reply.body === 'function' ? await (reply.body as () => Promise<unknown>)() : reply.body;
        Object.assign(result, encodeReply(endpoint.operation, body, input.actor));
        if (idempotency) saveReply(tx, idempotency, result);
      },
    };
  });
}

/**
 * Returns the changes with the caller as their actor, a person or an API key. Throws if the operation does not declare
 * the action of a change, because auditors rely on this declaration.
 */
function changesOf({ id, record }: Operation, actor: Actor, changes: readonly Change[]): Change[] {
  const stray = changes.find(({ action }) => !record?.includes(action));
  if (stray)
    throw new Error(`the operation '${id}' does not declare '${stray.action}' in its \`record\`: add it there`);
  const caller = { kind: actor.key ? ('key' as const) : actor.kind, id: actor.id || null };
  return changes.map((change) => ({ actor: caller, ...change }));
}

type HiddenFields = { readonly medical: readonly FieldPath[]; readonly colleagues: readonly FieldPath[] };
const hiddenOf = new WeakMap<Operation, HiddenFields>();

function hiddenFieldsOf(operation: Operation): HiddenFields {
  const { reply } = operation;
  const known = hiddenOf.get(operation) ?? { medical: medicalFields(reply), colleagues: shopPersonFields(reply) };
  hiddenOf.set(operation, known);
  return known;
}

/** Returns the answer without the powers and the colleagues that the caller may not see. */
function shownTo(actor: Actor, operation: Operation, value: unknown): unknown {
  const { medical, colleagues } = hiddenFieldsOf(operation);
  return withoutColleagues(actor, colleagues, forReader(actor, medical, value));
}

/**
 * Returns the body, validated by the operation's schema, with its ETag. Hides its medical fields from callers who may
 * not see them. An encoded body is not validated again, so it may have no medical field.
 */
export function encodeReply(operation: Operation, value: unknown, actor: Actor): Pick<StoredReply, 'body' | 'etag'> {
  const schema = operation.download ? FileReply : operation.reply;
  const { medical, colleagues } = hiddenFieldsOf(operation);
  if (value instanceof EncodedJson && medical.length + colleagues.length > 0)
    throw new Error(`${operation.id} encodes fields that are hidden from some callers`);
  const body: unknown =
    value instanceof EncodedJson ? value : shownTo(actor, operation, declaredReply(schema, value, operation.id));
  const version = operation.versioned ? versionOf(body) : undefined;
  return { body, etag: typeof version === 'number' ? `"v${version}"` : null };
}

/** Throws if the caller's `If-Match` is not the current version. Without `If-Match` any version is accepted. */
export function requireVersion(expected: number | undefined, actual: number): void {
  if (expected === undefined || expected === actual) return;
  throw REQUEST_STALE({ version: actual });
}
