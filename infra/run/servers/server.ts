import type { Log } from './process.ts';
import type { RabbitAdmin } from './rabbitmq-admin.ts';

/** A PostgreSQL server that was found or started. */
export interface Postgres {
  /** Connection string of an administrator, to the database `postgres`. */
  adminUrl: string;
  /** One line for people: which server this is. */
  how: string;
  /** Stops the server if we started it, else does nothing. */
  stop(): Promise<void>;
}

/** A RabbitMQ broker that was found or started. */
export interface Rabbit {
  /** Connection string of an administrator, without a virtual host. */
  amqpUrl: string;
  /** Its HTTP API with user and password, where there is one; give both URLs to child processes. */
  managementUrl?: string;
  /** One line for people: which broker this is. */
  how: string;
  admin: RabbitAdmin;
  /** Of the broker's process, where it is one of this machine and ours. */
  readonly pid?: number;
  /** Stops the broker if we started it, else does nothing. */
  stop(): Promise<void>;
}

/** Where a broker keeps its data, and how its start is followed. */
export type Sought = {
  dataDir: string;
  log: Log;
  /** Told where a node of ours will be, as `amqpUrl`, while it boots: most of a start-up can go on meanwhile. */
  chosen?: (amqpUrl: string) => void;
};
