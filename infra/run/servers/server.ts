import type { Log } from './process.ts';
import type { RabbitAdmin } from './rabbitmq-admin.ts';

/** A PostgreSQL server that was found or started. */
export interface Postgres {
  /** Connection string of an administrator, to the database `postgres`. */
  adminUrl: string;
  /** One line for people that names the server. */
  how: string;
  /** True if the server belongs to Toric alone. Other people may use any other server. */
  isOurs?: boolean;
  /** Stops the server if we started it, else does nothing. */
  stop(): Promise<void>;
}

/** A RabbitMQ broker that was found or started. */
export interface Rabbit {
  /** Connection string of an administrator, without a virtual host. */
  amqpUrl: string;
  /**
   * The URL of the broker's HTTP API, with user and password. Undefined if the API is not available. A child process
   * needs this URL and `amqpUrl`.
   */
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
  /**
   * Is called with the future `amqpUrl` of our node while the node boots, so that the rest of the start-up can go on.
   */
  chosen?: (amqpUrl: string) => void;
};
