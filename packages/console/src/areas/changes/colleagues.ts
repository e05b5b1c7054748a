/** Reads the names of colleagues. All names that a page needs at once are read in one request. */
import { ListColleagues, ListDirectory } from '@toric/contracts/customer/desk/desk.http';
import type { StaffRole } from '@toric/contracts/kernel/access';
import { useQuery } from '@tanstack/react-query';
import { api, keyOf } from '../../app/api.ts';
import type { Option } from '../../kit/kit.types.ts';

const WAIT_MS = 20;
/** One request takes at most this number of ids. */
const IDS_AT_MOST = 100;
const KEPT_MS = 10 * 60_000;

type Waiting = {
  readonly id: string;
  readonly resolve: (name: string | null) => void;
  readonly reject: (why: unknown) => void;
};
let waiting: Waiting[] = [];

async function readNames(some: readonly Waiting[]): Promise<void> {
  try {
    const ids = [...new Set(some.map(({ id }) => id))].join(',');
    const { body } = await api.call(ListColleagues, { query: { ids } });
    const names = new Map(body.data.map(({ id, name }) => [id, name]));
    for (const { id, resolve } of some) resolve(names.get(id) ?? null);
  } catch (why) {
    for (const { reject } of some) reject(why);
  }
}

function readAll(): void {
  const all = waiting;
  waiting = [];
  for (let at = 0; at < all.length; at += IDS_AT_MOST) void readNames(all.slice(at, at + IDS_AT_MOST));
}

/** Returns the name of a member of staff, or null if nobody has this id. */
function nameOf(id: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) setTimeout(readAll, WAIT_MS);
    waiting.push({ id, resolve, reject });
  });
}

/** Reads the name of a colleague, and caches it for ten minutes. */
export const useColleague = (id: string | null) =>
  useQuery({
    queryKey: keyOf(ListColleagues, id),
    queryFn: () => nameOf(id ?? ''),
    enabled: id !== null,
    staleTime: KEPT_MS,
  });

/** Reads the colleagues who can sign in, by name, and caches them for ten minutes. `role` filters them by role. */
export const useDirectory = (role?: StaffRole) => {
  const input = { query: { ...(role !== undefined && { role }) } };
  return useQuery({
    queryKey: keyOf(ListDirectory, input),
    queryFn: async () => (await api.call(ListDirectory, input)).body.data,
    staleTime: KEPT_MS,
  });
};

/** Returns the colleagues as options of a form. */
export const useDirectoryOptions = (): readonly Option[] =>
  (useDirectory().data ?? []).map(({ id, name }) => ({ value: id, label: name }));

/** Only these roles may read notes, so only their people can be mentioned in a note. */
const NOTE_READERS: readonly StaffRole[] = ['sales', 'optician', 'auditor'];

/** Returns the colleagues who can be mentioned in a note. */
export const useMentionOptions = (): readonly Option[] =>
  (useDirectory().data ?? [])
    .filter(({ roles }) => roles.some((role) => NOTE_READERS.includes(role)))
    .map(({ id, name }) => ({ value: id, label: name }));
