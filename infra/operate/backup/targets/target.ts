/** A place where backups are kept: a folder, or a bucket with the interface of S3. */
import type { Readable } from 'node:stream';

export type StoredObject = { readonly key: string; readonly bytes: number };

/** A key is a path of letters, digits, dots, dashes and slashes. */
export type Target = {
  /** One line for people, without a password. */
  readonly name: string;
  /** Stores a file under a key. It is complete or absent, also after a crash. An object of the same key is replaced. */
  put(key: string, file: string): Promise<void>;
  /** Returns the content of an object. Throws MissingObject if there is none. */
  get(key: string): Promise<Readable>;
  /** Lists the objects whose key begins so, in the order of their keys. */
  list(prefix: string): Promise<StoredObject[]>;
  /** Removes an object. It is no error if there is none. */
  remove(key: string): Promise<void>;
};

/** Is thrown when a target has no object of that key. */
export class MissingObject extends Error {
  override name = 'MissingObject';
  readonly key: string;
  constructor(key: string, where: string) {
    super(`${where} has no ${key}.`);
    this.key = key;
  }
}
