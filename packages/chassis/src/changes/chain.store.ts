import { json, type Read, type Tx } from '@toric/messaging/sql';
import { type ChangeRow, GENESIS, type Head, type Link, type Seal, sealsAfter } from './chain.ts';

/** One transaction seals at most this number of records. */
const BATCH = 2_000;

/**
 * Seals the oldest unsealed records, and returns the new head. Returns undefined if no record waits for its seal, or if
 * another instance holds the advisory lock. The lock is held until the commit, so the instance that gets it next sees
 * these seals.
 */
export async function sealBatch(tx: Tx): Promise<{ head: Head; more: boolean } | undefined> {
  const { locked } = await tx.one<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('change sealer ' || current_schema(), 0)) as locked`;
  if (!locked) return undefined;
  // `lateral` looks each record up: a join would read the whole change record for each batch
  const rows = await tx.many<ChangeRow>`
    select r.* from (select record_id from change_unsealed order by record_id limit ${BATCH}::int) u,
      lateral (select * from change_record where id = u.record_id limit 1) r
    order by r.id`;
  const last = await tx.maybe<Head>`select seq, hash from change_seal order by seq desc limit 1`;
  const seals = sealsAfter(last ?? GENESIS, rows);
  const head = seals.at(-1);
  if (!head) return undefined;
  await tx.run`
    insert into change_seal (seq, record_id, hash)
    select seq, "recordId", hash from json_to_recordset(${json(seals)}::json) as s(seq bigint, "recordId" uuid, hash text)`;
  await tx.run`delete from change_unsealed where record_id = any(${seals.map(({ recordId }) => recordId)}::uuid[])`;
  return { head: { seq: head.seq, hash: head.hash }, more: rows.length === BATCH };
}

/** Returns the age of the oldest unsealed record in seconds. Returns undefined if every record is sealed. */
export async function unsealedAge(read: Read): Promise<number | undefined> {
  const [oldest] = await read<{ seconds: number }>({
    text: `select greatest(extract(epoch from now() - r.at), 0)::float8 as seconds
      from (select record_id from change_unsealed order by record_id limit 1) u join change_record r on r.id = u.record_id`,
    values: [],
  });
  return oldest?.seconds;
}

export async function readHead(read: Read): Promise<Head | undefined> {
  const heads = await read<Head>({ text: 'select seq, hash from change_seal order by seq desc limit 1', values: [] });
  return heads[0];
}

/** Returns the hash of one seal. Returns undefined if the chain has no such number. */
export async function readHash(read: Read, seq: number): Promise<string | undefined> {
  const seals = await read<Head>({ text: 'select seq, hash from change_seal where seq = $1', values: [seq] });
  return seals[0]?.hash;
}

type LinkRow = Seal & { [Column in keyof ChangeRow]: ChangeRow[Column] | null };

/** Returns the links of the chain that follow the given number, in their order. */
export async function readLinks(read: Read, after: number, limit: number): Promise<Link[]> {
  const rows = await read<LinkRow>({
    text: `select s.seq, s.hash, s.record_id, r.* from change_seal s left join change_record r on r.id = s.record_id
      where s.seq > $1 order by s.seq limit $2`,
    values: [after, limit],
  });
  return rows.map(({ seq, hash, recordId, ...row }) => ({
    ...{ seq, hash, recordId },
    row: row.id === null ? undefined : (row as ChangeRow), // a record has all columns, or it is gone
  }));
}

/** Returns every hash of the chain. Only the search for the former place of a record needs all of them. */
export async function readHashes(read: Read): Promise<Set<string>> {
  const hashes = new Set<string>();
  for (let after = 0, more = true; more; ) {
    const page = await read<Head>({
      text: 'select seq, hash from change_seal where seq > $1 order by seq limit 20000',
      values: [after],
    });
    for (const { hash } of page) hashes.add(hash);
    after = page.at(-1)?.seq ?? after;
    more = page.length > 0;
  }
  return hashes;
}

/**
 * Returns a record outside the chain: a row that has waited for its seal for more than a minute, or a row that was
 * deleted before it was sealed. The sealer normally needs a second.
 */
export async function readOutsideChain(read: Read): Promise<{ kind: 'unsealed' | 'deleted'; id: string } | undefined> {
  const rows = await read<{ kind: 'unsealed' | 'deleted'; id: string }>({
    text: `(select 'deleted' as kind, u.record_id as id from change_unsealed u
        where not exists (select from change_record r where r.id = u.record_id) limit 1)
      union all
      (select 'unsealed', r.id from change_record r left join change_seal s on s.record_id = r.id
        where s.seq is null and r.at < now() - interval '1 minute' limit 1)`,
    values: [],
  });
  return rows[0];
}
