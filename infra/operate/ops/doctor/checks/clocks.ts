import { type Note, text, unchecked, wrong } from '../finding.ts';
import { placeOf, type Ward } from '../patient.ts';

const LIMIT_MS = 2_000;
const ANSWER_MS = 5_000;

/** Holds the name of a clock, and the number of milliseconds by which it is ahead of the clock of this machine. */
type Clock = { readonly name: string; readonly ahead: number };

/**
 * Returns how far another clock is ahead. It showed an instant between `from` and `to`, and was read between `start`
 * and `end` of the clock of this machine.
 */
function distance(from: number, to: number, [start, end]: readonly [number, number]): number {
  if (to < start) return to - start;
  return from > end ? from - end : 0;
}

async function ofDatabase({ databases, admin, now }: Ward): Promise<Clock | undefined> {
  const reached = [...(admin ? [admin] : []), ...databases.values()].find(({ ok }) => ok);
  if (!reached?.ok) return undefined;
  const start = now().getTime();
  const { rows } = await reached.it.query<{ at: Date }>('select clock_timestamp() as at');
  const at = rows[0]?.at.getTime() ?? start;
  return { name: 'PostgreSQL', ahead: distance(at, at, [start, now().getTime()]) };
}

async function ofGateway({ gatewayUrl, now }: Ward): Promise<Clock | undefined> {
  if (gatewayUrl === undefined) return undefined;
  const start = now().getTime();
  const answer = await fetch(new URL('/livez', gatewayUrl), { signal: AbortSignal.timeout(ANSWER_MS) }).catch(
    () => undefined,
  );
  await answer?.arrayBuffer();
  const at = Date.parse(answer?.headers.get('date') ?? '');
  if (Number.isNaN(at)) return undefined;
  // the Date header has whole seconds, so the clock of the gateway may be up to 999 ms ahead of it
  return { name: `gateway ${placeOf(gatewayUrl)}`, ahead: distance(at, at + 999, [start, now().getTime()]) };
}

const secondsOf = (ms: number) => Math.round(Math.abs(ms) / 1_000);
const SYNCHRONISE = text(
  'Let a time service (chrony or systemd-timesyncd) set the clock of that machine.',
  '请让时间服务（chrony 或 systemd-timesyncd）校准该机器的时钟。',
);

function differs(where: string, ahead: number, than: ReturnType<typeof text>) {
  const seconds = secondsOf(ahead);
  return wrong('clock.differs', where, {
    what: text(
      `The clock of ${where} is ${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} ${than.en}.`,
      `${where} 的时钟比${than.zh}${ahead > 0 ? '快' : '慢'} ${seconds} 秒。`,
    ),
    next: SYNCHRONISE,
  });
}

/**
 * Returns a finding for each clock that differs from this machine's clock. If the clocks of PostgreSQL and the gateway
 * agree with each other but not with this machine, the clock of this machine is the wrong one.
 */
export function judgeClocks(clocks: readonly Clock[]): Note[] {
  const [one, other] = clocks;
  if (one && other && Math.abs(one.ahead) > LIMIT_MS && Math.abs(one.ahead - other.ahead) <= LIMIT_MS)
    return [differs('this machine', -one.ahead, text('PostgreSQL and the gateway', ' PostgreSQL 和网关'))];
  return clocks
    .filter(({ ahead }) => Math.abs(ahead) > LIMIT_MS)
    .map(({ name, ahead }) => differs(name, ahead, text('the clock of this machine', '本机')));
}

/** Compares the clocks of PostgreSQL and the gateway with the clock of this machine. */
export async function checkClocks(ward: Ward): Promise<readonly Note[]> {
  const [database, gateway] = await Promise.all([ofDatabase(ward), ofGateway(ward)]);
  const silent = [
    ...(database ? [] : [unchecked('PostgreSQL', text('it cannot be reached.', '无法连接。'))]),
    ...(gateway ? [] : [unchecked('gateway', text('it does not answer.', '没有应答。'))]),
  ];
  return [...judgeClocks([...(database ? [database] : []), ...(gateway ? [gateway] : [])]), ...silent];
}
