/**
 * Reads the processes of this machine with their CPU and memory from /proc, with a resolution of 1/100 s. Without /proc
 * (macOS) it reads them from `ps`, which reports neither ended children nor shared pages.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { hasCode } from '../../../run/servers/process.ts';

export type Process = {
  readonly pid: number;
  readonly parent: number;
  /** Holds the name of the program. */
  readonly name: string;
  /** Counts the seconds of CPU of the process itself. */
  readonly cpu: number;
  /**
   * Counts the seconds of CPU of the process's ended children and their descendants. It is undefined if the operating
   * system does not report them.
   */
  readonly reaped: number | undefined;
  /**
   * Counts the private resident bytes. `shared` counts the resident bytes that may be shared: program text and shared
   * memory.
   */
  readonly own: number;
  readonly shared: number;
};
export type Processes = ReadonlyMap<number, Process>;

/** Linux reports CPU times in ticks of 1/100 s, independent of the kernel's own timer. */
const TICKS = 100;
const KB = 1024;

/** Parses /proc/<pid>/stat. The name is in brackets, and may itself contain blanks and brackets. */
export function parseStat(text: string): Pick<Process, 'name' | 'parent' | 'cpu' | 'reaped'> {
  const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const at = (index: number) => Number(fields[index] ?? 0);
  return { name, parent: at(1), cpu: (at(11) + at(12)) / TICKS, reaped: (at(13) + at(14)) / TICKS };
}

/** Parses the memory in /proc/<pid>/status. Kernel threads have no lines about memory, so their memory is 0. */
export function parseStatus(text: string): Pick<Process, 'own' | 'shared'> {
  const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0) * KB;
  return { own: bytes('RssAnon'), shared: bytes('RssFile') + bytes('RssShmem') };
}

/** Returns the seconds of a time in the form `[[days-]hours:]minutes:seconds[.hundredths]`. */
export function parseTime(text: string): number {
  const [clock = '', days = '0'] = text.split('-').reverse();
  return Number(days) * 86_400 + clock.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0);
}

/** Parses the lines of `ps -o pid=,ppid=,time=,rss=,comm=`. */
export function parsePs(text: string): Processes {
  const found = text
    .trim()
    .split('\n')
    .map((line): Process => {
      const [pid, parent, time = '', rss, ...name] = line.trim().split(/\s+/);
      return {
        ...{ pid: Number(pid), parent: Number(parent), name: name.join(' ') },
        ...{ cpu: parseTime(time), reaped: undefined, own: Number(rss) * KB, shared: 0 },
      };
    });
  return new Map(found.map((process) => [process.pid, process]));
}

/** Returns all processes that exist now. */
export function processes(): Processes {
  if (!existsSync('/proc/self/stat'))
    return parsePs(execFileSync('ps', ['-A', '-o', 'pid=,ppid=,time=,rss=,comm='], { encoding: 'utf8' }));
  const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  const found = pids.map((pid) => fromProc(Number(pid))).filter((process) => process !== undefined);
  return new Map(found.map((process) => [process.pid, process]));
}

function fromProc(pid: number): Process | undefined {
  try {
    const stat = parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return { pid, ...stat, ...parseStatus(readFileSync(`/proc/${pid}/status`, 'utf8')) };
  } catch (error) {
    // the process ended between the listing and the reading
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ESRCH')) return undefined;
    throw error;
  }
}
