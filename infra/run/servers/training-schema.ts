import pg from 'pg';

type Run = (sql: string) => Promise<unknown>;
type Member = { schema: string; owner: string; app: string };

/** Returns the name of the schema in which a training shop keeps the first day of a service's schema (ADR 0081). */
const trainingSchemaOf = (schema: string): string => `${schema}_training`;

/**
 * Returns the SQL statements that create the row of the first day, and the functions that return the version of the
 * tables and their names.
 */
const readersOf = (schema: string, kept: string) => [
  `create table if not exists ${kept}.first_day (
     only_row boolean primary key default true check (only_row),
     head text not null,
     at timestamptz(3) not null,
     reset_id uuid,
     reset_at timestamptz(3)
   )`,
  // `head` returns the version of the tables: a hash of all migrations that were applied
  `create or replace function ${kept}.head() returns text language plpgsql stable security definer
     set search_path = pg_catalog, pg_temp as $$
     begin
       return (select md5(string_agg(migration_name, ' ' order by migration_name))
         from ${schema}._prisma_migrations where finished_at is not null);
     end $$`,
  `create or replace function ${kept}.tables() returns setof name language sql stable
     set search_path = pg_catalog, pg_temp as $$
     select c.relname from pg_class c
     where c.relnamespace = '${schema}'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
     order by c.relname
   $$`,
];

/**
 * Returns the SQL statement that creates the function `keep`, which copies every table of the service in its present
 * state.
 */
const keepOf = (schema: string, kept: string) =>
  `create or replace function ${kept}.keep() returns void language plpgsql security definer
     set search_path = pg_catalog, pg_temp as $$
     declare
       one name;
     begin
       for one in select relname from pg_class
         where relnamespace = '${kept}'::regnamespace and relkind = 'r' and relname like 'kept\\_%' loop
         execute format('drop table ${kept}.%I', one);
       end loop;
       for one in select * from ${kept}.tables() loop
         execute format('create table ${kept}.%I as table ${schema}.%I', 'kept_' || one, one);
       end loop;
       delete from ${kept}.first_day;
       insert into ${kept}.first_day (head, at) values (${kept}.head(), transaction_timestamp());
     end $$`;

/**
 * Returns the SQL statement that creates the function `restore`, which replaces the rows of every table by those of the
 * first day. Foreign keys are dropped and created again, so that the order of the tables does not matter, even if they
 * refer to each other.
 */
const restoreOf = (schema: string, kept: string) =>
  `create or replace function ${kept}.restore(reset uuid) returns void language plpgsql security definer
     set search_path = pg_catalog, pg_temp as $$
     declare
       day ${kept}.first_day;
       one name;
       columns text;
       key record;
       keys text[] := '{}';
       statement text;
     begin
       select * into day from ${kept}.first_day for update;
       if day.head is distinct from ${kept}.head() then
         raise exception 'the first day was not kept, or is of another version of the tables';
       end if;
       for key in select conrelid::regclass as owner, conname, pg_get_constraintdef(oid) as definition
         from pg_constraint where contype = 'f' and connamespace = '${schema}'::regnamespace and conparentid = 0 loop
         keys := keys || format('alter table %s add constraint %I %s', key.owner, key.conname, key.definition);
         execute format('alter table %s drop constraint %I', key.owner, key.conname);
       end loop;
       for one in select * from ${kept}.tables() loop
         execute format('alter table ${schema}.%I disable trigger user', one);
       end loop;
       execute (select 'truncate ' || string_agg(format('${schema}.%I', name), ', ') from ${kept}.tables() as name);
       for one in select * from ${kept}.tables() loop
         select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
           where attrelid = format('${schema}.%I', one)::regclass and attnum > 0 and not attisdropped and attgenerated = '';
         execute format('insert into ${schema}.%1$I (%2$s) overriding system value select %2$s from ${kept}.%3$I',
           one, columns, 'kept_' || one);
         execute format('alter table ${schema}.%I enable trigger user', one);
       end loop;
       foreach statement in array keys loop
         execute statement;
       end loop;
       update ${kept}.first_day set reset_id = reset, reset_at = transaction_timestamp();
     end $$`;

/**
 * Creates the training schema of a service, or updates its functions. The objects belong to the owner of the service's
 * schema, and the functions run with its rights. The app role has no right to truncate a table or to disable a trigger,
 * not even in a training shop.
 */
export async function createTrainingSchema(run: Run, { schema: name, owner, app }: Member): Promise<void> {
  const schema = pg.escapeIdentifier(name);
  const kept = pg.escapeIdentifier(trainingSchemaOf(name));
  await run(`create schema if not exists ${kept} authorization ${pg.escapeIdentifier(owner)}`);
  await run(`set local role ${pg.escapeIdentifier(owner)}`);
  const objects = [...readersOf(schema, kept), keepOf(schema, kept), restoreOf(schema, kept)];
  for (const object of objects) await run(object);
  await run(`revoke all on schema ${kept} from public`);
  const role = pg.escapeIdentifier(app);
  await run(`grant usage on schema ${kept} to ${role}`);
  await run(`grant select on ${kept}.first_day to ${role}`);
  await run(`revoke execute on all functions in schema ${kept} from public`);
  await run(`grant execute on function ${kept}.head(), ${kept}.keep(), ${kept}.restore(uuid) to ${role}`);
  await run('reset role');
}

/**
 * Creates the training schemas of a database that is a training shop. Only a database that was made for training is
 * one: its schemas were empty when the training schemas were created. So nobody can turn a shop with real data into a
 * training shop.
 */
export async function createTraining(
  { run, exists }: { run: Run; exists: (sql: string) => Promise<boolean> },
  members: readonly Member[],
): Promise<void> {
  const inSchema = (name: string) =>
    `select from pg_class where relnamespace = to_regnamespace(${pg.escapeLiteral(name)})`;
  for (const member of members) {
    const isEmpty = !(await exists(inSchema(pg.escapeIdentifier(member.schema))));
    const isTraining = await exists(inSchema(trainingSchemaOf(member.schema)));
    if (isEmpty || isTraining) await createTrainingSchema(run, member);
  }
}
