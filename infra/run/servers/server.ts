import type { Log } from './process.ts';
import type { RabbitAdmin } from './rabbitmq-admin.ts';

/** Describes a PostgreSQL server that was found or started. */
export interface Postgres {
  /** Holds the connection string of an administrator, to the database `postgres`. */
  adminUrl: string;
  /** Names the server in one line for people. */
  how: string;
  /** Is true if only Toric uses the server. Other people may use a server that is not ours. */
  isOurs?: boolean;
  /** Stops the server if we started it, else does nothing. */
  stop(): Promise<void>;
}

/** Describes a RabbitMQ broker that was found or started. */
export interface Rabbit {
  /** Holds the connection string of an administrator, without a virtual host. */
  amqpUrl: string;
  /**
   * Holds the URL of the broker's HTTP API, with user and password. It is undefined if the API is not available. A
   * child process needs this URL and `amqpUrl`.
   */
  managementUrl?: string;
  /** Names the broker in one line for people. */
  how: string;
  admin: RabbitAdmin;
  /** Holds the id of the broker's process, if we started the broker on this machine. */
  readonly pid?: number;
  /** Stops the broker if we started it, else does nothing. */
  stop(): Promise<void>;
}

/** Holds the settings of a broker's start: its data directory, the log, and an early report of its address. */
export type Sought = {
  dataDir: string;
  log: Log;
  /**
   * Is called with the future `amqpUrl` of our broker while the broker boots, so that the rest of the start-up can
   * continue.
   */
  chosen?: (amqpUrl: string) => void;
};
