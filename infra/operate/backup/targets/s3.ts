import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { DEADLINES } from './deadlines.ts';
import { MissingObject, type StoredObject, type Target } from './target.ts';

export type Bucket = {
  readonly bucket: string;
  /** Holds the beginning of every key in the bucket. It is empty or ends with a slash. */
  readonly prefix: string;
  /** Holds the URL of an S3 server. It is undefined for Amazon's own servers. */
  readonly endpoint?: string | undefined;
  readonly region: string;
};

/**
 * Stores backups in a bucket with the S3 interface. The access key comes from the environment (AWS_ACCESS_KEY_ID,
 * AWS_SECRET_ACCESS_KEY) or from the machine, as the client of Amazon finds it. Give the key a right to write but none
 * to delete, and let the bucket keep versions. Then a thief who controls the machine cannot delete a backup.
 */
export function s3Target({ bucket, prefix, endpoint, region }: Bucket, answerMs = DEADLINES.answerMs): Target {
  const client = new S3Client({
    region,
    ...(endpoint && { endpoint, forcePathStyle: true }),
    // the socket of a server that hangs is closed; deadlines.ts has told the caller by then
    requestHandler: { connectionTimeout: Math.min(10_000, answerMs), socketTimeout: answerMs },
    maxAttempts: 2,
    // many servers with this interface know no checksums in trailers; every object has its hash in a signed manifest
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const at = (key: string) => ({ Bucket: bucket, Key: `${prefix}${key}` });
  return {
    name: `bucket ${bucket}/${prefix}`,
    async put(key, file) {
      const { size } = await stat(file);
      await client.send(new PutObjectCommand({ ...at(key), Body: createReadStream(file), ContentLength: size }));
    },
    async get(key) {
      const found = await client.send(new GetObjectCommand(at(key))).catch((error: unknown) => {
        if (error instanceof NoSuchKey) throw new MissingObject(key, `The bucket ${bucket}`);
        throw error;
      });
      if (!(found.Body instanceof Readable)) throw new Error(`The bucket ${bucket} answered ${key} without a content.`);
      return found.Body;
    },
    async list(start) {
      const found: StoredObject[] = [];
      for (let after: string | undefined; ; ) {
        const page = await client.send(
          new ListObjectsV2Command({
            ...{ Bucket: bucket, Prefix: `${prefix}${start}` },
            ...(after !== undefined && { ContinuationToken: after }),
          }),
        );
        for (const { Key = '', Size = 0 } of page.Contents ?? [])
          found.push({ key: Key.slice(prefix.length), bytes: Size });
        after = page.NextContinuationToken;
        if (after === undefined) return found.toSorted((one, other) => (one.key < other.key ? -1 : 1));
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(at(key)));
    },
  };
}
