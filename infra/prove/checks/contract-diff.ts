import { isDeepStrictEqual } from 'node:util';
import type { WireContracts } from '../generate/message-schemas.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Lists keywords that describe a schema without constraining its values. */
const ANNOTATIONS = new Set(['description', 'title', 'example', 'examples', 'deprecated', 'id']);
/** Lists keywords for which `schemaChanges` has rules of its own. All other keywords must stay equal. */
const STRUCTURE = new Set(['type', 'properties', 'required', 'items']);

/**
 * Returns the changes that would break a running consumer or sender: old and new consumers must read old and new
 * messages. A new message and a new optional field are allowed. Any other change needs a new message `.v2` beside the
 * old one.
 */
export function incompatibilities(before: WireContracts, after: WireContracts): string[] {
  return Object.entries(before).flatMap(([type, old]) => {
    const now = after[type];
    if (!now)
      return [`${type} was removed: a running service may still send or consume it. Keep it until no queue has one.`];
    const facts = (['kind', 'aggregate', 'carriesState'] as const)
      .filter((fact) => old[fact] !== now[fact])
      .map((fact) => `${type}: '${fact}' changed from ${String(old[fact])} to ${String(now[fact])}`);
    return [...facts, ...schemaChanges(type, old.data, now.data)];
  });
}

function schemaChanges(at: string, old: Schema, now: Schema): string[] {
  if (!isDeepStrictEqual(old['type'], now['type'])) {
    return [`${at}: changed its type from ${JSON.stringify(old['type'])} to ${JSON.stringify(now['type'])}`];
  }
  const items =
    isSchema(old['items']) && isSchema(now['items']) ? schemaChanges(`${at}[]`, old['items'], now['items']) : [];
  return [...keywordChanges(at, old, now), ...fieldChanges(at, old, now), ...items];
}

function keywordChanges(at: string, old: Schema, now: Schema): string[] {
  const keywords = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...keywords]
    .filter((keyword) => !ANNOTATIONS.has(keyword) && !STRUCTURE.has(keyword))
    .filter((keyword) => !isDeepStrictEqual(old[keyword], now[keyword]))
    .map(
      (keyword) =>
        `${at}: '${keyword}' changed from ${JSON.stringify(old[keyword])} to ${JSON.stringify(now[keyword])}`,
    );
}

function fieldChanges(at: string, old: Schema, now: Schema): string[] {
  const [olds, news] = [fieldsOf(old), fieldsOf(now)];
  const [wasRequired, isRequired] = [requiredOf(old), requiredOf(now)];
  const compared = Object.entries(olds).flatMap(([name, schema]) => {
    const field = `${at}.${name}`;
    const next = news[name];
    if (!next) return [`${field}: the field was removed`];
    const required =
      wasRequired.has(name) === isRequired.has(name)
        ? []
        : [
            `${field}: became ${isRequired.has(name) ? 'required: older senders omit it' : 'optional: older consumers require it'}`,
          ];
    return [...required, ...schemaChanges(field, schema, next)];
  });
  const added = Object.keys(news)
    .filter((name) => !olds[name] && isRequired.has(name))
    .map((name) => `${at}.${name}: a new field must be optional: older senders omit it`);
  return [...compared, ...added];
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldsOf({ properties }: Schema): Record<string, Schema> {
  return isSchema(properties)
    ? Object.fromEntries(Object.entries(properties).filter((field): field is [string, Schema] => isSchema(field[1])))
    : {};
}

const requiredOf = ({ required }: Schema): ReadonlySet<unknown> => new Set(Array.isArray(required) ? required : []);
