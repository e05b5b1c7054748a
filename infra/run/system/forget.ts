// Deletes everything that a stopped stack has on its servers: database, roles, virtual host and users.
import pg from 'pg';
import { namesOf } from '../servers/provision.ts';
import { brokerUserName } from './broker.ts';
import { OWNERS } from './parts.ts';
import type { Servers } from './system.ts';

export async function forgetSystem({ name, servers }: { name: string; servers: Servers }): Promise<void> {
  const { postgres, rabbit } = servers;
  const client = new pg.Client({ connectionString: postgres.adminUrl });
  await client.connect();
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  for (const schema of OWNERS) {
    const { app, owner } = namesOf(name, schema);
    for (const role of [app, owner]) await client.query(`drop role if exists ${pg.escapeIdentifier(role)}`);
  }
  await client.end();
  await rabbit.admin.apply({ deleteVhosts: [name], deleteUsers: OWNERS.map((owner) => brokerUserName(name, owner)) });
}
