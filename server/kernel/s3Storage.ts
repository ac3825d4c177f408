import type { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { S3Settings } from './config.js';
import type { Storage } from './storage.js';

const PART = 5 * 1024 * 1024;

/** Files in a bucket. At most two parts of 5 MB of each upload are in memory. */
export function s3Storage(settings: S3Settings): Storage {
  const { bucket: Bucket, endpoint, region, accessKeyId, secretAccessKey, pathStyle } = settings;
  const client = new S3Client({
    region,
    ...(endpoint ? { endpoint } : {}),
    forcePathStyle: pathStyle,
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return {
    async write(Key, Body) {
      const upload = new Upload({ client, params: { Bucket, Key, Body }, partSize: PART, queueSize: 2 });
      await upload.done();
    },
    async read(Key, range) {
      const Range = range ? `bytes=${range.start}-${range.end}` : undefined;
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, ...(Range ? { Range } : {}) }));
      return Body as Readable;
    },
    async remove(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    async sweep(before) {
      const listed = client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: 'files/' }));
      const { Uploads = [] } = await listed.catch(unlessMissing);
      for (const { Key, UploadId, Initiated } of Uploads)
        if (Key && UploadId && Initiated && Initiated < before)
          await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    },
  };
}

/** Some storages have no way to list what was begun; there a lifecycle rule of the bucket cleans up. */
function unlessMissing(error: Error): { Uploads?: [] } {
  if (error.name === 'NotImplemented') return {};
  throw error;
}
