import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, seeded } from '../chaos/random.ts';
import { type FuzzDocument, isList } from './document.ts';
import { type Answer, described, findingsIn } from './judge.ts';
import { type Request, requestFor } from './request.ts';
import { requestOf, type Valid } from './valid.ts';

const TIMEOUT_MS = 30_000;
const MAX_PAGES = 50;
const IDS_PER_NAME = 50;
const READERS = [
  'admin',
  'sales',
  'warehouse',
  'finance',
  'optician',
  'marketing',
  'operator',
  'auditor',
  'customer:self',
];

export type Target = {
  readonly gatewayUrl: string;
  readonly document: FuzzDocument;
  /** Returns the access token of a role. */
  readonly tokenOf: (role: string) => Promise<string>;
  /** Holds ids that exist in the shop before the first request. */
  readonly ids: Readonly<Record<string, string>>;
  /** Lists the ids that no request may name, because the fuzz would lose its own access to the shop. */
  readonly untouched: ReadonlySet<string>;
  /**
   * Maps operation ids to scenes. A scene makes the items that its operation needs, and returns a request that succeeds
   * once.
   */
  readonly scenes: Readonly<Record<string, () => Promise<Valid>>>;
};
export type Finding = { readonly n: number; readonly what: string; readonly request: string; readonly answer: string };
export type Tally = {
  readonly findings: Finding[];
  readonly statuses: Map<number, number>;
  readonly succeeded: Set<string>;
  /** Collects the ids of the operations whose scene failed. */
  readonly failedScenes: Set<string>;
  rowsListed: number;
};

export async function send(
  { gatewayUrl, tokenOf }: Pick<Target, 'gatewayUrl' | 'tokenOf'>,
  request: Request,
): Promise<Answer> {
  const { operation, path, role, headers, body } = request;
  const started = performance.now();
  const token = request.token ?? (role === undefined ? undefined : await tokenOf(role));
  try {
    const response = await fetch(`${gatewayUrl}${path}`, {
      method: operation.method,
      headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const type = response.headers.get('content-type') ?? '';
    const isStream = type.startsWith('text/event-stream');
    if (isStream) await response.body?.cancel();
    const text = isStream ? '' : await response.text();
    return { status: response.status, type, text, milliseconds: performance.now() - started };
  } catch (error) {
    return { status: 599, type: '', text: String(error), milliseconds: performance.now() - started };
  }
}

/**
 * Returns the name of the ids that an operation answers, made of the first list in its path:
 * `/v1/orders/{orderId}/ship` gives `orderId`. An `id` in its answer names an item of this list.
 */
const idNameOf = (path: string): string => {
  const segment = path.split('/').filter((part) => part && !part.startsWith('{'))[1] ?? '';
  return `${segment.replace(/ies$/, 'y').replace(/s$/, '')}Id`;
};

/** Stores the ids in an answer under the names of their fields. */
function learn(ids: Map<string, string[]>, { untouched }: Target, { operation }: Request, { text }: Answer): void {
  const keep = (name: string, value: unknown) => {
    if (typeof value !== 'string' || !/^[0-9a-f-]{36}$/.test(value) || untouched.has(value)) return;
    const known = ids.get(name) ?? [];
    if (!known.includes(value)) ids.set(name, [...known, value].slice(-IDS_PER_NAME));
  };
  const visit = (value: unknown, levels: number): void => {
    if (typeof value !== 'object' || value === null || levels === 0) return;
    for (const [name, part] of Object.entries(value)) {
      if (/id$/i.test(name)) keep(name === 'id' ? idNameOf(operation.path) : name, part);
      visit(part, levels - 1);
    }
  };
  try {
    visit(JSON.parse(text), 5);
  } catch {
    // an answer that is a file or has no body contains no ids
  }
}

/**
 * Reads each list as the first role of `READERS` that may read it, up to `MAX_PAGES` pages. Records a list that fails,
 * and a list with rows that cannot be shown. Skips a list that needs an unknown id or a query parameter.
 */
async function readLists(target: Target, ids: ReadonlyMap<string, readonly string[]>, tally: Tally, n: number) {
  const { document } = target;
  for (const operation of document.operations.filter((one) => isList(one, document.schemas))) {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const needed = operation.parameters.filter((one) => one.in === 'query' && one.required);
    const role = READERS.find((one) => operation['x-permissions'].includes(one));
    const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => ids.get(name)?.at(0) ?? '');
    if (names.some((name) => !ids.has(name)) || needed.length > 0) continue;
    let cursor: string | undefined = '';
    for (let page = 0; cursor !== undefined && page < MAX_PAGES; page += 1) {
      const request: Request = {
        operation,
        path: `${filled}?limit=100${cursor && `&cursor=${cursor}`}`,
        role,
        headers: {},
      };
      const answer = await send(target, request);
      cursor = judgeList(tally, n, request, answer);
    }
  }
}

/** Returns the cursor of the list's next page, or undefined if there is none. */
function judgeList(tally: Tally, n: number, request: Request, answer: Answer): string | undefined {
  note(
    tally,
    n,
    request,
    answer,
    findingsIn(request, answer).map((what) => `list: ${what}`),
  );
  if (answer.status !== 200) return undefined;
  const { data, nextCursor, unreadable } = JSON.parse(answer.text);
  tally.rowsListed += data.length;
  if (unreadable) note(tally, n, request, answer, ['list: a row was let in that cannot be shown']);
  return nextCursor ?? undefined;
}

function note({ findings }: Tally, n: number, request: Request, { text }: Answer, whats: readonly string[]): void {
  for (const what of whats) findings.push({ n, what, request: described(request), answer: text.slice(0, 300) });
}

/**
 * This share of the random requests begins with a valid request, if a scene makes one. The other requests only fit the
 * schema.
 */
const FROM_SCENES = 0.6;
/**
 * This share of the valid requests is sent unchanged. In each of the others one part is replaced by a hostile value.
 */
const UNSPOILT = 0.3;

/**
 * Keeps one valid request for each operation with a scene. A request that succeeded, or that was sent unchanged, has
 * used up the items of the scene, so the scene then makes new ones.
 */
function stage({ scenes }: Target, tally: Tally, log: (line: string) => void) {
  const ready = new Map<string, Valid>();
  return {
    validFor: async (id: string): Promise<Valid | undefined> => {
      const known = ready.get(id);
      if (known || !scenes[id] || tally.failedScenes.has(id)) return known;
      try {
        const made = await scenes[id]();
        ready.set(id, made);
        return made;
      } catch (error) {
        tally.failedScenes.add(id);
        log(`the scene of ${id} failed: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      }
    },
    usedUp: (id: string) => ready.delete(id),
  };
}

/**
 * Sends `requests` requests, one after the other, so that the same seed sends the same requests. First each operation
 * with a scene gets one valid request.
 */
export async function fuzz(
  target: Target,
  requests: number,
  seed: number,
  log: (line: string) => void,
): Promise<Tally> {
  const tally: Tally = {
    ...{ findings: [], statuses: new Map(), succeeded: new Set(), failedScenes: new Set(), rowsListed: 0 },
  };
  const ids = new Map(Object.entries(target.ids).map(([name, id]) => [name, [id]]));
  const source = seeded(seed);
  const { document, scenes } = target;
  const { validFor, usedUp } = stage(target, tally, log);
  const first = document.operations.filter(({ operationId }) => operationId in scenes);
  async function next(n: number, random: Random): Promise<{ request: Request; isValid: boolean }> {
    const operation = first[n - 1] ?? random.pick(document.operations);
    const isFirst = n <= first.length;
    const valid = isFirst || random.chance(FROM_SCENES) ? await validFor(operation.operationId) : undefined;
    if (!valid) return { request: requestFor({ random, document, ids }, operation), isValid: false };
    const isValid = isFirst || random.chance(UNSPOILT);
    return { request: requestOf(operation, valid, random, !isValid), isValid };
  }
  for (let n = 1; n <= requests; n += 1) {
    const { request, isValid } = await next(n, source.stream(`request ${n}`));
    const answer = await send(target, request);
    tally.statuses.set(answer.status, (tally.statuses.get(answer.status) ?? 0) + 1);
    note(tally, n, request, answer, findingsIn(request, answer));
    // a refusal uses a valid request up too, because its code or session may have ended
    if (answer.status < 300 || isValid) usedUp(request.operation.operationId);
    if (answer.status < 300) {
      tally.succeeded.add(request.operation.operationId);
      learn(ids, target, request, answer);
    }
    if (answer.status === 599) await sleep(1_000);
    if (n % 1_000 === 0 || n === requests) {
      await readLists(target, ids, tally, n);
      // failed scenes are tried again, because the next customer may have the items that the former one lacked
      tally.failedScenes.clear();
      log(`${n} requests, ${tally.findings.length} findings, ${tally.succeeded.size} operations succeeded`);
    }
  }
  return tally;
}

/**
 * Returns one finding of each kind, and how many findings of this kind there are. Findings of one kind differ only in
 * the ids and numbers of their texts.
 */
export function kindsOf(findings: readonly Finding[]): [Finding, number][] {
  const kinds = new Map<string, [Finding, number]>();
  for (const finding of findings) {
    const [operation = ''] = finding.request.split(':');
    const key = createHash('sha256').update(`${operation} ${finding.what}`).digest('hex');
    const [first, count] = kinds.get(key) ?? [finding, 0];
    kinds.set(key, [first, count + 1]);
  }
  return [...kinds.values()];
}
