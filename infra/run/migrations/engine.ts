// Runs Prisma's own Migrate engine, which is compiled to WebAssembly and uses `pg`. Nothing is downloaded, and `prisma
// migrate deploy` can read the history that the engine writes. Everything special about its use is in this file.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type ColumnType,
  ColumnTypeEnum,
  isDriverAdapterError,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import type * as glueModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import type pg from 'pg';

type EngineModule = typeof glueModule;

let loaded: Promise<EngineModule> | undefined;

/**
 * Loads the engine once per process. Node cannot import .wasm files, so this function joins the glue code and the
 * binary.
 */
function loadEngine(): Promise<EngineModule> {
  loaded ??= (async () => {
    const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const binary = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
    const imports = { './schema_engine_bg.js': Object.fromEntries(Object.entries(glue).map(withoutHold)) };
    const { instance } = await WebAssembly.instantiate(await readFile(fileURLToPath(binary)), imports);
    glue.__wbg_set_wasm(instance.exports);
    start(instance.exports['__wbindgen_start']);
    return glue;
  })();
  return loaded;
}

/**
 * Keeps the timer of the engine's lock from holding the process. The engine never clears this timer, which runs for 10
 * s.
 */
function withoutHold([name, member]: [string, unknown]): [string, unknown] {
  if (!name.startsWith('__wbg_setTimeout') || typeof member !== 'function') return [name, member];
  return [name, (...args: unknown[]) => unref(member(...args))];
}

function unref(timer: unknown): unknown {
  if (typeof timer !== 'object' || timer === null || !('unref' in timer)) return timer;
  return typeof timer.unref === 'function' ? timer.unref() : timer;
}

function start(entry: unknown): void {
  if (typeof entry !== 'function')
    throw new Error('@prisma/schema-engine-wasm has changed its shape: pin the old version.');
  entry();
}

/**
 * Calls `run` with the engine and frees the engine afterwards. `schema` is the schema for the tables and for
 * `_prisma_migrations`. `scratch` is an empty database, in which `diff` replays the migrations.
 */
export async function withEngine<T>(
  { pool, schema, scratch }: { pool: pg.Pool; schema: string; scratch?: pg.Pool },
  run: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  let scriptError: unknown; // holds PostgreSQL's error, because the engine reports only its own stack
  const connect = (to: pg.Pool) => connectWhole(to, schema, (error) => (scriptError = error));
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(pool),
    connectToShadowDb: () => connect(scratch ?? pool),
  });
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
  try {
    return await run(engine);
  } catch (error) {
    throw scriptError ?? error;
  } finally {
    engine.free();
  }
}

/**
 * Connects with Prisma's adapter and corrects two of its faults. The adapter is made for clients, not for migrations.
 */
async function connectWhole(pool: pg.Pool, schema: string, onScriptError: (error: unknown) => void) {
  const adapter = await new PrismaPg(pool, { schema }).connect();
  // The adapter would split a script at every semicolon, which breaks functions and strings. So the script is sent as a
  // whole, as Prisma's native engine does. A migration then also runs in one transaction.
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (error) {
      onScriptError(error);
      throw error;
    }
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    try {
      return await queryRaw(query);
    } catch (error) {
      // The adapter does not support the type "char" of PostgreSQL's system catalogue. The engine reads this type
      // before a diff.
      if (isDriverAdapterError(error) && error.cause.kind === 'UnsupportedNativeDataType')
        return queryCatalog(pool, query);
      throw error;
    }
  };
  return adapter;
}

const CATALOG_TYPES: Record<number, ColumnType> = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  26: ColumnTypeEnum.Int64,
  1000: ColumnTypeEnum.BooleanArray,
  1002: ColumnTypeEnum.CharacterArray,
  1003: ColumnTypeEnum.TextArray,
  1005: ColumnTypeEnum.Int32Array,
  1007: ColumnTypeEnum.Int32Array,
  1009: ColumnTypeEnum.TextArray,
};

async function queryCatalog(pool: pg.Pool, { sql, args }: SqlQuery): Promise<SqlResultSet> {
  const { fields, rows } = await pool.query<unknown[]>({ text: sql, values: args, rowMode: 'array' });
  return {
    columnNames: fields.map((field) => field.name),
    columnTypes: fields.map((field) => CATALOG_TYPES[field.dataTypeID] ?? ColumnTypeEnum.Text),
    rows,
  };
}
