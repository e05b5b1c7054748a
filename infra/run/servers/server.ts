import type { Log } from './process.ts';
import type { RabbitAdmin } from './rabbitmq-admin.ts';

/** A PostgreSQL server that was found or started. */
export interface Postgres {
  /** Connection string of an administrator, to the database `postgres`. */
  adminUrl: string;
  /** One line for people that names the server. */
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
  /** One line for people that names the broker. */
  how: string;
  admin: RabbitAdmin;
  /** Id of the broker's process if we started it on this machine. */
  readonly pid?: number;
  /** Stops the broker if we started it, else does nothing. */
  stop(): Promise<void>;
}

/** Settings of a broker's start: its data directory, the log, and an early report of its address. */
export type Sought = {
  dataDir: string;
  log: Log;
  /** Called with the future `amqpUrl` of our node while it boots, so that the rest of the start-up can go on. */
  chosen?: (amqpUrl: string) => void;
};
