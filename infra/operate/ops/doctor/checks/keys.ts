import { createVault, type WrappedKey } from '@toric/chassis/data/vault';
import { LensParameters } from '@toric/contracts/lens';
import { createLensIds } from '@toric/optics/lens-id';
import type pg from 'pg';
import { type OwnerName, schemaOf } from '../../../../run/system/parts.ts';
import { type Finding, type Note, text, unchecked, wrong } from '../finding.ts';
import { type Process, settingOf, type Ward } from '../patient.ts';

const KEY_BYTES = 32;
/** Lists the variables that hold one key, or two keys with a space between while the key is rotated. */
const KEYS = ['MASTER_KEY', 'GATEWAY_KEY', 'LENS_ID_KEY', 'LINK_KEY', 'PAYMENT_TOKEN_KEYS', 'BUYER_KEYS'] as const;
/** Lists the keys that several processes share. */
const SHARED = ['GATEWAY_KEY', 'LENS_ID_KEY', 'PAYMENT_TOKEN_KEYS', 'BUYER_KEYS', 'AUTH_JWKS'] as const;

const partsOf = (value: string) => value.trim().split(/\s+/);
const isKey = (value: string) => partsOf(value).every((part) => Buffer.from(part, 'base64').length === KEY_BYTES);

const wrongLength = (where: string, name: string): Finding =>
  wrong('key.wrong-length', where, {
    what: text(`${name} is not 32 bytes in base64.`, `${name} 不是 base64 编码的 32 字节。`),
    next: text(
      'Put the whole key back from the secrets of the shop; only a shop without data may make a new one: openssl rand -base64 32.',
      '请从店铺的密钥文件中恢复完整的密钥；只有没有数据的店铺才可新建：openssl rand -base64 32。',
    ),
  });

const doesNotFit = (where: string, name: string, what: ReturnType<typeof text>): Finding =>
  wrong('key.does-not-fit', where, {
    what,
    next: text(
      `Put the ${name} back with which this shop has run so far; the key store of a backup has it.`,
      `请恢复此店铺一直使用的 ${name}；备份的密钥库中有它。`,
    ),
  });

function differing({ processes }: Ward): Finding[] {
  return SHARED.flatMap((name) => {
    const holders = processes.flatMap((process) => {
      const value = settingOf(process, name);
      return value === undefined ? [] : [{ process: process.name, keys: partsOf(value) }];
    });
    const [first, ...rest] = holders;
    // while a key is rotated, one process may have the new and the old key, and another process only the old key
    const stray = rest.find(({ keys }) => !keys.some((key) => first?.keys.includes(key)));
    if (!first || !stray) return [];
    return [
      wrong('key.differs', `${first.process} and ${stray.process}, ${name}`, {
        what: text(
          `${name} is not the same for ${first.process} and ${stray.process}.`,
          `${first.process} 与 ${stray.process} 的 ${name} 不同。`,
        ),
        next: text(
          `Give both processes the same ${name}, the one with which the shop has run so far.`,
          `请为两个进程设置相同的 ${name}，即店铺一直使用的那个。`,
        ),
      }),
    ];
  });
}

type Opens = (pool: pg.Pool, process: Process) => Promise<boolean>;

/**
 * Returns false if a wrapped data key of one customer cannot be opened with the master key. Returns true in a shop
 * without customers.
 */
const opensDataKey: Opens = async (pool, process) => {
  const { rows } = await pool.query<WrappedKey>(
    `select customer_id as "customerId", version, wrapped from "${schemaOf(process.name)}".data_key
     where version > 0 order by customer_id limit 1`,
  );
  if (rows.length === 0) return true;
  const vault = createVault({ service: process.name, masterKey: settingOf(process, 'MASTER_KEY') ?? '' });
  return succeeds(() => vault.keyring(rows).seal({ table: 'doctor', column: 'probe', row: '0' }, 'probe'));
};

/**
 * Returns false if the stored secret of one webhook endpoint cannot be opened. Returns true in a shop without webhook
 * endpoints.
 */
const opensSecret: Opens = async (pool, process) => {
  const { rows } = await pool.query<{ id: string; sealed: string }>(
    'select id, sealed from gateway.webhook_secret limit 1',
  );
  const [secret] = rows;
  if (!secret) return true;
  const vault = createVault({ service: process.name, masterKey: settingOf(process, 'MASTER_KEY') ?? '' });
  return succeeds(() => vault.openShared(`webhook_secret/${secret.id}`, secret.sealed));
};

/**
 * Returns false if the key computes for one lens of the catalogue another id than the stored one. Returns true in a
 * shop without lenses.
 */
const namesLens: Opens = async (pool, process) => {
  const { rows } = await pool.query<{ id: string; productId: string; parameters: unknown }>(
    'select id, product_id as "productId", parameters from catalog_inventory.lens limit 1',
  );
  const [lens] = rows;
  if (!lens) return true;
  const lensIds = createLensIds(settingOf(process, 'LENS_ID_KEY') ?? '');
  return lensIds.of(lens.productId, LensParameters.parse(lens.parameters)) === lens.id;
};

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}

type Cell = { readonly key: 'MASTER_KEY' | 'LENS_ID_KEY'; readonly opens: Opens; readonly what: Finding['what'] };
const DATA_KEY: Cell = {
  key: 'MASTER_KEY',
  opens: opensDataKey,
  what: text('MASTER_KEY does not open the data keys of the customers.', 'MASTER_KEY 无法打开顾客的数据密钥。'),
};
const CELLS: Partial<Record<OwnerName, Cell>> = {
  customer: DATA_KEY,
  order: DATA_KEY,
  payment: DATA_KEY,
  gateway: {
    key: 'MASTER_KEY',
    opens: opensSecret,
    what: text('MASTER_KEY does not open the secrets of the webhooks.', 'MASTER_KEY 无法打开 Webhook 的密钥。'),
  },
  'catalog-inventory': {
    key: 'LENS_ID_KEY',
    opens: namesLens,
    what: text('LENS_ID_KEY gives the lenses of the catalogue other ids.', 'LENS_ID_KEY 会给目录中的镜片不同的编号。'),
  },
};

async function tryOnCell({ databases }: Ward, process: Process): Promise<readonly Note[]> {
  const cell = CELLS[process.name];
  const value = cell && settingOf(process, cell.key);
  const reached = databases.get(process.name);
  if (!cell || value === undefined || !isKey(value) || !reached) return [];
  const where = `${process.name}, ${cell.key}`;
  if (!reached.ok) return [unchecked(where, text('the database cannot be read.', '无法读取数据库。'))];
  return (await cell.opens(reached.it, process)) ? [] : [doesNotFit(where, cell.key, cell.what)];
}

/** Checks the length of each key, whether all processes have the same key, and whether the key opens a stored value. */
export async function checkKeys(ward: Ward): Promise<readonly Note[]> {
  const lengths = ward.processes.flatMap((process) =>
    KEYS.flatMap((name) => {
      const value = settingOf(process, name);
      return value === undefined || isKey(value) ? [] : [wrongLength(`${process.name}, ${name}`, name)];
    }),
  );
  if (lengths.length > 0) return lengths;
  const cells = await Promise.all(ward.processes.map((process) => tryOnCell(ward, process)));
  return [...differing(ward), ...cells.flat()];
}
