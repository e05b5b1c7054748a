/** Describes a target, which stores backups: a folder, or a bucket with the S3 interface. */
import type { Readable } from 'node:stream';

export type StoredObject = { readonly key: string; readonly bytes: number };

/** Stores backup objects by keys. A key is a path of letters, digits, dots, dashes and slashes. */
export type Target = {
  /** Names the target in one line for people, without a password. */
  readonly name: string;
  /**
   * Stores a file under a key. The object is complete or absent, even after a crash. An object with the same key is
   * replaced.
   */
  put(key: string, file: string): Promise<void>;
  /** Returns the content of an object. Throws MissingObject if there is none. */
  get(key: string): Promise<Readable>;
  /** Lists the stored objects whose keys begin with `prefix`, in the order of their keys. */
  list(prefix: string): Promise<StoredObject[]>;
  /** Removes an object. Does nothing if there is none. */
  remove(key: string): Promise<void>;
};

/** Is thrown when a target has no object with this key. */
export class MissingObject extends Error {
  override name = 'MissingObject';
  readonly key: string;
  constructor(key: string, where: string) {
    super(`${where} has no ${key}.`);
    this.key = key;
  }
}
