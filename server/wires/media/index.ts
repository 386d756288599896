/** Stored files by signed address: streamed with ranges, or a redirect to a short-lived address of the store. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { readId } from "../../../shared/ids.ts";
import { findArchive } from "../../core/exports/index.ts";
import { findSignedFile, interviewOfFile, isMediaAddress, type StoredFileRecord } from "../../core/recordings/index.ts";
import { judgeSharedMedia } from "../../core/shares/index.ts";
import { findSignedCaptions } from "../../core/transcripts/index.ts";
import { FileMissingError, type Files } from "../../platform/files/files.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import { readRange } from "./byte-range.ts";
import { type DownloadDeps, noteSaving } from "./note-download.ts";

export interface MediaWireDeps extends DownloadDeps {
  files: Files;
  keyring: Keyring;
}

const STORE_ADDRESS_SECONDS = 900;

interface Params {
  fileId: string;
  expires: string;
  signature: string;
  name: string;
}

interface Query {
  download?: string;
  share?: string;
}

/** May the file be given out, may it be saved, and what is it called? An address of a share page hides the name in the store. */
async function judge({ database, keyring, clock }: MediaWireDeps, { fileId, ...params }: Params, { share }: Query) {
  const id = readId(fileId);
  const shareId = share === undefined ? undefined : readId(String(share));
  if (id === null || shareId === null) return { verdict: "forged", fileId: "", download: false, name: null } as const;
  const address = { ...params, fileId: id };
  if (shareId !== undefined) {
    const shared = await judgeSharedMedia({ database, keyring, clock }, shareId, address);
    return { ...shared, fileId: id, name: params.name };
  }
  return { verdict: isMediaAddress({ keyring, now: clock() }, address), fileId: id, download: true, name: null };
}

/**
 * Serves GET and HEAD /media/{fileId}/{expires}/{signature}/{name}; ?download=1 offers the file for saving, ?share= names the share link
 * that the address was given out for and ends with.
 */
export const mediaWire = (deps: MediaWireDeps): FastifyPluginAsync => {
  return async (server) => {
    server.addHook("onRequest", async (_request, reply) => {
      void reply.header("access-control-allow-origin", "*");
      void reply.header("access-control-expose-headers", "accept-ranges, content-length, content-range, etag");
      void reply.header("cross-origin-resource-policy", "cross-origin");
      void reply.header("x-content-type-options", "nosniff");
      void reply.header("x-robots-tag", "noindex, nofollow, noarchive");
    });
    server.options("/media/*", async (_request, reply) => {
      void reply.header("access-control-allow-methods", "GET, HEAD, OPTIONS");
      void reply.header("access-control-allow-headers", "range, if-range, if-none-match");
      void reply.header("access-control-max-age", "86400");
      return reply.code(204).send();
    });
    server.route<{ Params: Params; Querystring: Query }>({
      method: ["GET", "HEAD"],
      url: "/media/:fileId/:expires/:signature/:name",
      async handler(request, reply) {
        const { verdict, fileId, ...judged } = await judge(deps, request.params, request.query);
        if (verdict === "forged") return refuse(reply, 403, "This address is not one that was given out.");
        if (verdict === "expired")
          return refuse(reply, 410, "This address has expired. Load the page that gave it again.");
        // Before the caching rule of recordings: a correction is seen at once by whoever asks again.
        const captions = /\.vtt$/.test(request.params.name) ? await findSignedCaptions(deps.database, fileId) : null;
        if (captions !== null) {
          return reply.header("cache-control", "private, no-cache").type("text/vtt; charset=utf-8").send(captions);
        }
        const stored = await findSignedFile(deps.database, fileId);
        const file = stored ?? (await findArchive(deps.database, fileId, deps.clock()));
        const download = request.query.download === "1";
        if (download && !judged.download) return refuse(reply, 403, "This link does not allow saving.");
        if (!file) return refuse(reply, 404, "This file is not here any more.");
        // What a share gave out is asked for again each time, so that it ends with the share.
        void reply.header("cache-control", judged.name === null ? "private, max-age=3600" : "private, no-cache");
        // An archive is there to be saved, however it is asked for; a recording may be watched.
        if ((download || stored === null) && request.method === "GET") {
          const interviewId = stored && (await interviewOfFile(deps.database, stored));
          const saved = { ...file, id: fileId, interviewId, isArchive: stored === null };
          await noteSaving(deps, request, saved, request.query.share);
        }
        try {
          return await sendFile(deps, request, reply, { ...file, name: judged.name ?? file.name }, download);
        } catch (error) {
          if (error instanceof FileMissingError) return refuse(reply, 404, "This file is not here any more.");
          throw error;
        }
      },
    });
  };
};

function refuse(reply: FastifyReply, status: number, detail: string): FastifyReply {
  const body = { type: "about:blank", title: "Not available", status, code: "media", detail };
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .type("application/problem+json")
    .send(JSON.stringify(body));
}

async function sendFile(
  { files }: MediaWireDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  file: Pick<StoredFileRecord, "key" | "name" | "contentType" | "bytes" | "sha256">,
  download: boolean,
): Promise<FastifyReply> {
  const disposition = `${download ? "attachment" : "inline"}; filename="${file.name.replace(/[^\w .-]/g, "_")}"`;
  const etag = `"${file.sha256}"`;
  void reply.header("etag", etag);
  void reply.header("accept-ranges", "bytes");
  void reply.header("content-type", file.contentType);
  void reply.header("content-disposition", disposition);
  if (request.headers["if-none-match"]?.includes(etag)) return reply.code(304).send();
  const ifRange = request.headers["if-range"];
  const stale = ifRange !== undefined && ifRange !== etag;
  const range = stale ? "whole" : readRange(request.headers.range, file.bytes);
  if (range === "unsatisfiable") {
    void reply.header("content-range", `bytes */${file.bytes}`);
    return reply.code(416).type("text/plain").send("This range is not in the file.");
  }
  const part = range === "whole" ? { start: 0, end: file.bytes - 1 } : range;
  void reply.code(range === "whole" ? 200 : 206);
  if (range !== "whole") void reply.header("content-range", `bytes ${part.start}-${part.end}/${file.bytes}`);
  void reply.header("content-length", part.end - part.start + 1);
  if (request.method === "HEAD") return reply.send();
  const elsewhere = await files.signedUrl(file.key, {
    expiresInSeconds: STORE_ADDRESS_SECONDS,
    contentType: file.contentType,
    disposition,
  });
  if (elsewhere) {
    for (const name of ["content-length", "content-range", "etag", "content-type", "content-disposition"]) {
      void reply.removeHeader(name);
    }
    void reply.header("cache-control", `private, max-age=${STORE_ADDRESS_SECONDS / 3}`);
    return reply.redirect(elsewhere, 302);
  }
  const { stream } = await files.get(file.key, range === "whole" ? undefined : part);
  return reply.send(stream);
}
