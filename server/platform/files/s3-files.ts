/** The file store in S3. A stream is spooled to disk first: its length and hash are then known before the upload starts. */
import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { checkKey, FileMissingError, type Files } from "./files.ts";
import { hashFile } from "./folder-files.ts";

/** Above this a file goes up in parts of this size. */
const PART_BYTES = 32 * 1024 * 1024;

interface S3Place {
  client: S3Client;
  bucket: string;
  prefix: string;
}

/** Reads s3://bucket/prefix?endpoint=…; some stores refuse the SDK's newer checksums, so they are sent only when required. */
function openS3Place(url: URL): S3Place {
  const settings = url.searchParams;
  const accessKeyId = settings.get("accessKeyId");
  const secretAccessKey = settings.get("secretAccessKey");
  const endpoint = settings.get("endpoint");
  // The SDK's advice on Node versions: ours is pinned, and the doctor advises on Node.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  return {
    bucket: url.hostname,
    prefix: url.pathname.replace(/^\/+|\/+$/g, ""),
    client: new S3Client({
      region: settings.get("region") ?? "us-east-1",
      ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
      ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    }),
  };
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && ["NoSuchKey", "NotFound", "NoSuchBucket"].includes(error.name);

export function openS3Files(url: URL): Files {
  const { client, bucket, prefix } = openS3Place(url);
  const at = (key: string) => ({ Bucket: bucket, Key: prefix ? `${prefix}/${checkKey(key)}` : checkKey(key) });

  async function upload(key: string, path: string, bytes: number, contentType: string): Promise<void> {
    if (bytes <= PART_BYTES) {
      await client.send(
        new PutObjectCommand({
          ...at(key),
          Body: createReadStream(path),
          ContentLength: bytes,
          ContentType: contentType,
        }),
      );
      return;
    }
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...at(key), ContentType: contentType }));
    try {
      const parts: { PartNumber: number; ETag: string | undefined }[] = [];
      for (let start = 0, number = 1; start < bytes; start += PART_BYTES, number += 1) {
        const end = Math.min(start + PART_BYTES, bytes) - 1;
        const { ETag } = await client.send(
          new UploadPartCommand({
            ...at(key),
            UploadId,
            PartNumber: number,
            Body: createReadStream(path, { start, end }),
            ContentLength: end - start + 1,
          }),
        );
        parts.push({ PartNumber: number, ETag });
      }
      await client.send(
        new CompleteMultipartUploadCommand({ ...at(key), UploadId, MultipartUpload: { Parts: parts } }),
      );
    } catch (error) {
      await client.send(new AbortMultipartUploadCommand({ ...at(key), UploadId })).catch(() => undefined);
      throw error;
    }
  }

  async function spool(body: Readable | Buffer): Promise<{ path: string; release(): Promise<void> }> {
    const folder = await mkdtemp(join(tmpdir(), "greenroom-spool-"));
    const release = () => rm(folder, { recursive: true, force: true });
    try {
      const path = join(folder, "file");
      const file = await open(path, "wx", 0o600);
      try {
        for await (const chunk of Buffer.isBuffer(body) ? Readable.from([body]) : body) await file.writeFile(chunk);
      } finally {
        await file.close();
      }
      return { path, release };
    } catch (error) {
      await release();
      throw error;
    }
  }

  return {
    async put(key, body, { contentType }) {
      checkKey(key);
      const spooled = await spool(body);
      try {
        const stored = await hashFile(spooled.path);
        await upload(key, spooled.path, stored.bytes, contentType);
        return stored;
      } finally {
        await spooled.release();
      }
    },
    async moveIn(key, localPath, { contentType }) {
      const stored = await hashFile(localPath);
      await upload(key, localPath, stored.bytes, contentType);
      await rm(localPath, { force: true });
      return stored;
    },
    async get(key, range) {
      try {
        const answer = await client.send(
          new GetObjectCommand({ ...at(key), ...(range ? { Range: `bytes=${range.start}-${range.end}` } : {}) }),
        );
        if (!(answer.Body instanceof Readable)) throw new Error("The store answered no stream.");
        return { stream: answer.Body, bytes: answer.ContentLength ?? 0 };
      } catch (error) {
        if (isMissing(error)) throw new FileMissingError(key);
        throw error;
      }
    },
    async head(key) {
      try {
        const answer = await client.send(new HeadObjectCommand(at(key)));
        return { bytes: answer.ContentLength ?? 0 };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async delete(key) {
      await client.send(new DeleteObjectCommand(at(key)));
    },
    async localCopy(key) {
      const { stream } = await this.get(key);
      return spool(stream);
    },
    signedUrl: (key, { expiresInSeconds, contentType, disposition }) =>
      getSignedUrl(
        client,
        new GetObjectCommand({ ...at(key), ResponseContentType: contentType, ResponseContentDisposition: disposition }),
        { expiresIn: expiresInSeconds },
      ),
    async check() {
      await client.send(new HeadBucketCommand({ Bucket: bucket }));
    },
  };
}
