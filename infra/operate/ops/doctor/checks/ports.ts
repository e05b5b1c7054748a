import { connect } from 'node:net';
import { type Note, text, unchecked, wrong } from '../finding.ts';
import { settingOf, type Ward } from '../patient.ts';

const ANSWER_MS = 3_000;
const EVERY_ADDRESS = ['0.0.0.0', '::'];

type Port = { readonly where: string; readonly host: string; readonly port: number; readonly path: string };

function portsOf({ processes }: Ward): Port[] {
  return processes.flatMap((process) => {
    const given = settingOf(process, 'HOST') ?? '127.0.0.1';
    const host = EVERY_ADDRESS.includes(given) ? '127.0.0.1' : given;
    const port = (name: string, path: string) => ({
      ...{ where: `${process.name}, ${name}`, host, port: Number(settingOf(process, name) ?? 0), path },
    });
    return [port('PORT', '/livez'), port('METRICS_PORT', '/metrics')].filter((one) => one.port > 0);
  });
}

function isTaken({ host, port }: Port): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: ANSWER_MS });
    const answer = (taken: boolean) => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}

type Listener = 'ours' | 'other' | 'silent';

/**
 * Says who listens on a port. A process of Toric answers with `{"status":"ok"}`, or with figures for Prometheus. A
 * program that gives no answer in time is silent. It may be a process of Toric that hangs or is very busy.
 */
async function listenerOn({ host, port, path }: Port): Promise<Listener> {
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}${path}`;
  const signal = AbortSignal.timeout(ANSWER_MS);
  try {
    const answer = await fetch(address, { signal, redirect: 'manual' });
    const body = await answer.text();
    const isOurs = path === '/livez' ? /^\{\s*"status"\s*:\s*"ok"\s*\}$/.test(body.trim()) : /^# HELP /m.test(body);
    return isOurs ? 'ours' : 'other';
  } catch {
    return signal.aborted ? 'silent' : 'other';
  }
}

async function examine(port: Port): Promise<readonly Note[]> {
  const where = `${port.where} (${port.host}:${port.port})`;
  if (!(await isTaken(port))) return [];
  const listener = await listenerOn(port);
  if (listener === 'ours') return [];
  if (listener === 'silent')
    return [
      unchecked(
        where,
        text(
          'a program listens there and does not answer; if it is the shop, read its log.',
          '有程序在监听但没有应答；若是店铺的进程，请查看其日志。',
        ),
      ),
    ];
  return [
    wrong('port.taken', where, {
      what: text(`Another program listens on port ${port.port}.`, `另一个程序正在监听端口 ${port.port}。`),
      next: text(
        `Stop that program (ss -ltnp 'sport = :${port.port}' names it), or choose another port.`,
        `请停止该程序（ss -ltnp 'sport = :${port.port}' 会显示其名称），或改用其他端口。`,
      ),
    }),
  ];
}

/**
 * Reports each configured port on which another program listens. A port that is free, or on which a process of Toric
 * listens, is in order.
 */
export async function checkPorts(ward: Ward): Promise<readonly Note[]> {
  return (await Promise.all(portsOf(ward).map(examine))).flat();
}
